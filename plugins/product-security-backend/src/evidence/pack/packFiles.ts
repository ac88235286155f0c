import { createHash } from 'node:crypto';
import { documentFiles, PackContent } from './PackContent';
import { packPage } from './packPage';
import { PackSigner } from './PackSigner';
import { ArchivedFile } from './zipFiles';

/** What a pack is made with. */
export interface PackFilesOptions {
  /** The text of a kept document. */
  readDocument(digest: string): Promise<string>;
  /** Absent: the pack is not signed. */
  signer?: PackSigner;
}

/**
 * The files of an evidence pack, in their order: `release.json`, `index.html`, the documents, `SHA256SUMS`, and the portal's attestation of all of them
 * where it has a key.
 */
export function packFiles(
  content: PackContent,
  { readDocument, signer }: PackFilesOptions,
): ArchivedFile[] {
  const written: [string, string][] = [
    ['release.json', `${JSON.stringify(content, undefined, 2)}\n`],
    ['index.html', packPage(content)],
  ];
  const documents = documentFiles(content);
  // The digest of a document is that of its file.
  const digests: [string, string][] = [
    ...written.map(([name, text]): [string, string] => [name, sha256(text)]),
    ...documents.map(({ name, digest }): [string, string] => [name, digest]),
  ];
  const sums = digests.map(([name, digest]) => `${digest}  ${name}\n`).join('');
  return [
    ...written.map(([name, text]) => fileOf(name, text)),
    ...documents.map(({ name, digest }) => ({
      name,
      content: async () => Buffer.from(await readDocument(digest)),
    })),
    fileOf('SHA256SUMS', sums),
    ...(signer
      ? [
          fileOf(
            'attestation.dsse.json',
            `${JSON.stringify(signer.sign(statementOf(content, digests)))}\n`,
          ),
        ]
      : []),
  ];
}

/** What the portal says with its signature: these files are the evidence of this release, as it was known at this moment. */
function statementOf(
  { asOf, release }: PackContent,
  digests: readonly [string, string][],
) {
  const { application, version, environment } = release;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: digests.map(([name, digest]) => ({
      name,
      digest: { sha256: digest },
    })),
    predicateType: 'https://prodsec.dev/attestation/evidence-pack/v1',
    predicate: { application, version, environment, asOf },
  };
}

function fileOf(name: string, text: string): ArchivedFile {
  return { name, content: () => Buffer.from(text) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
