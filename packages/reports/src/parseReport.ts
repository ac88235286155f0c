import {
  Category,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from './NormalisedResult';
import { CredentialKey } from './credentials';
import { normaliseResults } from './normaliseResults';
import { ParserRegistry } from './ParserRegistry';
import { readReport, ReportLimits } from './readReport';
import { shortened, storable } from './texts';

/** A report, what the upload says about it, and how it is read. */
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

/** A report that was read, ready to be recorded. */
export interface ParsedScan {
  /** Id of the parser that read it. */
  format: string;
  tool: string;
  /** What it covers; at least one. */
  categories: Category[];
  /** One for everything that is reported, duplicates included. */
  results: NormalisedResult[];
}

/**
 * Reads a report: from bytes to normalised results.
 *
 * @throws ReportRefusedError (413, 422) when it is too large, too deep or of no known format; InputError (400) when `format` is unknown or
 * the report is broken, naming the field
 */
export function parseReport(options: ParseReportOptions): ParsedScan {
  const { category } = options;
  const report = readReport(options.bytes, options.limits);
  const parser =
    options.format === undefined
      ? options.parsers.detect(report)
      : options.parsers.find(options.format);
  const parsed = parser.parse(report);
  const tool = shortened(
    storable(options.tool ?? parsed.tool).trim() || parser.format,
    longestToolName,
  );
  const results = normaliseResults(
    category === undefined ? parsed.results : within(category, parsed.results),
    {
      key: options.key,
      defaultSeverity: defaultSeverityOf(tool, options.defaults),
    },
  );
  const found = results.map(result => result.category);
  return {
    format: parser.format,
    tool,
    categories:
      category === undefined
        ? [...new Set([...parsed.categories, ...found])]
        : [category],
    results,
  };
}

const longestToolName = 200;

function* within<T extends { category: Category }>(
  category: Category,
  results: Iterable<T>,
): Generator<T> {
  for (const result of results) yield { ...result, category };
}

function defaultSeverityOf(
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
