import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { cloudResource } from '../cloudResource';
import { asffPackages } from './asffPackages';
import { asffProvider } from './asffProvider';
import { asffRule } from './asffRule';
import { asffSeverity } from './asffSeverity';

/** What a finding of ASFF reports: itself, or each vulnerability of each affected package; nothing when it does not count any more. */
export function* asffResults(finding: JsonNode): Generator<ReportedResult> {
  const standing = standingOf(finding);
  if (standing === 'none') return;
  const suppressed = standing === 'suppressed';
  let hasVulnerabilities = false;
  for (const result of asffVulnerabilities(finding)) {
    hasVulnerabilities = true;
    yield { ...result, suppressed };
  }
  if (hasVulnerabilities) return;
  const rule = asffRule(finding);
  yield {
    category: 'cloud',
    rule,
    title: finding.get('Title').text() ?? rule,
    severity: asffSeverity(finding),
    suppressed,
    location: {},
    code: resourceOf(finding),
  };
}

/** Each vulnerability of each affected package that a finding names, whether or not it still counts. */
export function* asffVulnerabilities(
  finding: JsonNode,
): Generator<ReportedResult> {
  for (const affected of asffPackages(finding)) {
    const { ids, name, packageUrl, image } = affected;
    yield {
      category: affected.isContainer ? 'container' : 'dependency',
      rule: ids[0],
      title: `${ids[0]} in ${name}`,
      severity: asffSeverity(finding),
      exploitation: affected.exploitation,
      vulnerabilityIds: ids,
      packageUrl,
      location: { package: packageUrl, path: affected.path, image },
    };
  }
}

/**
 * An archived finding is one that its product no longer has. `WARNING` is what could not be checked; Prowler writes it for what is muted.
 */
function standingOf(finding: JsonNode): 'open' | 'suppressed' | 'none' {
  const workflow =
    finding.get('Workflow').get('Status').text() ??
    finding.get('WorkflowState').text();
  const compliance = finding.get('Compliance').get('Status').text();
  const isMuted =
    compliance === 'WARNING' && asffProvider(finding) === 'Prowler';
  const isGone =
    finding.get('RecordState').text() === 'ARCHIVED' ||
    workflow === 'RESOLVED' ||
    (compliance !== undefined && noProblem.has(compliance) && !isMuted);
  if (isGone) return 'none';
  return workflow === 'SUPPRESSED' || isMuted ? 'suppressed' : 'open';
}

const noProblem = new Set(['PASSED', 'NOT_AVAILABLE', 'WARNING']);

/** The first resource is the one a finding is about; others only take part in it. */
function resourceOf(finding: JsonNode): string | undefined {
  const resource = finding.get('Resources').at(0);
  return cloudResource({
    account: finding.get('AwsAccountId').text(),
    region: resource.get('Region').text() ?? finding.get('Region').text(),
    resource: resource.get('Id').text(),
  });
}
