import { ExceptionTerms, RecordedException } from '../RecordedException';

/** An exception for tests. */
export function exceptionOf({
  terms = { reason: 'r' },
  later = [],
  ...given
}: Partial<Omit<RecordedException, 'versions'>> & {
  terms?: ExceptionTerms;
  later?: { recordedAt: number; terms: ExceptionTerms }[];
}): RecordedException {
  const { createdAt = 0 } = given;
  const by = 'user:default/ana';
  return {
    id: 'E-1',
    applicationId: 1,
    findings: [],
    recordedBy: by,
    ...given,
    createdAt,
    versions: [
      { recordedAt: createdAt, by, terms },
      ...later.map(version => ({ ...version, by })),
    ],
  };
}
