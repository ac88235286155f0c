import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';

/**
 * The best tracking signature of a vulnerability, as GitLab ranks them: the scope with the offset in it, else a hash of the source.
 *
 * @remarks
 * The signature `location` is line numbers, and of a secret those that are made from its value are not for storing.
 */
export function gitlabFingerprint(
  vulnerability: JsonNode,
  category: Category,
): string | undefined {
  const algorithms = category === 'secret' ? scopes : [...scopes, 'hash'];
  const found = new Map<string, string>();
  for (const item of vulnerability.get('tracking').get('items').items()) {
    for (const signature of item.get('signatures').items()) {
      const algorithm = signature.get('algorithm').text();
      const value = signature.get('value').text();
      if (algorithm === undefined || value === undefined) continue;
      if (!found.has(algorithm)) found.set(algorithm, value);
    }
  }
  const best = algorithms.find(algorithm => found.has(algorithm));
  return best === undefined ? undefined : `${best}=${found.get(best)}`;
}

const scopes = ['scope_offset_compressed', 'scope_offset'];
