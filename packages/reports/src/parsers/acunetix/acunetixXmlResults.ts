import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { Report, ReportedResult } from '../../ReportParser';
import { requestUrl } from '../../requestUrl';
import { XmlNode } from '../../XmlNode';

/** The report items of each scan. They have no id but their name: one module reports several. */
export function* acunetixXmlResults(report: Report): Generator<ReportedResult> {
  const root = XmlNode.root(report);
  if (root.name !== 'ScanGroup') throw root.wrong('ScanGroup');
  for (const scan of root.all('Scan')) {
    const host =
      scan.get('Crawler').attribute('StartUrl') ??
      scan.get('StartURL').text() ??
      '';
    for (const item of scan.get('ReportItems').all('ReportItem')) {
      yield resultOf(item, host);
    }
  }
}

function resultOf(item: XmlNode, host: string): ReportedResult {
  const name = item.get('Name').requiredText();
  const request = item.get('TechnicalDetails').get('Request').text() ?? '';
  return {
    category: 'dynamic',
    rule: name,
    title: name,
    severity: severityOfWord(item.get('Severity').text() ?? ''),
    suppressed: /^(?:true|1)$/i.test(item.get('IsFalsePositive').text() ?? ''),
    cwe: weaknesses(item),
    method: /^([A-Z]{3,10}) \S/.exec(request)?.[1],
    parameter: item.get('Parameter').text(),
    location: { url: requestUrl(host, item.get('Affects').text()) },
  };
}

function weaknesses(item: XmlNode): string[] {
  const found: string[] = [];
  for (const cwe of item.get('CWEList').all('CWE')) {
    const text = cwe.text() ?? cwe.attribute('id');
    if (text !== undefined) found.push(text);
  }
  return found;
}
