import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { requestUrl } from '../requestUrl';
import { XmlNode, xmlRoot } from '../XmlNode';

/**
 * Issues of Burp Suite: XML of its report, JSON of its REST API.
 *
 * @remarks
 * Source: the document type that Burp writes at the top of its XML, `issue_events` of the Burp Suite REST API 0.1. Requests and responses are not kept. The
 * serial number is made up anew by each scan; the type index is the rule.
 */
export const burpParser: ReportParser = {
  format: 'burp',
  title: 'Burp Suite (XML, JSON of the REST API)',

  detect(report) {
    const root = xmlRoot(report);
    if (root) {
      return root.name === 'issues' && report.head.includes('burpVersion');
    }
    const { json } = report;
    return (
      hasShape(json, 'issue_events') &&
      (hasShape(json, 'scan_metrics') || hasShape(json, 'task_id'))
    );
  },

  parse(report) {
    return {
      tool: 'Burp Suite',
      categories: ['dynamic'],
      results: xmlRoot(report) ? xmlIssues(report) : jsonIssues(report),
    };
  },
};

function* xmlIssues(report: Report): Generator<ReportedResult> {
  const root = XmlNode.root(report);
  if (root.name !== 'issues') throw root.wrong('issues');
  for (const issue of root.all('issue')) {
    const severity = issue.get('severity').text() ?? '';
    const rule = issue.get('type').requiredText();
    const request = issue.get('requestresponse').get('request');
    yield {
      category: 'dynamic',
      rule,
      title: issue.get('name').text() ?? rule,
      severity: severityOfWord(severity),
      suppressed: severity === 'False positive',
      cwe: weaknesses(issue.get('vulnerabilityClassifications').text()),
      method: request.attribute('method'),
      parameter: insertionPoint(issue.get('location').text()),
      location: {
        url: requestUrl(
          issue.get('host').text() ?? '',
          issue.get('path').text(),
        ),
      },
    };
  }
}

function* jsonIssues(report: Report): Generator<ReportedResult> {
  const events = JsonNode.root(report).get('issue_events');
  if (!events.isList) throw events.wrong('a list');
  for (const event of events.items()) {
    if (event.get('type').text() !== 'issue_found') continue;
    const issue = event.get('issue');
    const type = issue.get('type_index').number();
    if (type === undefined) throw issue.get('type_index').wrong('a number');
    const severity = issue.get('severity').text() ?? '';
    yield {
      category: 'dynamic',
      rule: String(type),
      title: issue.get('name').text() ?? String(type),
      severity: severityOfWord(severity),
      suppressed: severity === 'false_positive',
      parameter: insertionPoint(issue.get('caption').text()),
      location: {
        url: requestUrl(
          issue.get('origin').text() ?? '',
          issue.get('path').text(),
        ),
      },
    };
  }
}

/** What the brackets name in `/login [username parameter]` and `/ [Referer HTTP header]`. */
function insertionPoint(location: string | undefined): string | undefined {
  if (location === undefined || !location.endsWith(']')) return undefined;
  const inside = location.slice(location.lastIndexOf('[') + 1, -1);
  return inside.replace(/ parameter$/, '') || undefined;
}

function weaknesses(classifications: string | undefined): string[] {
  return classifications?.match(/CWE-\d{1,6}/g) ?? [];
}
