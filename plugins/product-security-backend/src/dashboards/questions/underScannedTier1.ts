import { counted, listed } from '../inWords';
import { Question, wholeDays } from './Question';

interface Row {
  application: string;
  title: string;
  team: string | null;
  tier: string;
  missing: string;
  scanned_at: number | null;
}

/** The controls that are about scans, and what their scans look for. */
const scanControls: Record<string, string> = {
  sast: 'code',
  sca: 'dependencies',
  secrets: 'secrets',
  image: 'images',
};

const dayLength = 86_400_000;

/** Which tier-1 applications are under-scanned. */
export const underScannedTier1: Question = {
  title: 'Which tier-1 applications are under-scanned?',
  describe: ({ scanMaxAge }) =>
    `Tier-1 applications without a complete scan of the last ${counted(
      scanMaxAge / dayLength,
      'day',
    )} for code, dependencies, secrets or images, where that control applies; those that lack most first, then those that were not scanned for longest.`,
  considered:
    'Tier-1 applications; without data are applications that have no tier and might belong here; stale are those whose latest scan of any kind is too old, not applicable the scans that an application does not need',
  sql: ({ add, moment, holds, inQuestion, context }) => ({
    items: `SELECT s.application, s.title, s.team, s.tier, f.scanned_at, lacking.missing, lacking.number
      FROM segments s
      JOIN application_facts f ON f.segment_id = s.segment_id AND ${holds('f')}
      JOIN (
        SELECT c.segment_id, string_agg(c.control, ',' ORDER BY c.control) AS missing, count(*) AS number
        FROM control_facts c
        WHERE ${holds('c')} AND c.applicable AND NOT c.holds
          AND c.control = ANY(${add(Object.keys(scanControls))})
        GROUP BY c.segment_id
      ) lacking ON lacking.segment_id = s.segment_id
      WHERE ${holds('s')} AND s.tier = '1' ${inQuestion}`,
    order: `number DESC, coalesce(scanned_at, ${moment} - 9007199254740991), application`,
    considered: `SELECT count(*) FILTER (WHERE s.tier = '1') AS objects,
        count(*) FILTER (WHERE s.tier = '1') AS applications,
        count(*) FILTER (WHERE s.tier = 'unassigned') AS "withoutData",
        count(*) FILTER (WHERE s.tier = '1' AND f.scanned_at < ${moment} - CAST(${add(
      context.scanMaxAge,
    )} AS BIGINT)) AS stale,
        0 AS accepted, 0 AS suppressed,
        CAST(coalesce(sum(${Object.keys(scanControls)
          .map(
            control =>
              `CASE WHEN strpos(',' || f.inapplicable_controls || ',', ${add(
                `,${control},`,
              )}) > 0 THEN 1 ELSE 0 END`,
          )
          .join(
            ' + ',
          )}) FILTER (WHERE s.tier = '1'), 0) AS BIGINT) AS "notApplicable"
      FROM segments s
      JOIN application_facts f ON f.segment_id = s.segment_id AND ${holds('f')}
      WHERE ${holds('s')} ${inQuestion}`,
  }),
  toItem: (row: Row, at) => {
    const lacking = row.missing.split(',');
    const missing = Object.keys(scanControls).filter(control =>
      lacking.includes(control),
    );
    const scans = listed(missing.map(control => scanControls[control]));
    const last =
      row.scanned_at === null
        ? 'It has never been scanned.'
        : `The last scan of any kind was ${daysAgo(
            wholeDays(row.scanned_at, at),
          )}.`;
    return {
      type: 'application',
      id: row.application,
      title: row.title,
      application: row.application,
      team: row.team,
      tier: row.tier,
      reason: `No complete scan of the last ${counted(
        at.context.scanMaxAge / dayLength,
        'day',
      )} for ${scans}. ${last}`,
      fields: {
        missingControls: missing,
        lastScanAt:
          row.scanned_at === null
            ? null
            : new Date(row.scanned_at).toISOString(),
      },
    };
  },
};

function daysAgo(days: number): string {
  return days ? `${counted(days, 'day')} ago` : 'less than a day ago';
}
