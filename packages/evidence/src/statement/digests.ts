import { InputError } from '@backstage/errors';
import { EvidenceSubject } from '../EvidenceVerdict';
import { objectOf } from '../document/fields';

/** A digest in a comparable form. */
export interface Digest {
  /** Lower case, without hyphens where the name is of a family written both ways: `sha256`. */
  algorithm: string;
  /** Lower case. */
  value: string;
}

/**
 * Reads `algorithm:value`.
 *
 * @throws InputError that names `field`
 */
export function parseDigest(text: unknown, field: string): Digest {
  const match =
    typeof text === 'string' && text.length <= 300
      ? /^([A-Za-z0-9][A-Za-z0-9_.+-]*):([A-Za-z0-9]+)$/.exec(text.trim())
      : undefined;
  if (!match) {
    throw new InputError(
      `${field} must be an algorithm, a colon and a digest, such as sha256:9f86d0…`,
    );
  }
  return {
    algorithm: algorithmName(match[1]),
    value: match[2].toLowerCase(),
  };
}

/** The digests of a document, by algorithm. What is no text is left out. */
export function digestsOf(value: unknown): Record<string, string> {
  const digests: Record<string, string> = Object.create(null);
  for (const [algorithm, digest] of Object.entries(objectOf(value) ?? {})) {
    if (typeof digest !== 'string' || digest === '') continue;
    digests[algorithmName(algorithm)] = digest.toLowerCase();
  }
  return { ...digests };
}

/** `SHA-256`, `SHA256` and `sha256` are one name; so are `sha3-256` and `SHA3_256`. */
export function algorithmName(name: string): string {
  const lower = name.toLowerCase().replaceAll('_', '-');
  const sha2 = /^sha-?(1|224|256|384|512)$/.exec(lower);
  return sha2 ? `sha${sha2[1]}` : name.toLowerCase();
}

/** Digests for which others with the same digest can be made. */
export function isWeak(algorithm: string): boolean {
  return weakAlgorithms.has(algorithm);
}

const weakAlgorithms = new Set(['md2', 'md4', 'md5', 'sha1']);

/**
 * How a subject compares to an artifact: `same` and `other` when they have a digest of one algorithm that is not weak, else `incomparable`.
 */
export function compareDigests(
  subject: EvidenceSubject,
  artifact: Digest,
): 'same' | 'other' | 'incomparable' {
  const { algorithm, value } = artifact;
  if (isWeak(algorithm) || !Object.hasOwn(subject.digests, algorithm)) {
    return 'incomparable';
  }
  return subject.digests[algorithm] === value ? 'same' : 'other';
}
