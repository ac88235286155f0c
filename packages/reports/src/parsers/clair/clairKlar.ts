import { ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { clairResult } from './clairResult';

/** The report of Klar: by severity, the vulnerabilities. */
export function* clairKlar(root: JsonNode): Generator<ReportedResult> {
  for (const [severity, list] of root.get('Vulnerabilities').entries()) {
    if (!list.isList) continue;
    for (const item of list.items()) {
      yield clairResult({
        id: item.get('Name').requiredText(),
        name: item.get('FeatureName').requiredText(),
        namespace: item.get('NamespaceName').text(),
        severity: item.get('Severity').text() ?? severity,
        image: undefined,
      });
    }
  }
}
