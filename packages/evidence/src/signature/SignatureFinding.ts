import { EvidenceSigner, EvidenceType } from '../EvidenceVerdict';

/** What checking the signature of a document found. */
export interface SignatureFinding {
  result: 'passed' | 'failed' | 'unchecked';
  detail: string;
  /** Where it passed. */
  signer?: EvidenceSigner;
  /** Earliest moment that a log or a timestamp authority vouches for. */
  signedAt?: Date;
  /** Failed because none of the configured keys fits, and the document names none of them: it may be good for somebody else. */
  byStranger?: boolean;
}

/** What a signature is checked for. */
export interface SignatureScope {
  type: EvidenceType;
  application: string;
  now: Date;
}
