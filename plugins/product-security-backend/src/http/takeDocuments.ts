import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { EvidenceDocument } from '../evidence/EvidenceDocument';
import { ReleaseUpload } from '../releases/RecordedRelease';
import { releaseSchema } from './releaseFields';

type SentRelease = z.output<typeof releaseSchema>;

/** A release whose documents are elsewhere. */
export interface ReleaseWithoutDocuments extends Omit<SentRelease, 'evidence'> {
  evidence: ReleaseUpload['evidence'];
}

/**
 * Takes the documents out of the evidence of releases that were sent.
 *
 * @param maximumBytes - that one may have
 * @param fieldOf - what a field of a release is called in errors
 * @returns the documents, each once, and the releases with their digests
 * @throws InputError for one that is too large
 */
export function takeDocuments(
  sent: readonly SentRelease[],
  maximumBytes: number,
  fieldOf: (index: number, name: string) => string,
): { documents: EvidenceDocument[]; releases: ReleaseWithoutDocuments[] } {
  const documents = new Map<string, EvidenceDocument>();
  const releases = sent.map((release, index) => ({
    ...release,
    evidence: release.evidence.map(({ document, ...one }, place) => {
      if (!document) return one;
      if (document.size > maximumBytes) {
        throw new InputError(
          `${fieldOf(
            index,
            `evidence.${place}.document`,
          )}: must have at most ${maximumBytes} bytes, it has ${document.size}`,
        );
      }
      documents.set(document.digest, document);
      return { ...one, documentDigest: document.digest };
    }),
  }));
  return { documents: [...documents.values()], releases };
}
