import { Evidence } from '@prodsec/backstage-plugin-product-security-common';
import { formatMoment } from '../moment';
import { RecordedEvidence } from '../releases/RecordedRelease';

/** A piece of evidence as the API shows it. */
export function toEvidence(
  one: RecordedEvidence & { recordedAt: number },
): Evidence {
  return {
    id: one.id,
    type: one.type,
    uri: one.uri ?? null,
    digest: one.digest ?? null,
    recordedAt: formatMoment(one.recordedAt),
    status: one.status === 'unchecked' ? 'recorded' : one.status,
    reason: one.reason ?? reasonWithout(one),
    documentDigest: one.documentDigest ?? null,
  };
}

/** Documents of before they were kept are there by their digest alone. */
function reasonWithout({ status, documentDigest }: RecordedEvidence): string {
  if (status === 'unchecked') return 'The document has not been checked yet.';
  return documentDigest === undefined
    ? 'It came without a document that could be checked.'
    : 'The document was not kept, so that it cannot be checked; send it again.';
}
