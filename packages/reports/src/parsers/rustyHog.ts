import { JsonNode } from '../JsonNode';
import { hasJsonRecord, jsonRecords } from '../jsonRecords';
import { Report, ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of the Rusty Hog scanners: Ankamali (Google Drive), Berkshire (S3), Choctaw (git), Duroc (files), Essex (Confluence),
 * Göttingen (Jira) and Hante Hog (Slack).
 *
 * @remarks
 * Source: `GitFinding`, `FileFinding`, `S3Finding`, … of Rusty Hog. One result for each of the strings that a finding lists.
 */
export const rustyHogParser: ReportParser = {
  format: 'rusty-hog',
  title: 'Rusty Hog (JSON)',

  detect(report) {
    return (
      Array.isArray(report.json) &&
      hasJsonRecord(
        report,
        // Findings of TruffleHog 2 are alike and have the branch.
        has => has('stringsFound') && has('reason') && !has('branch'),
      )
    );
  },

  parse(report) {
    return {
      tool: 'Rusty Hog',
      categories: ['secret'],
      results: findings(report),
    };
  },
};

function* findings(report: Report): Generator<ReportedResult> {
  for (const finding of jsonRecords(report)) {
    const rule = finding.get('reason').requiredText();
    const location = locationOf(finding);
    const strings = finding.get('stringsFound').texts();
    for (const credential of strings.length === 0 ? [undefined] : strings) {
      yield { category: 'secret', rule, title: rule, location, credential };
    }
  }
}

function locationOf(finding: JsonNode): ReportedResult['location'] {
  const bucket = finding.get('bucket').text();
  const key = finding.get('key').text();
  return {
    path:
      finding.get('path').text() ??
      (bucket && key ? `${bucket}/${key}` : key) ??
      finding.get('issue_id').text() ??
      finding.get('page_id').text() ??
      finding.get('channel_id').text(),
    line:
      finding.get('linenum').number() ?? finding.get('new_line_num').number(),
    url: finding.get('url').text() ?? finding.get('web_link').text(),
  };
}
