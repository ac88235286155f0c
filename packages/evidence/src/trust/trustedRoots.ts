import { X509Certificate } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { TrustedRoot as TrustedRootFormat } from '@sigstore/protobuf-specs';
import { toTrustMaterial, TrustMaterial } from '@sigstore/verify';
import publicGoodTrustRoot from './publicGoodTrustRoot.json';

/** A trust root of Sigstore that was read. */
export interface TrustedRoot {
  format: TrustedRootFormat;
  material: TrustMaterial;
  /** Certificates of its certificate authorities, for chains that are checked without a signed time. */
  authorities: X509Certificate[];
}

/**
 * Reads a trust root.
 *
 * @throws InputError that names `field`
 */
export function readTrustRoot(root: unknown, field: string): TrustedRoot {
  const content = root === 'public-good' ? publicGoodTrustRoot : root;
  if (typeof content !== 'object' || content === null) {
    throw new InputError(
      `${field} must be "public-good" or the content of a trusted_root.json`,
    );
  }
  try {
    const format = TrustedRootFormat.fromJSON(content);
    if (
      format.certificateAuthorities.length === 0 &&
      format.tlogs.length === 0 &&
      format.timestampAuthorities.length === 0
    ) {
      throw new Error('empty');
    }
    return {
      format,
      material: toTrustMaterial(format),
      authorities: format.certificateAuthorities.flatMap(authority =>
        (authority.certChain?.certificates ?? []).map(
          certificate => new X509Certificate(certificate.rawBytes),
        ),
      ),
    };
  } catch {
    throw new InputError(
      `${field} must be the content of a trusted_root.json of Sigstore: certificate authorities, transparency logs or timestamp authorities`,
    );
  }
}
