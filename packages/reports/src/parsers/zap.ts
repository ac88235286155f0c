import {
  Severity,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { XmlNode, xmlRoot } from '../XmlNode';

/**
 * Reports of OWASP ZAP: traditional XML and JSON, with or without requests and responses, and the alerts that its API lists.
 *
 * @remarks
 * Source: the `traditional-xml` and `traditional-json` templates of ZAP's reports add-on, `AlertAPI.alertToSet`. Each instance of an alert is a
 * result. The reference of an alert (`10055-4`) tells apart what one rule (`10055`) finds, and goes before it.
 */
export const zapParser: ReportParser = {
  format: 'zap',
  title: 'OWASP ZAP (XML, JSON)',

  detect(report) {
    if (xmlRoot(report)?.name === 'OWASPZAPReport') return true;
    const { json } = report;
    return (
      hasShape(json, '@version', 'site') ||
      hasShape(json, '@programName', 'site') ||
      (hasShape(json, 'alerts') &&
        Array.isArray(json.alerts) &&
        hasShape(json.alerts[0], 'pluginId', 'risk'))
    );
  },

  parse(report) {
    return {
      tool: 'OWASP ZAP',
      categories: ['dynamic'],
      results: results(report),
    };
  },
};

/** Reads a field of an alert or instance, in XML or JSON. */
type Fields = (name: string) => string | undefined;

function* results(report: Report): Generator<ReportedResult> {
  if (xmlRoot(report)) yield* xmlResults(report);
  else yield* jsonResults(JsonNode.root(report));
}

function* xmlResults(report: Report): Generator<ReportedResult> {
  const root = XmlNode.root(report);
  if (root.name !== 'OWASPZAPReport') throw root.wrong('OWASPZAPReport');
  for (const site of root.all('site')) {
    for (const alert of site.descendants('alertitem')) {
      alert.get('pluginid').requiredText();
      const fields = xmlFields(alert);
      let count = 0;
      for (const instance of alert.get('instances').all('instance')) {
        count++;
        yield resultOf(fields, xmlFields(instance));
      }
      if (count === 0) yield resultOf(fields, fields, site.attribute('name'));
    }
  }
}

function xmlFields(node: XmlNode): Fields {
  return name => node.get(name).text();
}

function* jsonResults(root: JsonNode): Generator<ReportedResult> {
  const site = root.get('site');
  const listed = root.get('alerts');
  if (site.isAbsent && !listed.isList) throw site.wrong('a list');
  for (const alert of listed.items()) {
    alert.get('pluginId').requiredText();
    const fields = jsonFields(alert);
    yield resultOf(fields, fields);
  }
  // A report of one site may have it without a list.
  for (const each of site.isObject ? [site] : site.items()) {
    for (const alert of each.get('alerts').items()) {
      alert.get('pluginid').requiredText();
      const fields = jsonFields(alert);
      let count = 0;
      for (const instance of alert.get('instances').items()) {
        count++;
        yield resultOf(fields, jsonFields(instance));
      }
      if (count === 0) yield resultOf(fields, fields, each.get('@name').text());
    }
  }
}

function jsonFields(node: JsonNode): Fields {
  return name => {
    const field = node.get(name);
    return typeof field.value === 'number' ? `${field.value}` : field.text();
  };
}

/** @param host - of an alert that names no request */
function resultOf(
  alert: Fields,
  instance: Fields,
  host?: string,
): ReportedResult {
  const rule = alert('alertRef') ?? alert('pluginid') ?? alert('pluginId')!;
  const cwe = alert('cweid');
  return {
    category: 'dynamic',
    rule,
    title: alert('name') ?? alert('alert') ?? rule,
    severity: severityOf(alert),
    suppressed: isFalsePositive(alert),
    cwe: cwe !== undefined && Number(cwe) > 0 ? [`CWE-${cwe}`] : undefined,
    method: instance('method'),
    parameter: instance('param'),
    location: { url: instance('uri') ?? instance('url') ?? host },
  };
}

function severityOf(alert: Fields): Severity | undefined {
  const code = alert('riskcode');
  if (code !== undefined) return severityOfRisk.get(code);
  // `Medium (High)` is the risk with the confidence.
  const [word] = (alert('risk') ?? alert('riskdesc') ?? '').split(' ', 1);
  return severityOfWord(word);
}

const severityOfRisk = new Map<string, Severity>([
  ['3', 'high'],
  ['2', 'medium'],
  ['1', 'low'],
  ['0', 'info'],
]);

/** A confidence that people give, and before version 2.4 a risk. */
function isFalsePositive(alert: Fields): boolean {
  const confidence = alert('confidence');
  return (
    confidence === '0' ||
    confidence === 'False Positive' ||
    alert('riskcode') === '-1'
  );
}
