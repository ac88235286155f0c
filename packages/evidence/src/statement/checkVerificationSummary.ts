import { CheckContext } from '../CheckContext';
import { quote } from '../document/DocumentError';
import { fieldOf, itemsOf, objectOf, textOf } from '../document/fields';
import { checkTime } from './checkTime';

/** Predicate types of verification summaries (VSA). */
export const verificationSummaryTypes: ReadonlySet<string> = new Set([
  'https://slsa.dev/verification_summary/v1',
  'https://slsa.dev/verification_summary/v0.2',
]);

/** Holds a verification summary against the trusted verifiers and the levels that are asked for. */
export function checkVerificationSummary(
  predicate: unknown,
  context: CheckContext,
): void {
  const { checks } = context;
  if (!objectOf(predicate)) {
    checks.failed('predicate', 'The predicate of the summary is missing');
    return;
  }
  const result =
    textOf(predicate, 'verificationResult') ??
    textOf(predicate, 'verification_result');
  if (result === 'PASSED') {
    checks.passed('verification-result', 'The verifier says PASSED');
  } else {
    checks.failed(
      'verification-result',
      `verificationResult is ${quote(result)}; only PASSED is accepted`,
    );
  }
  checkVerifier(predicate, context);
  checkTime(
    fieldOf(predicate, 'timeVerified') ?? fieldOf(predicate, 'time_verified'),
    'timeVerified',
    context,
  );
}

function checkVerifier(predicate: unknown, context: CheckContext): void {
  const { checks, trust, repository } = context;
  const verifier = textOf(predicate, 'verifier', 'id');
  const resource =
    textOf(predicate, 'resourceUri') ?? textOf(predicate, 'resource_uri');
  if (verifier === undefined) {
    checks.failed('verifier', 'The summary names no verifier');
    return;
  }
  if (resource === undefined) {
    checks.failed('resource', 'resourceUri must say what was verified');
    return;
  }
  if (trust.verifiers.length === 0) {
    checks.unchecked(
      'verifier',
      `It was verified by ${quote(
        verifier,
      )}, and no trusted verifier is configured`,
    );
    return;
  }
  const trusted = trust.verifiers.filter(({ id }) => id.matches(verifier));
  if (trusted.length === 0) {
    checks.failed(
      'verifier',
      `It was verified by ${quote(verifier)}, which is not a trusted verifier`,
    );
    return;
  }
  checks.passed('verifier', `It was verified by ${quote(verifier)}`);
  const fitting = trusted.filter(
    candidate => candidate.resource?.matches(resource, { repository }) ?? true,
  );
  if (fitting.length === 0) {
    checks.failed(
      'resource',
      `It is about ${quote(resource)}, for which the verifier is not trusted`,
    );
    return;
  }
  checkLevels(predicate, fitting, context);
}

function checkLevels(
  predicate: unknown,
  trusted: ReadonlyArray<{ levels: readonly string[] }>,
  { checks }: CheckContext,
): void {
  const levels = [
    ...itemsOf(predicate, 'verifiedLevels'),
    ...itemsOf(predicate, 'policy_level'),
  ].filter((level): level is string => typeof level === 'string');
  const missing = trusted.map(({ levels: asked }) =>
    asked.find(level => !levels.some(found => isAtLeast(found, level))),
  );
  const lacking = missing.every(level => level !== undefined)
    ? missing[0]
    : undefined;
  if (lacking === undefined) {
    checks.passed(
      'levels',
      `It verified ${levels.slice(0, 10).map(quote).join(', ') || 'no level'}`,
    );
  } else {
    checks.failed(
      'levels',
      `verifiedLevels is ${
        levels.slice(0, 10).map(quote).join(', ') || 'empty'
      }, and ${lacking} is asked for`,
    );
  }
}

/** `SLSA_BUILD_LEVEL_3` is at least `SLSA_BUILD_LEVEL_2`. */
function isAtLeast(found: string, asked: string): boolean {
  if (found === asked) return true;
  const level = /^([A-Z][A-Z0-9_]{0,80}_)(\d{1,3})$/;
  const have = level.exec(found);
  const want = level.exec(asked);
  return (
    have !== null &&
    want !== null &&
    have[1] === want[1] &&
    Number(have[2]) >= Number(want[2])
  );
}
