import { ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { wizIssue } from './wizIssue';
import { wizVulnerability } from './wizVulnerability';

/** Nodes of an answer of the API, or a bare list of them. */
export interface WizNodes {
  kind: 'issues' | 'vulnerabilities';
  list: JsonNode;
}

/** Throws an `InputError` when the answer has no nodes. */
export function wizNodes(root: JsonNode): WizNodes {
  const list = listIn(root);
  if (list.isAbsent && !root.isAbsent) throw list.wrong('a list');
  const first = list.at(0);
  const isVulnerability =
    first.isObject && first.get('vulnerableAsset').isObject;
  return { kind: isVulnerability ? 'vulnerabilities' : 'issues', list };
}

function listIn(root: JsonNode): JsonNode {
  if (root.isList || root.isAbsent) return root;
  const data = root.get('data').isObject ? root.get('data') : root;
  for (const name of ['issues', 'issuesV2', 'vulnerabilityFindings']) {
    const connection = data.get(name);
    if (connection.isObject) return connection.get('nodes');
  }
  return data.get('nodes');
}

/** The results of the nodes that are not resolved. */
export function* wizResults({
  kind,
  list,
}: WizNodes): Generator<ReportedResult> {
  for (const node of list.items()) {
    const result = kind === 'issues' ? issue(node) : vulnerability(node);
    if (result) yield result;
  }
}

function issue(node: JsonNode): ReportedResult | undefined {
  const rule = node.get('sourceRule').isObject
    ? node.get('sourceRule')
    : node.get('control');
  const entity = node.get('entitySnapshot');
  return wizIssue({
    control: rule.get('id').requiredText(),
    title: rule.get('name').text(),
    severity: node.get('severity').text(),
    status: node.get('status').text(),
    resourceId:
      entity.get('externalId').text() ??
      entity.get('providerId').text() ??
      entity.get('id').text(),
    resourceName: entity.get('name').text(),
  });
}

function vulnerability(node: JsonNode): ReportedResult | undefined {
  const asset = node.get('vulnerableAsset');
  return wizVulnerability({
    id: node.get('name').requiredText(),
    severity: node.get('severity').text() ?? node.get('vendorSeverity').text(),
    score: node.get('score').looseTexts()[0],
    status: node.get('status').text(),
    exploited: {
      known: node.get('hasCisaKevExploit').value,
      available: node.get('hasExploit').value,
    },
    packageName: node.get('detailedName').text(),
    path: node.get('locationPath').text(),
    detectionMethod: node.get('detectionMethod').text(),
    assetName: asset.get('name').text(),
    assetType: asset.get('type').text(),
    distribution: asset.get('operatingSystem').text(),
  });
}
