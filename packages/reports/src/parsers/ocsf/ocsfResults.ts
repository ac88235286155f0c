import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { ocsfImage, ocsfResource } from './ocsfResource';
import { ocsfSeverity } from './ocsfSeverity';
import { ocsfStanding } from './ocsfStanding';
import { ocsfVulnerabilities } from './ocsfVulnerabilities';

/** What an OCSF finding reports: itself, or each vulnerability of each affected package; nothing when it does not count any more. */
export function* ocsfResults(event: JsonNode): Generator<ReportedResult> {
  const standing = ocsfStanding(event);
  if (standing === 'none') return;
  const suppressed = standing === 'suppressed';
  let hasVulnerabilities = false;
  for (const result of ocsfVulnerabilities(event)) {
    hasVulnerabilities = true;
    yield { ...result, suppressed };
  }
  if (hasVulnerabilities) return;
  const rule = ruleOf(event);
  yield {
    category: 'cloud',
    rule,
    title: titleOf(event).text() ?? rule,
    severity: ocsfSeverity(event),
    suppressed,
    location: { image: ocsfImage(event) },
    code: ocsfResource(event),
  };
}

/** The categories of what an OCSF finding is about, whether or not it still counts. */
export function* ocsfCategories(event: JsonNode): Generator<Category> {
  let hasVulnerabilities = false;
  for (const { category } of ocsfVulnerabilities(event)) {
    hasVulnerabilities = true;
    yield category;
  }
  if (!hasVulnerabilities) yield 'cloud';
}

/** `finding_info` was called `finding` before version 1.1. */
function infoOf(event: JsonNode): JsonNode {
  const info = event.get('finding_info');
  return info.isAbsent ? event.get('finding') : info;
}

function titleOf(event: JsonNode): JsonNode {
  return infoOf(event).get('title');
}

/** What the producer calls the check or the kind of finding; the id of a finding names one instance and is no rule. */
function ruleOf(event: JsonNode): string {
  const info = infoOf(event);
  const analytic = info.get('analytic');
  const feature = event.get('metadata').get('product').get('feature');
  return (
    event.get('metadata').get('event_code').text() ??
    event.get('compliance').get('control').text() ??
    analytic.get('uid').text() ??
    analytic.get('name').text() ??
    feature.get('uid').text() ??
    feature.get('name').text() ??
    info.get('types').texts().at(0) ??
    titleOf(event).requiredText()
  );
}
