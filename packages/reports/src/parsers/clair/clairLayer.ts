import { ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { advisoryId } from './advisoryId';
import { clairResult } from './clairResult';

/** `Layer` of the Clair API 1, which is that of Clair 2 and of Quay: its features, and the vulnerabilities of each. */
export function* clairLayer(layer: JsonNode): Generator<ReportedResult> {
  for (const feature of layer.get('Features').items()) {
    for (const item of feature.get('Vulnerabilities').items()) {
      yield clairResult({
        id: advisoryId(item.get('Name').requiredText()),
        name: feature.get('Name').requiredText(),
        namespace:
          item.get('NamespaceName').text() ??
          feature.get('NamespaceName').text() ??
          layer.get('NamespaceName').text(),
        severity: item.get('Severity').text(),
        image: undefined,
      });
    }
  }
}
