import { NormalisedResult } from './NormalisedResult';

/**
 * Whether the fingerprints of a report are worth anything: its results are in at least two places, and no fingerprint stands at two of
 * them. Tools are known to send one constant for all. A place is a path with its start line.
 */
export function fingerprintsTellApart(
  results: Iterable<Pick<NormalisedResult, 'fingerprint' | 'location'>>,
): boolean {
  const judge = new FingerprintJudge();
  for (const result of results) judge.add(result);
  return judge.tellsApart;
}

/** Judges {@link fingerprintsTellApart} while results come in, in little memory for each. */
export class FingerprintJudge {
  readonly #placeOf = new Map<number, number>();
  #firstPlace: string | undefined;
  #severalPlaces = false;
  #lies = false;

  add({
    fingerprint,
    location,
  }: Pick<NormalisedResult, 'fingerprint' | 'location'>): void {
    if (this.#lies) return;
    const place = `${location.line ?? ''}\0${location.path ?? ''}`;
    this.#firstPlace ??= place;
    if (place !== this.#firstPlace) this.#severalPlaces = true;
    if (fingerprint === undefined) return;
    const placeHash = hash53(place);
    const known = this.#placeOf.get(hash53(fingerprint));
    if (known !== undefined && known !== placeHash) {
      this.#lies = true;
      this.#placeOf.clear();
      return;
    }
    this.#placeOf.set(hash53(fingerprint), placeHash);
  }

  get tellsApart(): boolean {
    return this.#severalPlaces && !this.#lies;
  }
}

/** 53 bits of a text, by two multiplicative hashes (cyrb53); texts of a report practically never share one. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507);
  high ^= Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507);
  low ^= Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
