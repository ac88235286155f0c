import { InputError } from '@backstage/errors';
import {
  categories,
  exploitations,
  exposures,
  Finding,
  findingStatuses,
  Page,
  severities,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { FactsEngine, VisibleApplications } from './Facts';
import { decodeFindingCursor, encodeFindingCursor } from './findingCursor';
import { FindingFilters, FindingRow, queryFindings } from './queryFindings';

/** What findings to list. */
export interface FindFindingsOptions {
  /** Milliseconds since 1970 UTC; default: the moment of the cursor, else now. */
  asOf?: number;
  visible: VisibleApplications;
  filters?: FindingFilters;
  /** The `nextCursor` of the page before. */
  cursor?: string;
  /** The most items on the page. */
  limit: number;
}

/**
 * A page of the findings at a moment: the riskiest first, then the oldest, then by id.
 *
 * @throws InputError for a value outside its list, a cursor that is none, and a cursor of another moment
 */
export async function findFindings(
  engine: FactsEngine,
  { asOf, visible, filters = {}, cursor, limit }: FindFindingsOptions,
): Promise<Page<Finding>> {
  assertKnownValues(filters);
  const after = cursor === undefined ? undefined : decodeFindingCursor(cursor);
  if (after && asOf !== undefined && asOf !== after.asOf) {
    throw new InputError(
      `Invalid cursor: it is of the moment ${isoDate(
        after.asOf,
      )}; leave out asOf or give that moment`,
    );
  }
  const moment = after?.asOf ?? asOf ?? Date.now();
  const rows = await queryFindings(engine, {
    asOf: moment,
    visible,
    filters,
    after,
    limit: limit + 1,
  });
  const items = rows.slice(0, limit).map(toFinding);
  const last = rows[limit - 1];
  if (rows.length <= limit || !last) return { items };
  return {
    items,
    nextCursor: encodeFindingCursor({
      asOf: moment,
      riskScore: last.risk_score,
      openedAt: last.opened_at,
      id: last.finding_id,
    }),
  };
}

const acceptedValues = {
  tier: tiers,
  exposure: exposures,
  severity: severities,
  category: categories,
  status: findingStatuses,
  reachable: ['true', 'false', 'unknown'],
  exploitation: [...exploitations, 'unknown'],
} as const;

function assertKnownValues(filters: FindingFilters): void {
  for (const [name, accepted] of Object.entries(acceptedValues)) {
    const given = filters[name as keyof typeof acceptedValues] ?? [];
    for (const value of given) {
      if (!(accepted as readonly string[]).includes(value)) {
        throw new InputError(
          `Invalid ${name} '${value}': accepted are ${accepted.join(', ')}`,
        );
      }
    }
  }
}

function toFinding(row: FindingRow): Finding {
  return {
    id: row.finding_id,
    application: row.application,
    team: row.team,
    tier: row.tier,
    exposure: row.exposure,
    title: row.title,
    rule: row.rule,
    cwe: listOf(row.cwe),
    cve: listOf(row.cve),
    severity: row.severity,
    category: row.category,
    tool: row.tool,
    location: JSON.parse(row.location),
    branch: row.branch,
    status: row.status,
    openedAt: isoDate(row.opened_at),
    firstSeenAt: isoDate(row.first_seen_at),
    closedAt: row.closed_at === null ? null : isoDate(row.closed_at),
    verifiedAt: row.verified_at === null ? null : isoDate(row.verified_at),
    reopenCount: row.reopen_count,
    riskScore: row.risk_score,
    riskFactors: {
      severity: row.severity_weight,
      exploitability: row.exploitability_factor,
      tier: row.tier_weight,
      exposure: row.exposure_weight,
    },
    exploitability: {
      factor: row.exploitability_factor,
      knownExploited: row.known_exploited,
      ...(row.epss === null ? {} : { epss: row.epss }),
      ...(row.reachable === null ? {} : { reachable: row.reachable }),
      ...(row.exploitation === null ? {} : { exploitation: row.exploitation }),
    },
    owner: row.assignee ?? row.accountable_owner ?? row.team,
    ...(row.exception === null ? {} : { exception: row.exception }),
  };
}

function listOf(text: string): string[] {
  return text ? text.split(',') : [];
}

function isoDate(moment: number): string {
  return new Date(moment).toISOString();
}
