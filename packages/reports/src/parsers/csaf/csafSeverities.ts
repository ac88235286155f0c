import {
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { severityOfCvssVector } from '../../severityOfCvssVector';
import { VexComponent } from '../vex/vexComponent';
import { CsafProducts } from './CsafProducts';

/**
 * How severe a vulnerability is in a product: its score there, else the publisher's word for the product, for the vulnerability or
 * for the whole document.
 *
 * @param vulnerability - an item of `vulnerabilities`
 * @param document - `document`, with the aggregate severity
 */
export function csafSeverities(
  vulnerability: JsonNode,
  document: JsonNode,
  products: CsafProducts,
): (component: VexComponent) => Severity | undefined {
  const byProduct = new Map<string, Severity>();
  let common: Severity | undefined;
  const rate = (item: JsonNode, severity: Severity | undefined) => {
    if (severity === undefined) return;
    const rated = products.namedBy(item);
    if (rated.size === 0) common ??= severity;
    for (const id of rated) {
      if (!byProduct.has(id)) byProduct.set(id, severity);
    }
  };
  for (const score of vulnerability.get('scores').items()) {
    rate(score, severityOfCvss(score));
  }
  // The scores of CSAF 2.1.
  for (const metric of vulnerability.get('metrics').items()) {
    rate(metric, severityOfCvss(metric.get('content')));
  }
  for (const threat of vulnerability.get('threats').items()) {
    if (threat.get('category').text() === 'impact') {
      rate(threat, wordSeverity(threat.get('details')));
    }
  }
  common ??= wordSeverity(document.get('aggregate_severity').get('text'));
  return ({ id }) => byProduct.get(id) ?? common;
}

/** By the newest version of CVSS that it is scored with. */
function severityOfCvss(scored: JsonNode): Severity | undefined {
  for (const version of ['cvss_v4', 'cvss_v3', 'cvss_v2']) {
    const cvss = scored.get(version);
    const word = wordSeverity(cvss.get('baseSeverity'));
    if (word !== undefined) return word;
    const score = cvss.get('baseScore').number();
    if (score !== undefined) return severityOfScore(score);
    const vector = severityOfCvssVector(cvss.get('vectorString').text() ?? '');
    if (vector !== undefined) return vector;
  }
  return undefined;
}

/** Free text, which mostly says something else. */
function wordSeverity(node: JsonNode): Severity | undefined {
  const word = node.text();
  return word === undefined ? undefined : severityOfWord(word);
}
