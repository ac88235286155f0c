import {
  Category,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from './NormalisedResult';
import { CredentialKey } from './credentials';
import { normaliseResults } from './normaliseResults';
import { NormalisedStatement, normaliseStatement } from './normaliseStatement';
import { ParserRegistry } from './ParserRegistry';
import { readReport, ReportLimits } from './readReport';
import {
  ParsedReport,
  Report,
  ReportedResult,
  ReportParser,
} from './ReportParser';
import { shortened, storable } from './texts';

/**
 * A report, what the upload says about it, and how it is read.
 * @public
 */
export interface ParseReportOptions {
  /** The report as the scanner wrote it, with any content encoding undone. */
  bytes: Uint8Array;
  /** Format id; detected without it. */
  format?: string;
  /** Overrides the name of the tool. */
  tool?: string;
  /** Puts every result into this category. */
  category?: Category;
  parsers: ParserRegistry;
  /** Key of the credential hashes. */
  key: CredentialKey;
  /** By tool, the severity of results that say none; names compare without letter case. */
  defaults?: ReadonlyMap<string, Severity>;
  limits?: ReportLimits;
}

/**
 * A report that was read, ready to be recorded.
 * @public
 */
export interface ParsedScan {
  /** Id of the parser that read it. */
  format: string;
  tool: string;
  /** What it covers; at least one. */
  categories: Category[];
  /** One for everything that is reported, duplicates included. */
  results: NormalisedResult[];
  /** What a VEX document states; mostly none. */
  statements: NormalisedStatement[];
}

/**
 * Reads a report that is in memory: from bytes to normalised results.
 *
 * @throws ReportRefusedError (413, 422) when it is too large, too deep or of no known format; InputError (400) when `format` is unknown or
 * the report is broken, naming the field
 * @public
 */
export function parseReport(options: ParseReportOptions): ParsedScan {
  const report = readReport(options.bytes, options.limits);
  const { parser, tool, parsed } = parseWith(report, options);
  const results = normaliseResults(resultsOf(parsed, options), {
    key: options.key,
    defaultSeverity: defaultSeverityOf(tool, options.defaults),
  });
  return {
    format: parser.format,
    tool,
    categories: categoriesOf(
      parsed,
      results.map(({ category }) => category),
      options,
    ),
    results,
    statements: statementsOf(parsed),
  };
}

/** Detects the format unless it is given, and parses. */
export function parseWith(
  report: Report,
  options: Pick<ParseReportOptions, 'format' | 'tool' | 'parsers'>,
): { parser: ReportParser; tool: string; parsed: ParsedReport } {
  const parser =
    options.format === undefined
      ? options.parsers.detect(report)
      : options.parsers.find(options.format);
  const parsed = parser.parse(report);
  const tool = shortened(
    storable(options.tool ?? parsed.tool).trim() || parser.format,
    longestToolName,
  );
  return { parser, tool, parsed };
}

/** The results, in the category that the upload says, if any. */
export function resultsOf(
  parsed: ParsedReport,
  { category }: Pick<ParseReportOptions, 'category'>,
): Iterable<ReportedResult> {
  return category === undefined
    ? parsed.results
    : within(category, parsed.results);
}

/** What the scan covers: what the upload says, else what the report speaks of. */
export function categoriesOf(
  parsed: ParsedReport,
  found: Iterable<Category>,
  { category }: Pick<ParseReportOptions, 'category'>,
): Category[] {
  return category === undefined
    ? [...new Set([...parsed.categories, ...found])]
    : [category];
}

/** What a VEX document states, as it is kept. */
export function statementsOf(parsed: ParsedReport): NormalisedStatement[] {
  const statements: NormalisedStatement[] = [];
  for (const statement of parsed.statements ?? []) {
    const normalised = normaliseStatement(statement);
    // Without packages it would speak of the whole application.
    const knowsNone =
      statement.packages.length > 0 && normalised.packages.length === 0;
    if (!knowsNone) statements.push(normalised);
  }
  return statements;
}

const longestToolName = 200;

function* within<T extends { category: Category }>(
  category: Category,
  results: Iterable<T>,
): Generator<T> {
  for (const result of results) yield { ...result, category };
}

/** Severity of results that say none, by the tool's name without letter case. */
export function defaultSeverityOf(
  tool: string,
  defaults: ReadonlyMap<string, Severity> = new Map(),
): Severity | undefined {
  for (const [name, severity] of defaults) {
    if (name.localeCompare(tool, 'en-US', { sensitivity: 'accent' }) === 0) {
      return severity;
    }
  }
  return undefined;
}
