import { counted, listed } from '../inWords';
import { trailingWindow } from '../trailingWindow';
import { Question } from './Question';

interface Row {
  team: string;
  candidates: number;
  failed: number;
  /** `gate:count` of those that enough candidates did not pass, the most frequent first. */
  gates: string;
}

/** How many gates a reason names. */
const namedGates = 3;

/** SQL of a gate's id without the signs that the list of gates has between its parts; a gate may have any id. */
const plainGate = `replace(replace(r.gate, ',', ' '), ':', ' ')`;

/** Which teams repeatedly fail gates. */
export const teamsFailingGates: Question = {
  title: 'Which teams repeatedly fail gates?',
  describe: ({ repeatedFailures }) =>
    `Teams of which at least ${repeatedFailures} release candidates in the window of the gate pass rate did not pass the same gate at the first attempt; those with most candidates that did not pass every gate first. Applications without a team are together the team 'none'.`,
  considered:
    'Teams with a release candidate that has a gate result in the window; without data are teams without one, stale those of them that had one before',
  sql: ({ add, moment, holds, inQuestion, context }) => {
    const window = trailingWindow(context.metrics.definition('gate_pass_rate'));
    const inWindow = (table: string) =>
      `${holds(
        table,
      )} AND ${table}.candidate_at <= ${moment} AND ${table}.candidate_at > ${moment} - CAST(${add(
        window,
      )} AS BIGINT)`;
    const byTeam = `SELECT coalesce(s.team, 'none') AS team, count(*) AS candidates,
          count(*) FILTER (WHERE NOT r.first_pass) AS failed
        FROM release_facts r JOIN segments s ON s.segment_id = r.segment_id
        WHERE ${inWindow('r')} AND r.gates <> '' ${inQuestion}
        GROUP BY 1`;
    return {
      items: `SELECT t.team, t.candidates, t.failed, g.gates
        FROM (${byTeam}) t
        JOIN (
          SELECT team, string_agg(gate || ':' || failed, ',' ORDER BY failed DESC, gate) AS gates
          FROM (
            SELECT coalesce(s.team, 'none') AS team, ${plainGate} AS gate, count(*) AS failed
            FROM gate_facts r JOIN segments s ON s.segment_id = r.segment_id
            WHERE ${inWindow('r')} AND NOT r.first_pass ${inQuestion}
            GROUP BY 1, 2
            HAVING count(*) >= ${add(context.repeatedFailures)}
          ) failures GROUP BY team
        ) g ON g.team = t.team`,
      order: 'failed DESC, candidates, team',
      considered: `SELECT count(t.team) AS objects,
          count(*) FILTER (WHERE t.team IS NULL) AS "withoutData",
          CAST(coalesce(sum(every.applications), 0) AS BIGINT) AS applications,
          count(*) FILTER (WHERE t.team IS NULL AND ever.team IS NOT NULL) AS stale,
          0 AS accepted, 0 AS suppressed, 0 AS "notApplicable"
        FROM (SELECT coalesce(s.team, 'none') AS team, count(*) AS applications FROM segments s
          WHERE ${holds('s')} ${inQuestion} GROUP BY 1) every
        LEFT JOIN (${byTeam}) t ON t.team = every.team
        LEFT JOIN (SELECT DISTINCT coalesce(s.team, 'none') AS team
          FROM release_facts r JOIN segments s ON s.segment_id = r.segment_id
          WHERE ${holds(
            'r',
          )} AND r.candidate_at IS NOT NULL AND r.gates <> '' ${inQuestion}
        ) ever ON ever.team = every.team`,
    };
  },
  toItem: (row: Row) => {
    const gates = row.gates.split(',').filter(Boolean);
    const named = gates.slice(0, namedGates).map(each => {
      const [gate, count] = each.split(':');
      return `${gate} (${counted(Number(count), 'time')})`;
    });
    return {
      type: 'team',
      id: row.team,
      title: row.team,
      application: null,
      team: row.team === 'none' ? null : row.team,
      tier: null,
      reason: `${row.failed} of ${counted(
        row.candidates,
        'release candidate',
      )} did not pass every gate at the first attempt${`; repeatedly ${listed(
        named,
      )}`}.`,
      fields: {
        candidates: row.candidates,
        failed: row.failed,
        gates: gates.map(each => each.split(':')[0]),
      },
    };
  },
};
