import { CheckContext } from './CheckContext';
import { Checks } from './Checks';
import { checkDocument } from './checkDocument';
import { verdictOf } from './DocumentFindings';
import { checkCollection } from './checkCollection';
import { EvidenceRelease } from './EvidenceRelease';
import {
  EvidenceFormat,
  EvidenceType,
  EvidenceVerdict,
} from './EvidenceVerdict';
import { DocumentError } from './document/DocumentError';
import {
  defaultEvidenceLimits,
  EvidenceLimits,
} from './document/EvidenceLimits';
import { readDocument } from './document/readDocument';
import { parseDigest } from './statement/digests';
import { repositoryOf } from './statement/repositoryOf';
import { EvidenceTrust, toInternalEvidenceTrust } from './trust/EvidenceTrust';

/**
 * What a document is checked against.
 * @public
 */
export interface CheckEvidenceOptions {
  /** What it is offered as. */
  type: EvidenceType;
  release: EvidenceRelease;
  trust: EvidenceTrust;
  /** Moment of the check: times after it are in the future. */
  now: Date;
  limits?: Partial<EvidenceLimits>;
}

/**
 * Checks a document that is offered as evidence of a release. Reads no file and asks no network.
 *
 * @remarks
 * Read are Sigstore bundles 0.1 to 0.3, DSSE envelopes, in-toto statements 0.1 and 1, CycloneDX (JSON, XML) and SPDX 2 (JSON, tags and values),
 * attestations as npm and GitHub hand them out, provenance as Google Cloud Build hands it out, and lines of JSON with any of these. Whatever is
 * in the document, the answer is a verdict and no error.
 *
 * @param document - text, bytes of UTF-8 text, or a JSON value that was parsed before
 * @throws InputError when a digest of the release is none
 * @public
 */
export function checkEvidence(
  document: unknown,
  options: CheckEvidenceOptions,
): EvidenceVerdict {
  const { release } = options;
  const context: CheckContext = {
    ...options,
    trust: toInternalEvidenceTrust(options.trust),
    limits: { ...defaultEvidenceLimits, ...options.limits },
    repository: release.repository
      ? repositoryOf(release.repository)
      : undefined,
    artifacts: release.artifacts.map(({ name, digest }, index) => ({
      name: name ?? digest,
      digest: parseDigest(digest, `release.artifacts[${index}].digest`),
    })),
    checks: new Checks(),
  };
  let format: EvidenceFormat = 'unknown';
  try {
    const read = readDocument(document, context.limits);
    format = read.format;
    return read.format === 'json-lines' || collections.has(read.format)
      ? checkCollection(read, context)
      : verdictOf(format, context, checkDocument(read, context));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    context.checks.failed('document', error.message);
    return verdictOf(format, context);
  }
}

const collections: ReadonlySet<EvidenceFormat> = new Set<EvidenceFormat>([
  'npm-attestations',
  'github-attestations',
  'google-cloud-build',
]);
