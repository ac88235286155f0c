import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { firstJsonObject, jsonValues } from '../jsonValues';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { asffProvider } from './asff/asffProvider';
import { asffResults, asffVulnerabilities } from './asff/asffResults';

/**
 * AWS Security Finding Format (JSON): a finding, a list, one a line, `get-findings` and exports of AWS Security Hub, its events, and what
 * Prowler writes.
 *
 * @remarks
 * Source: the ASFF syntax, version 2018-10-08. The tool is the scanner that wrote the whole report itself, such as Prowler, else AWS Security Hub,
 * whichever products its findings come from, for these may change from one export to the next. Passed checks, archived and
 * resolved findings are none; suppressed ones are suppressed.
 */
export const asffParser: ReportParser = {
  format: 'asff',
  title: 'AWS Security Finding Format (JSON)',

  detect(report) {
    const { json } = report;
    const value: unknown = Array.isArray(json)
      ? json[0]
      : firstJsonObject(report);
    if (!hasShape(value)) return false;
    const holder = hasShape(value.detail) ? value.detail : value;
    const list = [holder.Findings, holder.findings].find(Array.isArray);
    return hasShape(
      list ? list[0] : value,
      'AwsAccountId',
      'GeneratorId',
      'ProductArn',
    );
  },

  parse(report) {
    const categories = new Set<Category>(['cloud']);
    const providers = new Set<string | undefined>();
    for (const finding of findingsOf(report)) {
      providers.add(asffProvider(finding));
      for (const { category } of asffVulnerabilities(finding)) {
        categories.add(category);
      }
    }
    const [provider] = providers;
    return {
      tool: (providers.size === 1 && provider) || 'AWS Security Hub',
      categories: [...categories],
      results: results(report),
    };
  },
};

function* results(report: Report): Generator<ReportedResult> {
  for (const finding of findingsOf(report)) yield* asffResults(finding);
}

function* findingsOf(report: Report): Generator<JsonNode> {
  for (const value of jsonValues(report)) {
    if (value.isAbsent || value.isList) {
      yield* value.items();
      continue;
    }
    const detail = value.get('detail');
    const holder = detail.isObject ? detail : value;
    const list = ['Findings', 'findings']
      .map(name => holder.get(name))
      .find(({ isList }) => isList);
    if (list) yield* list.items();
    else yield value;
  }
}
