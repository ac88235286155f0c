import {
  FindingLocation,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { Knex } from 'knex';
import { FindingHistory } from './ApplicationFindings';
import { readHistories } from './readHistories';
import {
  MatchedBy,
  Material,
  SightingDetails,
  SightingInterval,
} from './UnitFinding';
import { toReachable } from './toReachable';
import { FindingDetails } from './unitRows';
import { readStatements, RecordedStatement } from './vexStatements';

/** A finding with all that is recorded of it. Moments are milliseconds since 1970 UTC. */
export interface RecordedFinding extends FindingHistory {
  applicationId: number;
  /** Where else it is. */
  furtherLocations: FindingLocation[];
  /** The tool and scope that reported it first comes first. */
  sightings: RecordedSighting[];
  /** What people said, in the order it arrived. */
  decisions: RecordedDecision[];
  /** What VEX documents state of it, in the order they count in. */
  statements: RecordedStatement[];
}

/** One tool and scope that ever reported a finding. */
export interface RecordedSighting extends SightingDetails {
  tool: string;
  scope: string;
  /** What the identity of its last report is made of. */
  material: Material;
  /** The rule that brought its last report with another material to the finding. */
  matchedBy: MatchedBy;
  intervals: SightingInterval[];
}

/** What a person said of a finding. */
export interface RecordedDecision {
  status?: 'fixed' | 'false-positive' | 'open';
  at: number;
  verifiedAt?: number;
  reason?: string;
  /** `null`: the assignee was taken away. */
  assignee?: string | null;
  by: string;
  arrivedAt: number;
}

/** Reads a finding, also by the id of one that was joined with it; `undefined` when there is none. */
export async function readFinding(
  knex: Knex,
  id: string,
): Promise<RecordedFinding | undefined> {
  const named = await knex('findings').where({ id }).first();
  if (!named) return undefined;
  const row = named.merged_into
    ? await knex('findings').where({ id: named.merged_into }).first()
    : named;
  const [{ findings }] = await readHistories(
    knex,
    [row.application_id],
    row.id,
  );
  const [history] = findings;
  const sightings = await knex('sightings')
    .where({ finding_id: row.id })
    .orderBy('ordinal');
  const intervals = await knex('sighting_intervals')
    .where({ finding_id: row.id })
    .orderBy('valid_from');
  const decisions = await knex('finding_decisions')
    .whereIn('finding_id', [row.id, ...history.mergedIds])
    .orderBy('id');
  const details: FindingDetails = JSON.parse(row.details);
  return {
    ...history,
    applicationId: row.application_id,
    furtherLocations: details.furtherLocations,
    sightings: sightings.map(sighting => ({
      ...(JSON.parse(sighting.details) as SightingDetails),
      tool: sighting.tool,
      scope: sighting.scope,
      material: JSON.parse(sighting.material),
      matchedBy: sighting.matched_by,
      intervals: intervals
        .filter(
          ({ tool, scope }) =>
            tool === sighting.tool && scope === sighting.scope,
        )
        .map(toSightingInterval),
    })),
    decisions: decisions.map(toDecision),
    statements: await readStatements(knex, row.application_id, {
      vulnerabilityIds: details.vulnerabilityIds,
      package: details.location.package,
    }),
  };
}

function toSightingInterval(row: any): SightingInterval {
  return {
    validFrom: Number(row.valid_from),
    validTo: row.valid_to === null ? undefined : Number(row.valid_to),
    severity: row.severity as Severity,
    suppressed: Boolean(row.suppressed),
    reachable: toReachable(row.reachable),
    exploitation: row.exploitation ?? undefined,
    validity: row.validity ?? undefined,
  };
}

function toDecision(row: any): RecordedDecision {
  return {
    status: row.status ?? undefined,
    at: Number(row.at),
    verifiedAt: row.verified_at === null ? undefined : Number(row.verified_at),
    reason: row.reason ?? undefined,
    assignee: row.assigns ? row.assignee : undefined,
    by: row.by,
    arrivedAt: Number(row.arrived_at),
  };
}
