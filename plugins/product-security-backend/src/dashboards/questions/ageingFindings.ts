import { parseTarget } from '../../metrics/definitions/target';
import { counted, targetInWords } from '../inWords';
import { QuestionContext } from '../QuestionContext';
import { Question, wholeDays } from './Question';

interface Row {
  finding_id: string;
  title: string;
  application: string;
  team: string | null;
  tier: string;
  exposure: string;
  revenue_critical: boolean;
  rule: string;
  severity: string;
  opened_at: number;
  known_exploited: boolean;
  risk_score: number;
  assignee: string | null;
}

const matters = `(s.tier = '1' OR s.revenue_critical)`;
const dayLength = 86_400_000;

/** Which findings are ageing on the applications that matter most. */
export const ageingFindings: Question = {
  title: 'Which findings are ageing on the applications that matter most?',
  describe: context =>
    `Open critical findings of tier-1 and of revenue-critical applications that have been open for ${agedInWords(
      context,
    )}; the oldest first.`,
  considered:
    'Open critical findings of tier-1 and of revenue-critical applications; without data are such applications that have never been scanned, stale those that were not scanned lately',
  sql: ({ add, moment, holds, inQuestion, context }) => {
    const critical = `${holds('f')} AND f.on_default_branch
        AND f.severity = 'critical' AND ${matters} ${inQuestion}`;
    const open = `${critical} AND f.status = 'open'`;
    const findings = `SELECT count(*) FILTER (WHERE f.status = 'open') AS objects,
        count(*) FILTER (WHERE f.status = 'accepted') AS accepted,
        count(*) FILTER (WHERE f.status = 'suppressed') AS suppressed
      FROM finding_facts f JOIN segments s ON s.segment_id = f.segment_id
      WHERE ${critical} AND f.status IN ('open', 'accepted', 'suppressed')`;
    const applications = `SELECT count(*) AS applications,
        count(*) FILTER (WHERE a.scanned_at IS NULL) AS "withoutData",
        count(*) FILTER (WHERE a.scanned_at < ${moment} - CAST(${add(
      context.scanMaxAge,
    )} AS BIGINT)) AS stale
      FROM segments s
      JOIN application_facts a ON a.segment_id = s.segment_id AND ${holds('a')}
      WHERE ${holds('s')} AND ${matters} ${inQuestion}`;
    return {
      items: `SELECT f.finding_id, f.title, s.application, s.team, s.tier, s.exposure, s.revenue_critical,
          f.rule, f.severity, f.opened_at, f.known_exploited, f.risk_score, f.assignee
        FROM finding_facts f JOIN segments s ON s.segment_id = f.segment_id
        WHERE ${open} AND f.opened_at <= ${moment} - CAST(${add(
        agedFrom(context) * dayLength,
      )} AS BIGINT)`,
      order: 'opened_at, risk_score DESC, finding_id',
      considered: `SELECT found.objects, found.accepted, found.suppressed,
          known.applications, known."withoutData", known.stale, 0 AS "notApplicable"
        FROM (${findings}) found CROSS JOIN (${applications}) known`,
    };
  },
  toItem: (row: Row, at) => {
    const days = wholeDays(row.opened_at, at);
    const about = [
      ...(row.tier === '1' ? ['tier 1'] : []),
      ...(row.revenue_critical ? ['revenue-critical'] : []),
      ...(row.exposure === 'internet' ? ['internet-facing'] : []),
    ].join(', ');
    const { target, unit } = at.context.metrics.definition('critical_age');
    return {
      type: 'finding',
      id: row.finding_id,
      title: row.title,
      application: row.application,
      team: row.team,
      tier: row.tier,
      reason: `Critical and open for ${counted(days, 'day')}${
        target ? `, where the goal is ${targetInWords(target, unit)}` : ''
      }; the application is ${about}${
        row.known_exploited ? '; known to be exploited' : ''
      }${row.assignee ? '' : '; nobody is assigned'}.`,
      fields: {
        rule: row.rule,
        severity: row.severity,
        openedAt: new Date(row.opened_at).toISOString(),
        ageDays: (at.asOf - row.opened_at) / dayLength,
        knownExploited: row.known_exploited,
        riskScore: row.risk_score,
        assignee: row.assignee,
      },
    };
  },
};

/** From how many days on a finding ages: the target of the age of criticals, or from the start where there is none. */
function agedFrom({ metrics }: QuestionContext): number {
  const { target } = metrics.definition('critical_age');
  return Math.max(0, (target && parseTarget(target)?.value) || 0);
}

function agedInWords(context: QuestionContext): string {
  const { target } = context.metrics.definition('critical_age');
  return `${counted(agedFrom(context), 'day')} or longer${
    target ? ` (target of critical_age: ${target})` : ''
  }`;
}
