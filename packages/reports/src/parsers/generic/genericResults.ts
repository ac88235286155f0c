import {
  Category,
  highestExploitation,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { exploitationOfFlags, exploitationOfWord } from '../../exploitability';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { requestUrl } from '../../requestUrl';
import { orderVulnerabilityIds } from '../../vulnerabilityIds';
import { genericCategory } from './genericCategory';
import { GenericFinding } from './GenericFinding';

/** What generic findings report: once per endpoint of a finding that has endpoints. */
export function* genericResults(
  findings: Iterable<GenericFinding>,
): Generator<ReportedResult> {
  for (const finding of findings) {
    if (finding.flag('is_mitigated') !== true) yield* resultsOf(finding);
  }
}

function* resultsOf(finding: GenericFinding): Generator<ReportedResult> {
  const title = finding.required('title');
  const ids = orderVulnerabilityIds(finding.vulnerabilityIds());
  const endpoints = finding.endpoints();
  const category = genericCategory(finding);
  const result: ReportedResult = {
    category,
    rule: ruleOf(finding, category, ids) ?? title,
    title,
    severity: severityOfWord(finding.text('severity') ?? ''),
    suppressed: isSuppressed(finding),
    reachable: finding.flag('reachable'),
    exploitation: highestExploitation([
      exploitationOfWord(finding.text('exploitation')),
      exploitationOfFlags({
        known: ['known_exploited', 'ransomware_used'].some(
          name => finding.flag(name) === true,
        ),
      }),
    ]),
    cwe: weaknesses(finding),
    location: {
      path: finding.text('file_path'),
      line: finding.number('line'),
    },
  };
  if (category === 'dynamic') {
    const parameter = finding.text('param');
    for (const endpoint of endpoints.length === 0 ? [undefined] : endpoints) {
      const url = endpoint && requestUrl(endpoint);
      yield { ...result, parameter, location: { ...result.location, url } };
    }
  } else if (category === 'dependency') {
    const packageUrl = packageUrlOf(
      'generic',
      finding.text('component_name') ?? '',
    );
    yield {
      ...result,
      vulnerabilityIds: ids,
      packageUrl,
      location: { ...result.location, package: packageUrl },
    };
  } else {
    yield {
      ...result,
      code:
        finding.text('sast_sink_object') ?? finding.text('sast_source_object'),
      fingerprint: finding.text('unique_id_from_tool'),
    };
  }
}

/** Of a vulnerability its id goes before what the tool calls it. */
function ruleOf(
  finding: GenericFinding,
  category: Category,
  [id]: Array<string | undefined>,
): string | undefined {
  const ofTool = finding.text('vuln_id_from_tool');
  return category === 'dependency' ? id ?? ofTool : ofTool ?? id;
}

function isSuppressed(finding: GenericFinding): boolean {
  const marks = ['false_p', 'duplicate', 'out_of_scope', 'risk_accepted'];
  return (
    marks.some(mark => finding.flag(mark) === true) ||
    finding.flag('active') === false
  );
}

function weaknesses(finding: GenericFinding): string[] {
  return [...finding.texts('cwe'), ...finding.texts('cwes')]
    .map(text => text.replace(/^cwe-/i, '').trim())
    .filter(text => /^\d{1,6}$/.test(text) && Number(text) > 0)
    .map(text => `CWE-${text}`);
}
