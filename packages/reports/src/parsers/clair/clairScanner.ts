import { ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { clairResult } from './clairResult';

/**
 * The report of clair-scanner.
 *
 * @remarks
 * `unapproved` names the vulnerabilities that count; what is listed and not named there was approved by its allow list or threshold, and
 * comes in suppressed.
 */
export function* clairScanner(root: JsonNode): Generator<ReportedResult> {
  const unapproved = root.get('unapproved');
  const counts = new Set(unapproved.texts());
  const image = root.get('image').text();
  for (const item of root.get('vulnerabilities').items()) {
    const id = item.get('vulnerability').requiredText();
    yield clairResult({
      id,
      name: item.get('featurename').requiredText(),
      namespace: item.get('namespace').text(),
      severity: item.get('severity').text(),
      image,
      suppressed: unapproved.isList && !counts.has(id),
    });
  }
}
