import { ReportParser } from '../ReportParser';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { clairKlar } from './clair/clairKlar';
import { clairLayer } from './clair/clairLayer';
import { clairReport } from './clair/clairReport';
import { clairScanner } from './clair/clairScanner';

/**
 * JSON of Clair and of its clients: clair-scanner, Klar, the API of version 2, and version 4 (`clairctl report`, and Quay).
 *
 * @remarks
 * Source: `vulnerabilityReport` of clair-scanner, `jsonOutput` of Klar, `Layer` of the Clair API 1, `VulnerabilityReport` of claircore.
 */
export const clairParser: ReportParser = {
  format: 'clair',
  title: 'Clair (JSON)',

  detect({ json }) {
    if (!hasShape(json)) return false;
    const { vulnerabilities, data } = json;
    if (hasShape(json, 'image', 'unapproved', 'vulnerabilities')) return true;
    if (hasShape(json, 'LayerCount', 'Vulnerabilities')) return true;
    if (hasShape(json, 'manifest_hash', 'packages')) return true;
    if (isLayer(json) || isLayer(data)) return true;
    return (
      Array.isArray(vulnerabilities) &&
      hasShape(vulnerabilities[0], 'featurename', 'vulnerability')
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    return {
      tool: 'Clair',
      categories: ['container'],
      results: resultsOf(root),
    };
  },
};

function isLayer(value: unknown): boolean {
  return (
    hasShape(value, 'Layer') &&
    (hasShape(value.Layer, 'Features') ||
      hasShape(value.Layer, 'NamespaceName') ||
      hasShape(value.Layer, 'IndexedByVersion'))
  );
}

function resultsOf(root: JsonNode) {
  const isOld = !root.get('Vulnerabilities').isAbsent;
  if (isOld || !root.get('LayerCount').isAbsent) return clairKlar(root);
  for (const around of [root, root.get('data')]) {
    const layer = around.isObject ? around.get('Layer') : undefined;
    if (layer?.isObject) return clairLayer(layer);
  }
  if (!root.get('manifest_hash').isAbsent) return clairReport(root);
  const vulnerabilities = root.get('vulnerabilities');
  if (vulnerabilities.isAbsent && root.get('image').isAbsent) {
    throw vulnerabilities.wrong('a list');
  }
  return clairScanner(root);
}
