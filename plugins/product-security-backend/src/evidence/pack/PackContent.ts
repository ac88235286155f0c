import {
  Release,
  ReleaseEvidence,
  SecurityException,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';

/** What an evidence pack says of a release. */
export interface PackContent {
  /** ISO 8601; the pack says what was so at this moment. */
  asOf: string;
  release: Release;
  evidence: ReleaseEvidence;
  /** Those that were active at the release. */
  exceptions: SecurityException[];
  /** Open findings of the application on its default branch at the release. */
  openFindings: { at: string; counts: Record<Severity, number> };
}

/** A document of a pack: its digest, and the name of its file. */
export interface PackedFile {
  digest: string;
  name: string;
}

/** The files of the documents that are kept, each once. */
export function documentFiles({ evidence }: PackContent): PackedFile[] {
  const files = new Map<string, PackedFile>();
  for (const { document } of evidence.items) {
    if (!document) continue;
    const { digest, mediaType } = document;
    const ending = mediaType === 'application/json' ? 'json' : 'txt';
    files.set(digest, { digest, name: `documents/${digest}.${ending}` });
  }
  return [...files.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
