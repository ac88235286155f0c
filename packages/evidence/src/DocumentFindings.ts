import { CheckContext } from './CheckContext';
import {
  EvidenceFormat,
  EvidenceSubject,
  EvidenceVerdict,
} from './EvidenceVerdict';

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
    predicateType: rest.predicateType?.slice(0, shownCharacters),
    builder: rest.builder?.slice(0, shownCharacters),
    subjects: subjects.slice(0, shownSubjects).map(shownSubject),
    artifacts,
  };
}

/** A verdict is kept and shown; it does not grow with the document. */
const shownSubjects = 100;
const shownDigests = 8;
const shownCharacters = 500;

function shownSubject({ name, digests }: EvidenceSubject): EvidenceSubject {
  return {
    name: name?.slice(0, shownCharacters),
    digests: Object.fromEntries(
      Object.entries(digests)
        .slice(0, shownDigests)
        .map(([algorithm, digest]) => [
          algorithm.slice(0, shownCharacters),
          digest.slice(0, shownCharacters),
        ]),
    ),
  };
}
