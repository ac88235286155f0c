import { CheckContext } from '../CheckContext';
import { DocumentFindings } from '../DocumentFindings';
import { EvidenceType } from '../EvidenceVerdict';
import { quote } from '../document/DocumentError';
import { checkApproval, approvalType } from './checkApproval';
import { checkGateDecision, gateDecisionType } from './checkGateDecision';
import { checkIdentity } from './checkIdentity';
import { builderOf, checkProvenance, provenanceTypes } from './checkProvenance';
import { billTypes, checkAttestedBill } from './checkAttestedBill';
import {
  checkTestResult,
  checkVulnerabilityScan,
  testResultType,
  vulnerabilityScanTypes,
} from './checkScanResults';
import { checkSubjects } from './checkSubjects';
import {
  checkVerificationSummary,
  verificationSummaryTypes,
} from './checkVerificationSummary';
import { Statement } from './Statement';

/** Checks an in-toto statement: who may say it, about what, and what it says. */
export function checkStatement(
  { subjects, predicateType, predicate }: Statement,
  context: CheckContext,
): DocumentFindings {
  const { checks, type } = context;
  const isProvenance = provenanceTypes.has(predicateType);
  checkIdentity(
    context,
    type === 'provenance' && isProvenance ? builderOf(predicate) : undefined,
  );
  const artifacts = checkSubjects(subjects, context, {
    orCommit: aboutCommits.has(type),
  });
  const found: DocumentFindings = { subjects, artifacts, predicateType };
  const checkPredicate = predicateChecks(type, predicateType);
  if (!checkPredicate) {
    checks.failed(
      'predicate-type',
      `predicateType is ${quote(
        predicateType,
      )}, which is no ${type}; ${acceptedTypes(type)} are accepted`,
    );
    return found;
  }
  checks.passed(
    'predicate-type',
    predicateType === ''
      ? 'The statement names no type of predicate'
      : `The predicate is ${quote(predicateType)}`,
  );
  return { ...found, ...checkPredicate(predicate, context) };
}

/** Types of evidence that may be about a commit and not about an artifact. */
const aboutCommits: ReadonlySet<EvidenceType> = new Set<EvidenceType>([
  'scan-results',
  'gate-decision',
  'approval',
]);

type CheckPredicate = (
  predicate: unknown,
  context: CheckContext,
) => DocumentFindings | void;

const checksByType: Record<
  Exclude<EvidenceType, 'signature'>,
  Array<[ReadonlySet<string>, CheckPredicate]>
> = {
  provenance: [
    [provenanceTypes, checkProvenance],
    [verificationSummaryTypes, checkVerificationSummary],
  ],
  sbom: [[billTypes, checkAttestedBill]],
  'scan-results': [
    [new Set([testResultType]), checkTestResult],
    [vulnerabilityScanTypes, checkVulnerabilityScan],
  ],
  'gate-decision': [
    [new Set([gateDecisionType]), checkGateDecision],
    [verificationSummaryTypes, checkVerificationSummary],
  ],
  approval: [[new Set([approvalType]), checkApproval]],
};

/** A signed statement of any type is a signature of its subjects. */
function predicateChecks(
  type: EvidenceType,
  predicateType: string,
): CheckPredicate | undefined {
  if (type === 'signature') return () => undefined;
  return checksByType[type].find(([types]) => types.has(predicateType))?.[1];
}

function acceptedTypes(type: EvidenceType): string {
  if (type === 'signature') return 'any';
  return checksByType[type].flatMap(([types]) => [...types]).join(', ');
}
