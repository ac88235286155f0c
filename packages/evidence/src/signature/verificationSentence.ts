import { VerificationError } from '@sigstore/verify';

/** What an error of the verifier of Sigstore means, as a sentence. */
export function verificationSentence(error: unknown): string {
  const code = error instanceof VerificationError ? error.code : undefined;
  if (code && code in sentences)
    return sentences[code as keyof typeof sentences];
  return code?.startsWith('TLOG_')
    ? 'The entry of the transparency log does not hold for this signature'
    : 'A certificate, log entry or timestamp in the bundle cannot be read';
}

/** By the code of the error. */
export const sentences = {
  SIGNATURE_ERROR:
    'The signature does not fit the payload: the payload, its type or the signature was changed, or another key signed it',
  CERTIFICATE_ERROR:
    'The certificate does not come from a trusted certificate authority, or was not valid when it signed',
  TIMESTAMP_ERROR:
    'No trusted timestamp authority or transparency log vouches for when it was signed',
  TLOG_INCLUSION_PROOF_ERROR:
    'The proof that the signature is in the transparency log does not hold',
  TLOG_INCLUSION_PROMISE_ERROR:
    'The promise of the transparency log to include the signature does not hold',
  TLOG_MISSING_INCLUSION_ERROR:
    'The entry of the transparency log has neither a proof nor a promise of inclusion',
  TLOG_BODY_ERROR:
    'The entry of the transparency log is about another signature or payload',
  TLOG_ERROR:
    'The bundle has no entry of the transparency log, or the same one twice',
};
