import { NormalisedResult } from './NormalisedResult';

/**
 * Whether the fingerprints of a report are worth anything: its results are in at least two places, and no fingerprint stands at two of
 * them. Tools are known to send one constant for all. A place is a path with its start line.
 */
export function fingerprintsTellApart(
  results: Iterable<Pick<NormalisedResult, 'fingerprint' | 'location'>>,
): boolean {
  const places = new Set<string>();
  const placeOf = new Map<string, string>();
  for (const { fingerprint, location } of results) {
    const place = `${location.line ?? ''}\0${location.path ?? ''}`;
    places.add(place);
    if (fingerprint === undefined) continue;
    const known = placeOf.get(fingerprint);
    if (known !== undefined && known !== place) return false;
    placeOf.set(fingerprint, place);
  }
  return places.size >= 2;
}
