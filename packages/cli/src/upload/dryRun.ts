import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import {
  severities,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  defaultReportLimits,
  inflateReport,
  ParsedScan,
  ParserRegistry,
  parseReport,
} from '@prodsec/reports';
import { CommandLine } from '../CommandLine';
import { PreparedReport, prepareReport } from './prepareReport';
import { ScanParameters, UploadSettings } from './UploadSettings';

/** What was read in a report, and what would be sent with it. */
export interface DryRun {
  report: string;
  /** In bytes, as it lies there. */
  size: number;
  format: string;
  tool: string;
  categories: string[];
  /** How many results it lists, suppressed ones included, before duplicates are removed. */
  results: number;
  /** How many of them come in suppressed. */
  suppressed: number;
  /** How many of the others, by severity. */
  severities: Record<Severity, number>;
  /** How many statements of a VEX document it holds. */
  statements: number;
  /** The query of `POST /scans`. */
  parameters: ScanParameters;
  /** By parameter that was not given, where its value was found. */
  foundIn: PreparedReport['foundIn'];
  /** What would be asked; absent while it is not known where the portal is. */
  request?: string;
}

/**
 * Reads a report here, as the portal would, and sends nothing.
 *
 * @remarks
 * The portal may read more formats, which its modules add, and has the last word on severities that a report does not say.
 *
 * @throws InputError when the report or its application is not found, or the report is broken; ReportRefusedError when no format fits
 */
export async function dryRun(
  report: string,
  settings: UploadSettings,
  commandLine: CommandLine,
): Promise<DryRun> {
  const prepared = await prepareReport(
    report,
    settings.parameters,
    commandLine,
  );
  const { parameters, source, foundIn } = prepared;
  const parsed = await parse(prepared);
  return {
    report,
    size: source.size,
    format: parsed.format,
    tool: parsed.tool,
    categories: parsed.categories,
    results: parsed.results.length,
    suppressed: parsed.results.filter(({ suppressed }) => suppressed).length,
    severities: countSeverities(parsed),
    statements: parsed.statements.length,
    parameters,
    foundIn,
    request: settings.address && requestOf(settings.address, parameters),
  };
}

async function parse({
  parameters,
  source,
}: PreparedReport): Promise<ParsedScan> {
  const { category, format, tool } = parameters;
  const stored = await buffer(source.open());
  const bytes = source.isGzip
    ? await inflateReport(stored, defaultReportLimits.maximumBytes)
    : stored;
  return parseReport({
    bytes,
    format,
    tool,
    category: category as ParsedScan['categories'][number] | undefined,
    parsers: new ParserRegistry(),
    // Nothing is compared with what the portal knows, so any key will do.
    key: randomBytes(32),
  });
}

function countSeverities({ results }: ParsedScan): Record<Severity, number> {
  const counts = Object.fromEntries(
    severities.map(severity => [severity, 0]),
  ) as Record<Severity, number>;
  for (const { severity, suppressed } of results) {
    if (!suppressed) counts[severity]++;
  }
  return counts;
}

function requestOf(address: string, parameters: ScanParameters): string {
  const url = new URL(`${address}/scans`);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return `POST ${url}`;
}
