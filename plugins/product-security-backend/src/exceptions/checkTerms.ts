import { InputError } from '@backstage/errors';
import { formatMoment } from '../moment';
import { ExceptionRules, RuledSubject, TermRules } from './ExceptionRules';
import { ExceptionTerms } from './RecordedException';

/**
 * Refuses terms that the rules do not allow.
 *
 * @param from - when they begin to hold, milliseconds since 1970 UTC
 * @throws InputError that names the field, the rule and what is accepted
 */
export function checkTerms(
  rules: ExceptionRules,
  subject: RuledSubject,
  from: number,
  terms: ExceptionTerms,
): void {
  const applying: TermRules[] = [
    rules,
    ...rules.byTier.filter(({ tiers }) => tiers.includes(subject.tier)),
  ];
  const days = Math.min(
    ...applying.map(
      ({ maximumDays }) => maximumDays[subject.severity] ?? Infinity,
    ),
  );
  if (days < Infinity) checkLength(days, subject, from, terms.expiresAt);
  for (const { required } of applying) {
    const missing = required.find(name => terms[name] === undefined);
    if (missing) {
      throw new InputError(
        `${missing}: is required for an exception of ${tierInWords(
          subject,
        )}, as productSecurity.exceptions says; give ${
          missing === 'compensatingControl'
            ? 'what lowers the risk meanwhile'
            : 'a moment, ISO 8601'
        }`,
      );
    }
  }
}

/** What the rules go by, in words. */
export function subjectInWords(subject: RuledSubject): string {
  const { severity } = subject;
  const about = severity === 'none' ? 'no finding' : `${severity} findings`;
  return `${about} of ${tierInWords(subject)}`;
}

const day = 86_400_000;

function checkLength(
  days: number,
  subject: RuledSubject,
  from: number,
  expiresAt: number | undefined,
): void {
  const latest = from + days * day;
  if (expiresAt !== undefined && expiresAt <= latest) return;
  const wrong = expiresAt === undefined ? 'is required' : 'is too late';
  throw new InputError(
    `expiresAt: ${wrong}: an exception for ${subjectInWords(
      subject,
    )} lasts ${days} days at most, as productSecurity.exceptions.maximumDays says; accepted is a moment up to ${formatMoment(
      latest,
    )}`,
  );
}

function tierInWords({ tier }: RuledSubject): string {
  return tier === 'unassigned'
    ? 'an application without a tier'
    : `a tier-${tier} application`;
}
