import { Tier } from '@prodsec/backstage-plugin-product-security-common';
import { FactsEngine, FactsParameter, VisibleApplications } from './Facts';
import { segmentCondition } from './segmentCondition';

/** Values to filter releases by; any of a list's values fits. An absent team is asked for by `none`. */
export interface ReleaseFilters {
  application?: string[];
  team?: string[];
  /** Groups; the releases of any team that is one of them or below it. */
  teamWithin?: string[];
  tier?: string[];
  version?: string[];
  environment?: string[];
  production?: boolean;
  /** Those with a result of one of these gates. */
  gate?: string[];
  /** Those with a gate, of these gates where there are some, whose last attempt ended like this. */
  status?: string[];
}

/** The place of a release in the list. */
export interface ReleasePlace {
  /** When it was released, else became a candidate, else 0. */
  at: number;
  id: string;
}

/** What releases to read. */
export interface QueryReleasesOptions {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  filters?: ReleaseFilters;
  after?: ReleasePlace;
  limit: number;
}

/** A release and its application at the moment asked about. */
export interface ReleaseRow {
  release_id: string;
  application: string;
  team: string | null;
  tier: Tier;
  /** Of its place in the list. */
  placed_at: number;
}

/** The releases and candidates at a moment, the latest first. */
export async function queryReleases(
  engine: FactsEngine,
  options: QueryReleasesOptions,
): Promise<ReleaseRow[]> {
  const parameters: FactsParameter[] = [];
  const add = (value: FactsParameter) => `$${parameters.push(value)}`;
  const moment = `CAST(${add(options.asOf)} AS BIGINT)`;
  const conditions = conditionsOf(options, moment, add);
  return engine.query<ReleaseRow>(
    `SELECT fact.release_id, segment.application, segment.team, segment.tier, ${place} AS placed_at
FROM release_facts fact
JOIN segments segment ON segment.segment_id = fact.segment_id
WHERE ${conditions.join('\n  AND ')}
ORDER BY placed_at DESC, fact.release_id
LIMIT ${add(options.limit)}`,
    parameters,
  );
}

const place = 'coalesce(fact.released_at, fact.candidate_at, 0)';

function conditionsOf(
  { visible, filters = {}, after }: QueryReleasesOptions,
  moment: string,
  add: (value: FactsParameter) => string,
): string[] {
  const anyOf = (sql: string, values: string[] | undefined) =>
    values
      ? [`${sql} IN (SELECT unnest(CAST(${add(values)} AS VARCHAR[])))`]
      : [];
  const holds = (table: string) =>
    `${table}.valid_from <= ${moment} AND ${table}.valid_to > ${moment}`;
  const ofGate = [
    ...anyOf('gate.gate', filters.gate),
    ...anyOf('gate.status', filters.status),
  ];
  return [
    holds('fact'),
    ...(visible === 'all'
      ? []
      : [
          `fact.application_id IN (SELECT unnest(CAST(${add([
            ...visible,
          ])} AS BIGINT[])))`,
        ]),
    ...anyOf('segment.application', filters.application),
    ...anyOf(`coalesce(segment.team, 'none')`, filters.team),
    ...(filters.teamWithin
      ? [segmentCondition('fact', 'teamWithin', add(filters.teamWithin))]
      : []),
    ...anyOf('segment.tier', filters.tier),
    ...anyOf('fact.version', filters.version),
    ...anyOf('fact.environment', filters.environment),
    ...(filters.production === undefined
      ? []
      : [`fact.production = ${add(filters.production)}`]),
    ...(ofGate.length
      ? [
          `fact.release_id IN (SELECT gate.release_id FROM gate_facts gate WHERE ${[
            holds('gate'),
            ...ofGate,
          ].join(' AND ')})`,
        ]
      : []),
    ...(after
      ? [
          `(${place} < ${add(after.at)} OR (${place} = ${add(
            after.at,
          )} AND fact.release_id > ${add(after.id)}))`,
        ]
      : []),
  ];
}
