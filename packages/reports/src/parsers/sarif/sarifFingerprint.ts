import { JsonNode } from '../../JsonNode';

/**
 * A result's `fingerprints` and `partialFingerprints` as one text that does not depend on their order.
 *
 * @remarks
 * Those that are a line or a column, such as CodeQL's `primaryLocationStartColumnFingerprint`, are left out: a place is never part
 * of an identity.
 */
export function sarifFingerprint(result: JsonNode): string | undefined {
  const parts: string[] = [];
  for (const kind of ['fingerprints', 'partialFingerprints']) {
    for (const [name, node] of result.get(kind).entries()) {
      if (isPlace(name)) continue;
      // Black Duck wraps the text in an object.
      const text = (node.isObject ? node.get('value') : node).text();
      if (text !== undefined) parts.push(`${name}=${text}`);
    }
  }
  return parts.length === 0 ? undefined : parts.sort().join('\n');
}

function isPlace(name: string): boolean {
  return /column|startline|line(?:number|no)?(?:\/v\d+)?$/i.test(name);
}
