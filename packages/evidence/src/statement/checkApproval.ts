import { CheckContext } from '../CheckContext';
import { quote } from '../document/DocumentError';
import { fieldOf, objectOf, textOf } from '../document/fields';
import { checkRelease } from './checkRelease';
import { checkTime } from './checkTime';

/** Predicate type of approvals. */
export const approvalType = 'https://prodsec.dev/attestation/approval/v1';

/**
 * Holds an approval against the release.
 *
 * @remarks
 * Its predicate: `approver` (`id`), `decision` (`approved` or `rejected`), `decidedAt`, `workflow` (`uri`: the run in which it was given), and where
 * they are given `version` and `environment`.
 */
export function checkApproval(predicate: unknown, context: CheckContext): void {
  const { checks } = context;
  if (!objectOf(predicate)) {
    checks.failed('predicate', 'The predicate of the approval is missing');
    return;
  }
  const approver = textOf(predicate, 'approver', 'id');
  if (approver === undefined) {
    checks.failed('approver', 'approver.id must say who approved');
  } else {
    checks.passed('approver', `The approver is ${quote(approver)}`);
  }
  const decision = textOf(predicate, 'decision');
  if (decision === 'approved') {
    checks.passed('decision', 'The decision is approved');
  } else {
    checks.failed(
      'decision',
      decision === 'rejected'
        ? 'The decision is rejected'
        : `decision is ${quote(decision)}; approved and rejected are accepted`,
    );
  }
  checkTime(fieldOf(predicate, 'decidedAt'), 'decidedAt', context, {
    isRequired: true,
  });
  checkWorkflow(predicate, context);
  checkRelease(predicate, context);
}

/** That a decision says in which run of a workflow it was made. */
export function checkWorkflow(
  predicate: unknown,
  { checks }: CheckContext,
): void {
  const run = textOf(predicate, 'workflow', 'uri');
  if (
    run !== undefined &&
    /^https:\/\/[^\s/]+\/\S+$/.test(run.slice(0, 2000))
  ) {
    checks.passed('workflow', `It was made in ${quote(run)}`);
  } else {
    checks.failed(
      'workflow',
      'workflow.uri must be the https address of the run in which it was made',
    );
  }
}
