import {
  Severity,
  severityOfScore,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';

/** The results of a report of format version 1: a framework, a list of them, or an object with the list. */
export function* kubescapeVersion1Results(
  root: JsonNode,
): Generator<ReportedResult> {
  for (const framework of frameworksOf(root)) {
    const controls = framework.get('controlReports');
    if (!controls.isList && framework.get('name').isAbsent) {
      throw controls.wrong('a list');
    }
    for (const control of controls.items()) yield* resultsOf(control);
  }
}

function* frameworksOf(root: JsonNode): Generator<JsonNode> {
  if (root.isAbsent || root.isList) yield* root.items();
  else if (root.get('frameworks').isAbsent) yield root;
  else yield* root.get('frameworks').items();
}

function* resultsOf(control: JsonNode): Generator<ReportedResult> {
  const rule =
    control.get('controlID').text() ?? control.get('id').requiredText();
  const title = control.get('name').text() ?? rule;
  const severity = severityOf(control.get('baseScore').number());
  for (const ruleReport of control.get('ruleReports').items()) {
    for (const response of ruleReport.get('ruleResponses').items()) {
      const suppressed = !response.get('exception').isAbsent;
      const objects = response.get('alertObject').get('k8sApiObjects');
      for (const resource of objects.items()) {
        yield {
          category: 'cloud',
          rule,
          title,
          severity,
          suppressed,
          location: {},
          code: idOf(resource),
        };
      }
    }
  }
}

function severityOf(score: number | undefined): Severity | undefined {
  return score === undefined ? undefined : severityOfScore(score);
}

/** As version 2 writes it: `apps/v1/default/Deployment/web`. */
function idOf(resource: JsonNode): string {
  const metadata = resource.get('metadata');
  const name = metadata.get('name').text() ?? resource.get('name').text();
  return [
    resource.get('apiVersion').text(),
    metadata.get('namespace').text() ?? resource.get('namespace').text(),
    resource.get('kind').text(),
    name,
  ]
    .map(part => part ?? '')
    .join('/');
}
