import { CheckContext } from '../CheckContext';
import { quote } from '../document/DocumentError';
import { fieldOf, objectOf, textOf } from '../document/fields';
import { checkWorkflow } from './checkApproval';
import { checkRelease } from './checkRelease';
import { checkTime } from './checkTime';

/** Predicate type of gate decisions. */
export const gateDecisionType =
  'https://prodsec.dev/attestation/gate-decision/v1';

/**
 * Holds the decision of a gate against the release.
 *
 * @remarks
 * Its predicate: `gate`, `decision` (`passed`, `failed` or `overridden`), `decidedAt`, `workflow` (`uri`), for an override `override` (`by`, `reason`),
 * and where they are given `version` and `environment`.
 */
export function checkGateDecision(
  predicate: unknown,
  context: CheckContext,
): void {
  const { checks } = context;
  if (!objectOf(predicate)) {
    checks.failed('predicate', 'The predicate of the decision is missing');
    return;
  }
  const gate = textOf(predicate, 'gate');
  if (gate === undefined) {
    checks.failed('gate', 'gate must say which gate decided');
  } else {
    checks.passed('gate', `The gate is ${quote(gate)}`);
  }
  const decision = textOf(predicate, 'decision');
  if (decision === 'passed') {
    checks.passed('decision', 'The decision is passed');
  } else if (decision === 'overridden') {
    checkOverride(predicate, context);
  } else {
    checks.failed(
      'decision',
      decision === 'failed'
        ? 'The decision is failed: the gate did not let the release pass'
        : `decision is ${quote(
            decision,
          )}; passed, failed and overridden are accepted`,
    );
  }
  checkTime(fieldOf(predicate, 'decidedAt'), 'decidedAt', context, {
    isRequired: true,
  });
  checkWorkflow(predicate, context);
  checkRelease(predicate, context);
}

function checkOverride(predicate: unknown, { checks }: CheckContext): void {
  const by = textOf(predicate, 'override', 'by');
  const reason = textOf(predicate, 'override', 'reason');
  if (by === undefined || reason === undefined) {
    checks.failed(
      'decision',
      'override must say by whom (by) and why (reason) the gate was overridden',
    );
  } else {
    checks.passed('decision', `It was overridden by ${quote(by)}`);
  }
}
