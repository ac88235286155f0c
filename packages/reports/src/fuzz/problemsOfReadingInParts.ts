import { LargeReport } from '../LargeReport';
import { JsonSyntaxError } from '../largeJson/JsonSyntaxError';
import { defaultReportLimits, readReport } from '../readReport';
import { Report, ReportParser } from '../ReportParser';

/** Where a report that is read part by part gives something else than the same report in memory. */
export async function problemsOfReadingInParts(
  bytes: Buffer,
  parsers: readonly ReportParser[],
): Promise<string[]> {
  const whole = readReport(bytes);
  if (refusalOf(() => whole.json) !== undefined) return [];
  // Only JSON is read in parts, and only in UTF-8.
  if (whole.jsonProblem !== undefined || bytes[0] >= 0xfe) return [];
  const chunks = [bytes.subarray(0, 1000), bytes.subarray(1000)];
  const parts = await LargeReport.read(chunks, defaultReportLimits);
  const problems: string[] = [];
  for (const parser of parsers) {
    if (!parser.detect(whole)) continue;
    if (!parser.detect(parts)) {
      problems.push(`${parser.format}: is not recognised when read in parts`);
    } else if (outcomeOf(parser, whole) !== outcomeOf(parser, parts)) {
      problems.push(`${parser.format}: reads something else in parts`);
    }
  }
  return problems;
}

function outcomeOf(parser: ReportParser, report: Report): string {
  let outcome: string | undefined;
  const refusal = refusalOf(() => {
    const { tool, categories, results, statements } = parser.parse(report);
    outcome = JSON.stringify([
      tool,
      categories,
      [...results],
      [...(statements ?? [])],
    ]);
  });
  return refusal ?? outcome ?? '';
}

/** The message of the error that a reading ends in. */
function refusalOf(read: () => void): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return 'The report is not JSON';
    return String(error);
  }
}
