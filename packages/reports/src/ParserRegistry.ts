import { InputError } from '@backstage/errors';
import { Report, ReportParser } from './ReportParser';
import { builtInParsers } from './parsers';
import { ReportRefusedError } from './ReportRefusedError';

/**
 * Every report format that can be read: the built-in ones, and those that modules add.
 * @public
 */
export class ParserRegistry {
  readonly #added = new Map<string, ReportParser>();
  readonly #builtIn: readonly ReportParser[];

  constructor(builtIn: readonly ReportParser[] = builtInParsers) {
    this.#builtIn = builtIn;
  }

  /**
   * Adds parsers; one with the format id of a built-in parser takes its place.
   *
   * @throws Error when the id is not in kebab case, or two modules add the same one
   */
  add(...parsers: ReportParser[]): void {
    for (const parser of parsers) {
      const { format } = parser;
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(format)) {
        throw new Error(
          `A report parser has the format id '${format}', which is not in kebab case`,
        );
      }
      if (this.#added.has(format)) {
        throw new Error(`Two report parsers were added for format '${format}'`);
      }
      this.#added.set(format, parser);
    }
  }

  /** Whether a report may be for a parser that was added: of any format, or of one that is known. */
  asksAdded(format?: string): boolean {
    return format === undefined
      ? this.#added.size > 0
      : this.#added.has(format);
  }

  /** Format ids, sorted. */
  get formats(): string[] {
    return this.#parsers()
      .map(parser => parser.format)
      .sort();
  }

  /** The parser of a format id. Throws an `InputError` that lists the ids when there is none. */
  find(format: string): ReportParser {
    const found = this.#parsers().find(parser => parser.format === format);
    if (!found) {
      throw new InputError(`format must be one of ${this.#accepted()}`);
    }
    return found;
  }

  /**
   * The first parser that recognises the report.
   *
   * @throws ReportRefusedError (422) when none does, or when the report says nothing that could be recognised
   */
  detect(report: Report): ReportParser {
    if (saysNothing(report)) {
      throw new ReportRefusedError(
        422,
        `The report says nothing that tells its format; give format, one of ${this.#accepted()}`,
      );
    }
    for (const parser of this.#parsers()) {
      if (parser.detect(report)) return parser;
    }
    throw new ReportRefusedError(
      422,
      `No parser recognises the report.${brokenJson(
        report,
      )} Formats: ${this.#accepted()}`,
    );
  }

  #accepted(): string {
    return this.formats.join(', ');
  }

  #parsers(): ReportParser[] {
    const builtIn = this.#builtIn.map(
      parser => this.#added.get(parser.format) ?? parser,
    );
    const others = [...this.#added.values()].filter(
      parser => !builtIn.includes(parser),
    );
    return [...others, ...builtIn];
  }
}

/** What is wrong with a report that sets out to be JSON. */
function brokenJson({ jsonProblem, head }: Report): string {
  if (jsonProblem === undefined || !/^\s*[[{]/.test(head)) return '';
  return ` It begins like JSON, but ${jsonProblem}.`;
}

function saysNothing(report: Report): boolean {
  const { json } = report;
  if (json === undefined) {
    return report.head.trim() === '' && report.text.trim() === '';
  }
  if (json === null) return true;
  return typeof json === 'object' && Object.keys(json).length === 0;
}
