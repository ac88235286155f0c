import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { partsBeside } from '../credentials';
import { JsonNode } from '../JsonNode';
import { hasJsonRecord, jsonRecords } from '../jsonRecords';
import { Report, ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of TruffleHog 3 and 2, one record a line, and the lists of trufflehog3, which is a fork of version 2.
 *
 * @remarks
 * Source: `output.JSONPrinter` of TruffleHog 3, `print_results` of truffleHog 2, `models.Issue` of trufflehog3. Whether a credential was verified is its
 * validity and says nothing of how severe it is, so there is no severity but that of trufflehog3's rules.
 */
export const trufflehogParser: ReportParser = {
  format: 'trufflehog',
  title: 'TruffleHog 2 and 3, trufflehog3 (JSON)',

  detect(report) {
    return hasJsonRecord(
      report,
      has =>
        (has('SourceMetadata') && has('DetectorName')) ||
        (has('stringsFound') && has('reason') && has('branch')) ||
        (has('rule') && has('secret') && has('path') && has('context')),
    );
  },

  parse(report) {
    return {
      tool: 'TruffleHog',
      categories: ['secret'],
      results: secrets(report),
    };
  },
};

function* secrets(report: Report): Generator<ReportedResult> {
  for (const record of jsonRecords(report)) {
    if (!record.get('stringsFound').isAbsent) yield* stringsFound(record);
    else if (!record.get('rule').isAbsent) yield issue(record);
    else if (!isLogLine(record)) yield detected(record);
  }
}

/** TruffleHog 3 logs as JSON too, and both are easily sent into one file. */
function isLogLine(record: JsonNode): boolean {
  return (
    record.get('DetectorName').isAbsent &&
    !record.get('level').isAbsent &&
    !record.get('msg').isAbsent
  );
}

/** TruffleHog 3. `RawV2` adds to some credentials what belongs to them; other tools know them by `Raw`. */
function detected(record: JsonNode): ReportedResult {
  const rule = record.get('DetectorName').requiredText();
  const credential = record.get('Raw').text() ?? record.get('RawV2').text();
  return {
    category: 'secret',
    rule,
    title: `${rule} credential`,
    location: locationOf(record.get('SourceMetadata').get('Data')),
    credential,
    credentialParts: partsBeside(credential, partsOf(record)),
    validity: record.get('Verified').value === true ? 'active' : undefined,
  };
}

/** What `RawV2` adds to `Raw`, with or without a colon between them. */
function partsOf(record: JsonNode): string[] {
  const raw = record.get('Raw').text() ?? '';
  const both = record.get('RawV2').text() ?? '';
  if (raw === '' || !both.startsWith(raw)) return [both];
  return [both, both.slice(raw.length).replace(/^:/, '')];
}

/** Where it was is under the name of its kind of source: `Git`, `Filesystem`, `Docker`, `S3`, … */
function locationOf(data: JsonNode): ReportedResult['location'] {
  for (const [, source] of data.entries()) {
    const path = source.get('file').text() ?? source.get('path').text();
    const image = source.get('image').text();
    const url = source.get('link').text();
    if (path !== undefined || image !== undefined || url !== undefined) {
      return { path, line: source.get('line').number(), image, url };
    }
  }
  return {};
}

/** TruffleHog 2: every string of a commit's diff that one rule matched. */
function* stringsFound(record: JsonNode): Generator<ReportedResult> {
  const rule = record.get('reason').requiredText();
  for (const credential of record.get('stringsFound').texts()) {
    yield {
      category: 'secret',
      rule,
      title: rule,
      location: { path: record.get('path').text() },
      credential,
    };
  }
}

/** trufflehog3. */
function issue(record: JsonNode): ReportedResult {
  const rule = record.get('rule');
  const id = rule.get('id').requiredText();
  const severity = rule.get('severity').text();
  return {
    category: 'secret',
    rule: id,
    title: rule.get('message').text() ?? id,
    severity: severity === undefined ? undefined : severityOfWord(severity),
    location: {
      path: record.get('path').text(),
      line: record.get('line').number(),
    },
    credential: record.get('secret').text(),
  };
}
