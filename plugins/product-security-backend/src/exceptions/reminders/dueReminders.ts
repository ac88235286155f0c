import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import { ExceptionRules } from '../ExceptionRules';
import { approverAt, isActive, termsAt } from '../exceptionTimeline';
import {
  grantRequestOf,
  RecordedException,
  RecordedRequest,
} from '../RecordedException';
import { ReminderConfig } from './readReminderConfig';

/** What somebody can be told about an exception. */
export type ReminderOccasion =
  | 'review'
  | 'expiry'
  | 'grant-requested'
  | 'renewal-requested'
  | 'grant-approved'
  | 'renewal-approved'
  | 'grant-rejected'
  | 'renewal-rejected';

/** Something to tell people about an exception, once. */
export interface Reminder {
  exception: string;
  /** Entity ref. */
  application: string;
  occasion: ReminderOccasion;
  /** What it is about, milliseconds since 1970 UTC: the review, the end, the request, the decision. */
  moment: number;
  /** Who asked or decided. */
  by?: string;
  /** Entity refs of users and groups. */
  recipients: string[];
}

/** What a reminder needs to know beside the exception. */
export interface ReminderContext {
  application: Pick<ApplicationAttributes, 'team' | 'tier'> & { ref: string };
  rules: Pick<ExceptionRules, 'approvers'>;
  config: Pick<ReminderConfig, 'beforeReview' | 'beforeExpiry'>;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/** How long after a decision people are still told of it, in milliseconds: longer than a portal is usually down. */
export const decisionsToldFor = 7 * 86_400_000;

/** What people are to be told about an exception at a moment; whether they were told before is not known here. */
export function dueReminders(
  exception: RecordedException,
  context: ReminderContext,
): Reminder[] {
  return [
    ...upcoming(exception, context),
    ...(exception.requests ?? []).flatMap(request =>
      aboutRequest(exception, request, context),
    ),
  ];
}

function upcoming(
  exception: RecordedException,
  { application, config, now }: ReminderContext,
): Reminder[] {
  if (!isActive(exception, now)) return [];
  const { reviewAt, expiresAt, endedAt = Infinity } = termsAt(exception, now);
  const recipients = present([
    application.team,
    grantRequestOf(exception)?.by ?? exception.recordedBy,
    approverAt(exception, now),
  ]);
  const due: [ReminderOccasion, number | undefined, number][] = [
    ['review', reviewAt, config.beforeReview],
    ['expiry', expiresAt, config.beforeExpiry],
  ];
  return due.flatMap(([occasion, moment, lead]) => {
    if (moment === undefined || moment <= now || moment - now > lead) return [];
    // What has been ended needs neither.
    if (endedAt <= moment) return [];
    return {
      exception: exception.id,
      application: application.ref,
      occasion,
      moment,
      recipients,
    };
  });
}

function aboutRequest(
  exception: RecordedException,
  request: RecordedRequest,
  { application, rules, now }: ReminderContext,
): Reminder[] {
  const { kind, by, at, decision } = request;
  const about = { exception: exception.id, application: application.ref };
  if (!decision) {
    const approvers = rules.approvers
      .filter(({ tiers }) => tiers?.includes(application.tier) ?? true)
      .flatMap(rule => rule.approvers);
    const recipients = present(
      approvers.length ? approvers : [application.team],
    ).filter(ref => ref !== by);
    const occasion = `${kind}-requested` as const;
    return [{ ...about, occasion, moment: at, by, recipients }];
  }
  if (decision.outcome === 'withdrawn') return [];
  if (now - decision.at > decisionsToldFor) return [];
  return [
    {
      ...about,
      occasion: `${kind}-${decision.outcome}`,
      moment: decision.at,
      by: decision.by,
      recipients: present([by, application.team]),
    },
  ];
}

function present(refs: readonly (string | null | undefined)[]): string[] {
  return [...new Set(refs.filter(ref => typeof ref === 'string'))];
}
