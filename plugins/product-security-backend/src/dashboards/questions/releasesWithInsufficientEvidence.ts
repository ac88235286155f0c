import { counted, listed } from '../inWords';
import { trailingWindow } from '../trailingWindow';
import { Question } from './Question';

interface Row {
  release_id: string;
  application: string;
  title: string;
  team: string | null;
  tier: string;
  version: string;
  environment: string;
  released_at: number;
  evidence_types: string;
  missing_evidence: string;
}

/** Which releases have insufficient evidence. */
export const releasesWithInsufficientEvidence: Question = {
  title: 'Which releases have insufficient evidence?',
  describe: () =>
    'Production releases of tier-1 and tier-2 applications, in the window of evidence completeness, that lack evidence of at least one type; the latest first.',
  considered:
    'Production releases of tier-1 and tier-2 applications in the window; without data are those of applications that have no tier',
  sql: ({ add, moment, holds, inQuestion, context }) => {
    const window = trailingWindow(
      context.metrics.definition('evidence_completeness'),
    );
    const from = `FROM release_facts r JOIN segments s ON s.segment_id = r.segment_id
      WHERE ${holds('r')} AND r.production AND r.released_at <= ${moment}
        AND r.released_at > ${moment} - CAST(${add(
      window,
    )} AS BIGINT) ${inQuestion}`;
    const judged = `s.tier IN ('1', '2')`;
    return {
      items: `SELECT r.release_id, s.application, s.title, s.team, s.tier, r.version, r.environment,
          r.released_at, r.evidence_types, r.missing_evidence
        ${from} AND ${judged} AND NOT r.evidence_complete`,
      order: 'released_at DESC, release_id',
      considered: `SELECT released.objects, released."withoutData", known.applications,
          0 AS stale, 0 AS accepted, 0 AS suppressed, 0 AS "notApplicable"
        FROM (SELECT count(*) FILTER (WHERE ${judged}) AS objects,
          count(*) FILTER (WHERE s.tier = 'unassigned') AS "withoutData" ${from}) released
        CROSS JOIN (SELECT count(*) AS applications FROM segments s
          WHERE ${holds('s')} AND ${judged} ${inQuestion}) known`,
    };
  },
  toItem: (row: Row) => {
    const missing = row.missing_evidence.split(',').filter(Boolean);
    const present = row.evidence_types.split(',').filter(Boolean);
    return {
      type: 'release',
      id: row.release_id,
      title: `${row.title} ${row.version} (${row.environment})`,
      application: row.application,
      team: row.team,
      tier: row.tier,
      reason: `Released on ${new Date(row.released_at)
        .toISOString()
        .slice(0, 10)} without evidence of ${listed(
        missing,
      )}; there is evidence of ${present.length} of ${counted(
        present.length + missing.length,
        'type',
      )}.`,
      fields: {
        version: row.version,
        environment: row.environment,
        releasedAt: new Date(row.released_at).toISOString(),
        evidenceTypes: present,
        missingEvidence: missing,
      },
    };
  },
};
