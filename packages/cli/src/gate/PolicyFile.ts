import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from '@backstage/errors';
import { Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';

/** A file with rules on top of those of the portal, and where in it each stands. */
export class PolicyFile {
  private constructor(
    private readonly name: string,
    private readonly document: Document,
    private readonly lines: LineCounter,
    /** What it says, as it is sent. */
    readonly content: unknown,
  ) {}

  /**
   * @param name - path as typed
   * @throws InputError that names file, line and what is wrong
   */
  static async read(name: string, folder: string): Promise<PolicyFile> {
    let bytes: Buffer;
    try {
      bytes = await readFile(resolve(folder, name));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new InputError(`--policy: ${name} cannot be read (${code})`);
    }
    if (bytes.length > mostBytes) {
      throw new InputError(
        `--policy: ${name} is larger than ${mostBytes} bytes, which no policy is`,
      );
    }
    const lines = new LineCounter();
    const document = parseDocument(bytes.toString('utf8'), {
      lineCounter: lines,
    });
    const [problem] = document.errors;
    if (problem) {
      const { line } = lines.linePos(problem.pos[0]);
      throw new InputError(
        `${name}:${line}: is not YAML (${problem.message.split('\n')[0]})`,
      );
    }
    if (!isMap(document.contents)) {
      throw new InputError(
        `${name}:1: must have rules by their names, such as newFindings: high`,
      );
    }
    try {
      const content = document.toJS({ maxAliasCount: mostAliases });
      return new PolicyFile(name, document, lines, content);
    } catch (error) {
      throw new InputError(`${name}:1: ${(error as Error).message}`);
    }
  }

  /**
   * What the portal says against the policy, with the line it is about.
   *
   * @returns `undefined` where the message is about something else
   */
  placed(message: string): string | undefined {
    const [, path, reason] =
      /^policy((?:\.[^.:\s]+)*): ([^]*)$/.exec(message) ?? [];
    if (reason === undefined) return undefined;
    const keys = path
      .split('.')
      .slice(1)
      .map(key => (/^\d+$/.test(key) ? Number(key) : key));
    const [, unknown] =
      /^Unrecognized key\(s\) in object: '([^']+)'/.exec(reason) ?? [];
    const place = unknown === undefined ? keys : [...keys, unknown];
    const what =
      unknown === undefined ? reason : 'there is no such rule or field';
    const label = place.length ? `${place.join('.')}: ` : '';
    return `${this.name}:${this.#lineOf(place)}: ${label}${what}`;
  }

  #lineOf(place: readonly (string | number)[]): number {
    for (let length = place.length; length > 0; length--) {
      const keys = place.slice(0, length);
      const parent = this.document.getIn(keys.slice(0, -1), true);
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => String(key) === String(keys.at(-1)))
        : undefined;
      const node = pair?.key ?? this.document.getIn(keys, true);
      if (isNode(node) && node.range) {
        return this.lines.linePos(node.range[0]).line;
      }
    }
    return 1;
  }
}

const mostBytes = 100_000;
const mostAliases = 100;
