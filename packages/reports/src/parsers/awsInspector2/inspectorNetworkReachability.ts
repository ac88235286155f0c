import { ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { InspectorResource } from './inspectorResource';
import { inspectorSeverity } from './inspectorSeverity';

/** A `NETWORK_REACHABILITY`: one open range of ports of one instance. */
export function* inspectorNetworkReachability(
  finding: JsonNode,
  resource: InspectorResource,
): Generator<ReportedResult> {
  const details = finding.get('networkReachabilityDetails');
  const range = details.get('openPortRange');
  const protocol = details.get('protocol').text() ?? 'any protocol';
  const begin = range.get('begin').number();
  const end = range.get('end').number();
  const ports = begin === end ? `${begin ?? 'any'}` : `${begin}-${end}`;
  yield {
    category: 'cloud',
    rule: 'NETWORK_REACHABILITY',
    title: finding.get('title').text() ?? `Port ${ports} is reachable`,
    severity: inspectorSeverity(finding),
    location: { path: resource.name },
    code: `${protocol} ${ports}`,
  };
}
