import { EvidenceTrust } from './EvidenceTrust';
import { EvidenceTrustOptions } from './EvidenceTrustOptions';
import { readEvidenceTrust } from './readEvidenceTrust';

/**
 * Reads keys, roots and patterns once, for any number of documents.
 *
 * @throws InputError that names the field that is wrong and says what it accepts
 * @public
 */
export function createEvidenceTrust(
  options: EvidenceTrustOptions,
): EvidenceTrust {
  return readEvidenceTrust(options);
}
