import { JsonNode } from '../../JsonNode';

/** The id of a vulnerability and those of its `references`, which the specification calls equivalent. */
export function cyclonedxIds(vulnerability: JsonNode): string[] {
  const ids = [vulnerability.get('id').text()];
  for (const reference of vulnerability.get('references').items()) {
    ids.push(reference.get('id').text());
  }
  const known = ids.filter(id => id !== undefined);
  if (known.length === 0) throw vulnerability.get('id').wrong('a text');
  return known;
}
