import { ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { severityOfWordOrScore } from '../../severityOfWordOrScore';

/**
 * Results of a `ClusterComplianceReport`: in detail the checks that failed, where they failed; in a summary the controls that failed.
 *
 * @remarks
 * A check that several controls ask for is one problem. A check without a severity has that of its control.
 */
export function* complianceResults(
  resource: JsonNode,
): Generator<ReportedResult> {
  const status = resource.get('status');
  const detail = status.get('detailReport');
  for (const control of detail.get('results').items()) {
    for (const check of control.get('checks').items()) {
      if (check.get('success').value === true) continue;
      yield checkResult(check, control);
    }
  }
  if (!detail.isAbsent) return;
  const benchmark = status.get('summaryReport').get('id').text();
  for (const control of status
    .get('summaryReport')
    .get('controlCheck')
    .items()) {
    if ((control.get('totalFail').number() ?? 0) === 0) continue;
    const id = control.get('id').requiredText();
    yield {
      category: 'cloud',
      rule: id,
      title: control.get('name').text() ?? id,
      severity: severityOfWordOrScore(control.get('severity').text()),
      location: {},
      code: benchmark,
    };
  }
}

function checkResult(check: JsonNode, control: JsonNode): ReportedResult {
  // A control that is checked by hand has no check id.
  const id = check.get('checkID').text() ?? control.get('id').requiredText();
  return {
    category: 'cloud',
    rule: id,
    title: check.get('title').text() ?? control.get('name').text() ?? id,
    severity: severityOfWordOrScore(
      check.get('severity').text() ?? control.get('severity').text(),
    ),
    location: { path: check.get('target').text() },
  };
}
