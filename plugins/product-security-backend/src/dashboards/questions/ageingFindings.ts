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
    'Open critical findings of tier-1 and of revenue-critical applications; without data are such applications that have never been scanned',
  sql: ({ add, moment, holds, inQuestion, context }) => {
    const open = `${holds('f')} AND f.on_default_branch AND f.status = 'open'
        AND f.severity = 'critical' AND ${matters} ${inQuestion}`;
    return {
      items: `SELECT f.finding_id, f.title, s.application, s.team, s.tier, s.exposure, s.revenue_critical,
          f.rule, f.severity, f.opened_at, f.known_exploited, f.risk_score, f.assignee
        FROM finding_facts f JOIN segments s ON s.segment_id = f.segment_id
        WHERE ${open} AND f.opened_at <= ${moment} - CAST(${add(
        agedFrom(context) * dayLength,
      )} AS BIGINT)`,
      order: 'opened_at, risk_score DESC, finding_id',
      considered: `SELECT
          (SELECT count(*) FROM finding_facts f JOIN segments s ON s.segment_id = f.segment_id WHERE ${open}) AS objects,
          (SELECT count(*) FROM segments s
            JOIN application_facts a ON a.segment_id = s.segment_id AND ${holds(
              'a',
            )}
            WHERE ${holds(
              's',
            )} AND a.scanned_at IS NULL AND ${matters} ${inQuestion}) AS "withoutData"`,
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
