/**
 * How large a document may be. What is larger is refused before it is read.
 * @public
 */
export interface EvidenceLimits {
  /** Bytes of the document, and of the payload inside an envelope. */
  bytes: number;
  /** Levels of lists and objects (elements in XML) within each other. */
  depth: number;
  /** Values of a JSON document, elements of an XML document, lines of a text. */
  values: number;
  /** Signatures of an envelope. */
  signatures: number;
  /** Subjects of a statement. */
  subjects: number;
  /** Documents within a document: lines of JSON, attestations of a package. */
  documents: number;
}

/**
 * What a document may be unless the caller says otherwise: 32 MiB, 128 levels, two million values, 16 signatures, 10,000 subjects, 64 documents.
 * @public
 */
export const defaultEvidenceLimits: EvidenceLimits = {
  bytes: 32 * 1024 * 1024,
  depth: 128,
  values: 2_000_000,
  signatures: 16,
  subjects: 10_000,
  documents: 64,
};
