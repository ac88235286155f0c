import {
  isAlias,
  isScalar,
  LineCounter,
  Node,
  parseDocument,
  YAMLParseError,
} from 'yaml';
import { ExpressionError } from '../formula/ExpressionError';
import { DefinitionProblem, DefinitionsError } from './DefinitionsError';
import { offsetInScalar } from './offsetInScalar';

/** Bytes that a file of definitions may have. */
export const largestFile = 1_048_576;

/** A file of definitions as YAML nodes, and what is wrong in it. */
export class DefinitionFile {
  readonly root: Node | undefined;
  readonly #lines = new LineCounter();
  readonly #text: string;

  /**
   * @param name - how people call the file
   * @param problems - where what is wrong is added
   */
  constructor(
    readonly name: string,
    text: string,
    readonly problems: DefinitionProblem[],
  ) {
    this.#text = text;
    const size = Buffer.byteLength(text);
    if (size > largestFile) {
      this.#add(0, tooLarge(size));
      return;
    }
    const document = this.#parse();
    this.root = document?.contents ?? undefined;
  }

  /** Line of a node, from 1. */
  lineOf(node: Node | undefined): number {
    return Math.max(1, this.#lines.linePos(node?.range?.[0] ?? 0).line);
  }

  /** Notes that something is wrong at a node. */
  report(node: Node | undefined, reason: string): void {
    this.#add(
      node?.range?.[0] ?? 0,
      isAlias(node)
        ? `*${node.source} stands for something written elsewhere; aliases are not accepted, write it out`
        : reason,
    );
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
        isScalar(node)
          ? offsetInScalar(this.#text, node, error.position)
          : node?.range?.[0] ?? 0,
        `${subject} ${error.message}`,
      );
      return undefined;
    }
  }

  #parse() {
    if (isNestedDeeply(this.#text)) {
      this.#add(0, tooDeep);
      return undefined;
    }
    try {
      const document = parseDocument(this.#text, {
        lineCounter: this.#lines,
        prettyErrors: false,
        logLevel: 'silent',
        strict: true,
        // The parser compares each key with every other one; DefinitionItem finds the same in one pass.
        uniqueKeys: false,
      });
      if (document.errors.some(isTooDeep)) {
        this.#add(0, tooDeep);
        return undefined;
      }
      // Those after the first few are mostly what follows from them.
      for (const error of document.errors.slice(0, mostSyntaxErrors)) {
        this.#addSyntaxError(error);
      }
      return document;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#add(0, tooDeep);
      return undefined;
    }
  }

  #addSyntaxError({ message, pos, code }: YAMLParseError): void {
    this.#add(
      pos[0],
      code === 'MULTIPLE_DOCS'
        ? 'does not parse: there is a second document (---); accepted is one'
        : `does not parse: ${message}`,
    );
  }

  #add(offset: number, reason: string): void {
    const { line, col } = this.#lines.linePos(offset);
    this.problems.push({
      file: this.name,
      line: Math.max(1, line),
      column: Math.max(1, col),
      reason: reason
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
        .slice(0, longestReason),
    });
    // What is wrong throughout would otherwise take the time of all that is written.
    if (this.problems.length >= mostProblems) {
      throw new DefinitionsError([
        ...this.problems,
        {
          file: this.name,
          line: Math.max(1, line),
          column: Math.max(1, col),
          reason: `there are more problems; reading stopped after ${mostProblems}`,
        },
      ]);
    }
  }
}

/** What is said of a file that is larger than {@link largestFile}. */
export function tooLarge(size: number): string {
  return `is ${size} bytes large; at most ${largestFile} are accepted`;
}

/** Whether more brackets are open somewhere, or more lists begin on one line, than a file of definitions ever has. */
function isNestedDeeply(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open += bracket === '[' || bracket === '{' ? 1 : -1;
    if (open > deepest) return true;
    open = Math.max(0, open);
  }
  return new RegExp(`(?:[-?:] ){${deepest}}`).test(text);
}

/** The parser goes down level by level, and says in the words of the engine when it cannot go on. */
function isTooDeep({ message }: YAMLParseError): boolean {
  return message.startsWith('Maximum call stack');
}

const tooDeep = 'does not parse: it is nested too deeply';
const deepest = 100;
const mostSyntaxErrors = 5;
const mostProblems = 100;
const longestReason = 2_000;
