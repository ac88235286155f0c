import { CheckContext } from './CheckContext';
import { EvidenceFormat, EvidenceVerdict } from './EvidenceVerdict';

/** What was found out about a document beside its checks. */
export interface DocumentFindings
  extends Partial<
    Pick<
      EvidenceVerdict,
      | 'subjects'
      | 'predicateType'
      | 'signer'
      | 'builder'
      | 'source'
      | 'signedAt'
      | 'artifacts'
    >
  > {
  /** Signed with a key that is none of the configured ones and that it does not name. */
  byStranger?: boolean;
}

/** The verdict that checks and findings come to. */
export function verdictOf(
  format: EvidenceFormat,
  { checks }: Pick<CheckContext, 'checks'>,
  { byStranger, ...findings }: DocumentFindings = {},
): EvidenceVerdict {
  const { subjects = [], artifacts = [], ...rest } = findings;
  return {
    ...checks.verdict(),
    checks: checks.made,
    format,
    ...rest,
    subjects: subjects.slice(0, shownSubjects),
    artifacts,
  };
}

const shownSubjects = 100;
