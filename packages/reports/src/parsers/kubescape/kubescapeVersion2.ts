import {
  Severity,
  severityOfScore,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';

/** The results of a report of format version 2. */
export function* kubescapeVersion2Results(
  root: JsonNode,
): Generator<ReportedResult> {
  const severities = severitiesOf(root.get('summaryDetails').get('controls'));
  const paths = pathsOf(root.get('resources'));
  for (const result of root.get('results').items()) {
    const resource = result.get('resourceID').requiredText();
    for (const control of result.get('controls').items()) {
      const standing = standingOf(control);
      if (standing === 'passed') continue;
      const rule = control.get('controlID').requiredText();
      yield {
        category: 'cloud',
        rule,
        title: control.get('name').text() ?? rule,
        severity: severities.get(rule),
        suppressed: standing === 'excepted',
        location: { path: paths.get(resource) },
        code: withoutScan(resource),
      };
    }
  }
}

/** By control id; its score factor goes from 1 to 10. */
function severitiesOf(controls: JsonNode): Map<string, Severity> {
  const severities = new Map<string, Severity>();
  for (const [id, control] of controls.entries()) {
    const factor = control.get('scoreFactor').number();
    if (factor !== undefined) severities.set(id, severityOfScore(factor));
  }
  return severities;
}

/** By resource id, the file it was read from. */
function pathsOf(resources: JsonNode): Map<string, string> {
  const paths = new Map<string, string>();
  for (const resource of resources.items()) {
    const id = resource.get('resourceID').text();
    const path =
      resource.get('source').get('relativePath').text() ??
      resource.get('object').get('sourcePath').text();
    // The number of the document within the file follows.
    if (id && path) paths.set(id, path.replace(/:\d{1,9}$/, ''));
  }
  return paths;
}

type Standing = 'failed' | 'excepted' | 'passed';

/** The first versions wrote a word, and `excluded` for what is now `passed` with exceptions. */
function standingOf(control: JsonNode): Standing {
  const status = control.get('status');
  const word = status.isObject ? status.get('status').text() : status.text();
  if (word === 'failed') return 'failed';
  if (word === 'excluded') return 'excepted';
  const subStatus = status.isObject
    ? status.get('subStatus').text()
    : undefined;
  return subStatus === 'w/exceptions' ? 'excepted' : 'passed';
}

/** A resource read from a file has a hash of the file's absolute path in front, which is another one on another machine. */
function withoutScan(resource: string): string {
  return resource.replace(/^path=\d{1,20}\//, '').replace(/^api=/, '');
}
