import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult, ReportParser } from '../ReportParser';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { inspectorCodeVulnerability } from './awsInspector2/inspectorCodeVulnerability';
import { inspectorNetworkReachability } from './awsInspector2/inspectorNetworkReachability';
import { inspectorPackageVulnerabilities } from './awsInspector2/inspectorPackageVulnerabilities';
import { inspectorResource } from './awsInspector2/inspectorResource';

/**
 * Findings of Amazon Inspector 2: `aws inspector2 list-findings`, a findings report in JSON, or an event of EventBridge.
 *
 * @remarks
 * Source: `Finding` of the Amazon Inspector API. A finding of several packages is one result for each of them. `CLOSED` findings are not reported,
 * `SUPPRESSED` ones come in suppressed. `UNTRIAGED` is no severity.
 */
export const awsInspector2Parser: ReportParser = {
  format: 'aws-inspector2',
  title: 'Amazon Inspector 2 findings (JSON)',

  detect({ json }) {
    if (hasShape(json, 'detail')) return isFinding(json.detail);
    const list = hasShape(json) ? json.findings : json;
    return Array.isArray(list) && isFinding(list[0]);
  },

  parse(report) {
    const root = JsonNode.root(report);
    const list = root.isList ? root : root.get('findings');
    const event = root.isObject ? root.get('detail') : undefined;
    if (list.isAbsent && !event?.isObject && !root.isAbsent) {
      throw list.wrong('a list');
    }
    // A report may be larger than memory, so it is gone through twice.
    const findings = () => (event?.isObject ? [event] : list.items());
    return {
      tool: 'Amazon Inspector',
      categories: categoriesOf(findings()),
      results: results(findings()),
    };
  },
};

function isFinding(value: unknown): boolean {
  if (!hasShape(value, 'type', 'resources')) return false;
  const { findingArn, type } = value;
  return (
    (typeof findingArn === 'string' &&
      /^arn:[\w-]{1,20}:inspector2:/.test(findingArn)) ||
    (typeof type === 'string' && readers.has(type))
  );
}

/** What was scanned is only known by what was found, closed findings included. */
function categoriesOf(findings: Iterable<JsonNode>): Category[] {
  const categories = new Set<Category>();
  for (const finding of findings) {
    const type = finding.get('type').text();
    const resource = finding.get('resources').at(0).get('type').text();
    const isFunction = resource === 'AWS_LAMBDA_FUNCTION';
    if (type === 'CODE_VULNERABILITY') categories.add('code');
    else if (type === 'NETWORK_REACHABILITY') categories.add('cloud');
    else categories.add(isFunction ? 'dependency' : 'container');
  }
  return categories.size > 0 ? [...categories] : ['container'];
}

function* results(findings: Iterable<JsonNode>): Generator<ReportedResult> {
  for (const finding of findings) {
    const status = finding.get('status').text();
    if (status === 'CLOSED') continue;
    const type = finding.get('type').requiredText();
    const read = readers.get(type);
    if (!read) {
      throw finding
        .get('type')
        .wrong(`one of ${[...readers.keys()].join(', ')}`);
    }
    const resource = inspectorResource(finding.get('resources').at(0));
    for (const result of read(finding, resource)) {
      yield { ...result, suppressed: status === 'SUPPRESSED' };
    }
  }
}

const readers = new Map([
  ['PACKAGE_VULNERABILITY', inspectorPackageVulnerabilities],
  ['CODE_VULNERABILITY', inspectorCodeVulnerability],
  ['NETWORK_REACHABILITY', inspectorNetworkReachability],
]);
