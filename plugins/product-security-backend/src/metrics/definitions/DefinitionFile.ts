import { isScalar, LineCounter, Node, parseDocument } from 'yaml';
import { ExpressionError } from '../formula/ExpressionError';
import { DefinitionProblem } from './DefinitionsError';

/** A file of definitions as YAML nodes, and what is wrong in it. */
export class DefinitionFile {
  readonly root: Node | undefined;
  readonly #lines = new LineCounter();

  /**
   * @param name - how people call the file
   * @param problems - where what is wrong is added
   */
  constructor(
    readonly name: string,
    text: string,
    readonly problems: DefinitionProblem[],
  ) {
    const document = parseDocument(text, {
      lineCounter: this.#lines,
      prettyErrors: false,
      logLevel: 'silent',
      strict: true,
    });
    this.root = document.contents ?? undefined;
    for (const { message, pos, code } of document.errors) {
      this.#add(
        pos[0],
        code === 'DUPLICATE_KEY'
          ? 'this key is there twice'
          : `does not parse: ${message}`,
      );
    }
  }

  /** Notes that something is wrong at a node. */
  report(node: Node | undefined, reason: string): void {
    this.#add(node?.range?.[0] ?? 0, reason);
  }

  /**
   * Does what may find an expression wrong, and notes it with its place in the text.
   *
   * @param subject - what the expression is, to begin the reason with
   */
  attempt<T>(
    node: Node | undefined,
    subject: string,
    work: () => T,
  ): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#add(
        (node?.range?.[0] ?? 0) + offsetInText(node, error.position),
        `${subject} ${error.message}`,
      );
      return undefined;
    }
  }

  #add(offset: number, reason: string): void {
    const { line, col } = this.#lines.linePos(offset);
    this.problems.push({
      file: this.name,
      line: Math.max(1, line),
      column: Math.max(1, col),
      reason,
    });
  }
}

/** Where a character of a text is in the file, as far as the way it is written lets one say. */
function offsetInText(node: Node | undefined, position: number): number {
  if (!isScalar(node)) return 0;
  if (node.type === 'PLAIN') return position;
  return node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
    ? position + 1
    : 0;
}
