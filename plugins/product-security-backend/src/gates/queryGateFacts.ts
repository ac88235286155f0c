import {
  severities,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { FactsEngine, FactsParameter } from '../facts/Facts';
import { GateKnowledge, OpenFinding } from './GateKnowledge';
import { Policy } from './policySchema';
import { coversSeverity } from './tightenPolicy';

/** Which candidate to look at. Moments are milliseconds since 1970 UTC. */
export interface GateFactsOptions {
  applicationId: number;
  version: string;
  environment: string;
  policy: Policy;
  now: number;
}

/** What the facts know of a candidate, in four statements whatever there is. */
export async function queryGateFacts(
  engine: FactsEngine,
  options: GateFactsOptions,
): Promise<
  Pick<GateKnowledge, 'open' | 'lastRelease' | 'backlog' | 'overdueExceptions'>
> {
  const { applicationId, now } = options;
  const [last] = await engine.query<{ version: string; released_at: number }>(
    `SELECT r.version, r.released_at FROM release_facts r
     WHERE r.application_id = $1 AND ${holds('r', '$2')}
       AND r.environment = $3 AND r.version <> $4
       AND r.released_at IS NOT NULL AND r.rolled_back_at IS NULL
     ORDER BY r.released_at DESC, r.release_id LIMIT 1`,
    [applicationId, now, options.environment, options.version],
  );
  const then = last?.released_at;
  const exceptions = await engine.query<{ id: string; review_at: number }>(
    `SELECT e.exception_id AS id, e.review_at FROM exception_facts e
     WHERE e.application_id = $1 AND ${holds('e', '$2')} AND e.review_at < $2
     ORDER BY e.review_at, e.exception_id`,
    [applicationId, now],
  );
  return {
    open: await openFindings(engine, options, then),
    ...(last
      ? { lastRelease: { version: last.version, releasedAt: last.released_at } }
      : {}),
    backlog: {
      now: await backlogAt(engine, applicationId, now),
      ...(then === undefined
        ? {}
        : { then: await backlogAt(engine, applicationId, then) }),
    },
    overdueExceptions: exceptions.map(({ id, review_at }) => ({
      id,
      reviewAt: review_at,
    })),
  };
}

function holds(table: string, moment: string): string {
  return `${table}.valid_from <= ${moment} AND ${table}.valid_to > ${moment}`;
}

/** The open findings that any rule could ask about. */
async function openFindings(
  engine: FactsEngine,
  { applicationId, now, policy }: GateFactsOptions,
  then: number | undefined,
): Promise<OpenFinding[]> {
  const asked = [
    ...(policy.newFindings ? [policy.newFindings] : []),
    ...policy.oldFindings.map(({ severity }) => severity),
    ...(policy.noBacklogGrowth ? (['critical'] as const) : []),
  ];
  const wanted = severities.filter(severity =>
    asked.some(rule => coversSeverity(rule, severity)),
  );
  const parameters: FactsParameter[] = [applicationId, now, wanted];
  const openThen =
    then === undefined
      ? 'FALSE'
      : `f.finding_id IN (SELECT t.finding_id FROM finding_facts t
           WHERE t.application_id = $1 AND t.status = 'open'
             AND ${holds('t', `$${parameters.push(then)}`)})`;
  const rows = await engine.query<{
    finding_id: string;
    severity: Severity;
    category: OpenFinding['category'];
    opened_at: number;
    known_exploited: boolean;
    open_then: boolean;
  }>(
    `SELECT f.finding_id, f.severity, f.category, f.opened_at, f.known_exploited,
       ${openThen} AS open_then
     FROM finding_facts f
     WHERE f.application_id = $1 AND ${holds('f', '$2')}
       AND f.status = 'open' AND f.on_default_branch
       AND (f.severity = ANY($3) OR f.known_exploited)
     ORDER BY f.risk_score DESC, f.finding_id`,
    parameters,
  );
  return rows.map(row => ({
    id: row.finding_id,
    severity: row.severity,
    category: row.category,
    openedAt: row.opened_at,
    knownExploited: row.known_exploited,
    openThen: row.open_then,
  }));
}

async function backlogAt(
  engine: FactsEngine,
  applicationId: number,
  moment: number,
): Promise<number> {
  const [{ backlog }] = await engine.query<{ backlog: number | null }>(
    `SELECT sum(f.risk_score) AS backlog FROM finding_facts f
     WHERE f.application_id = $1 AND ${holds('f', '$2')}
       AND f.status = 'open' AND f.on_default_branch AND f.severity = 'critical'`,
    [applicationId, moment],
  );
  return backlog ?? 0;
}
