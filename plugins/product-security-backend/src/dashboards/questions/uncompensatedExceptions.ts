import { counted } from '../inWords';
import { Question, wholeDays } from './Question';

interface Row {
  exception_id: string;
  reason: string;
  scope: string;
  rule: string | null;
  application: string;
  title: string;
  team: string | null;
  tier: string;
  created_at: number;
  expires_at: number | null;
  review_at: number | null;
  approved_by: string | null;
}

/** Which exceptions have no compensating control. */
export const uncompensatedExceptions: Question = {
  title: 'Which exceptions have no compensating control?',
  describe: () =>
    'Active exceptions where nothing else lowers the risk meanwhile; those of tier 1 first, then the oldest.',
  considered:
    'Active exceptions; an exception says whether it has a compensating control, so there are none without data',
  sql: ({ holds, inQuestion }) => ({
    items: `SELECT e.exception_id, e.reason, e.scope, e.rule, s.application, s.title, s.team, s.tier,
        e.created_at, e.expires_at, e.review_at, e.approved_by
      FROM exception_facts e JOIN segments s ON s.segment_id = e.segment_id
      WHERE ${holds('e')} AND NOT e.has_compensating_control ${inQuestion}`,
    order: 'tier, created_at, exception_id',
    considered: `SELECT (SELECT count(*)
          FROM exception_facts e JOIN segments s ON s.segment_id = e.segment_id
          WHERE ${holds('e')} ${inQuestion}) AS objects,
        (SELECT count(*) FROM segments s WHERE ${holds(
          's',
        )} ${inQuestion}) AS applications,
        0 AS "withoutData", 0 AS stale, 0 AS accepted, 0 AS suppressed, 0 AS "notApplicable"`,
  }),
  toItem: (row: Row, at) => {
    const moment = (value: number | null) =>
      value === null ? null : new Date(value).toISOString();
    return {
      type: 'exception',
      id: row.exception_id,
      title: row.rule
        ? `${row.title}: ${row.rule}`
        : `${row.title}: ${row.scope}`,
      application: row.application,
      team: row.team,
      tier: row.tier,
      reason: `Active for ${counted(
        wholeDays(row.created_at, at),
        'day',
      )} without a compensating control; ${review(row.review_at, at.asOf)}${
        row.expires_at === null ? '; it does not expire' : ''
      }${row.approved_by === null ? '; nobody has approved it' : ''}.`,
      fields: {
        reason: row.reason,
        scope: row.scope,
        rule: row.rule,
        createdAt: moment(row.created_at),
        expiresAt: moment(row.expires_at),
        reviewAt: moment(row.review_at),
        approvedBy: row.approved_by,
      },
    };
  },
};

function review(reviewAt: number | null, asOf: number): string {
  if (reviewAt === null) return 'nobody is to look at it again';
  const day = new Date(reviewAt).toISOString().slice(0, 10);
  return reviewAt < asOf
    ? `its review was due on ${day}`
    : `its review is due on ${day}`;
}
