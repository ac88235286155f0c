import { defaultWeights } from '../../facts/readWeights';
import { DAY } from '../formula/Term';
import { Columns } from './Example';

/** An object of an example before what it does not give is filled in. */
export interface UnfilledObject {
  id: string;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  columns: Columns;
  /** Of its application, filled in. */
  segment: Columns;
}

/**
 * What an object of an example has where the example says nothing, by source. What is not here either is 0, `false`, empty or absent.
 *
 * @remarks
 * Rows hold from when the object began, as they do when facts are recorded; what lies after the moment asked about is not there yet.
 */
export const exampleDefaults: Record<
  string,
  (object: UnfilledObject) => Columns
> = {
  applications: ({ segment }) => ({ owned: segment.owned }),

  controls: () => ({ control: 'sast', applicable: true }),

  findings: findingDefaults,

  remediations: ({ id, asOf, columns }) => {
    const closed = moment(columns.closed_at, asOf);
    return {
      valid_from: closed,
      finding_id: id,
      on_default_branch: true,
      category: 'code',
      rule: 'rule',
      severity: 'medium',
      opened_at: closed,
      closed_at: closed,
    };
  },

  secrets: ({ id, asOf, columns }) => {
    const leaked = moment(columns.leaked_at, asOf);
    return {
      valid_from: leaked,
      finding_id: id,
      credential_id: id,
      kind: 'other',
      on_default_branch: true,
      rule: 'rule',
      title: id,
      severity: 'high',
      leaked_at: leaked,
      rotation_due_at: leaked + 7 * DAY,
    };
  },

  exceptions: ({ id, asOf, columns }) => {
    const created = moment(columns.created_at, asOf);
    return {
      valid_from: created,
      valid_to: moment(columns.expires_at, Number.MAX_SAFE_INTEGER),
      exception_id: id,
      reason: id,
      scope: 'policy',
      created_at: created,
    };
  },

  activity: ({ id, asOf, columns, segment }) => {
    const from = moment(columns.period_from, asOf - 30 * DAY);
    return {
      valid_from: from,
      repository: segment.repository ?? id,
      period_from: from,
      period_to: asOf,
    };
  },

  releases: object => releaseDefaults(object, 'released_at'),
  release_candidates: object => releaseDefaults(object, 'candidate_at'),

  gate_results: object => ({
    ...releaseDefaults(object, 'candidate_at'),
    gate: 'sast',
    attempts: 1,
    status: object.columns.first_pass === false ? 'failed' : 'passed',
    first_pass: (object.columns.status ?? 'passed') === 'passed',
    overridden: object.columns.status === 'overridden',
  }),

  evidence_artifacts: object => {
    const recorded = moment(object.columns.recorded_at, object.asOf);
    return {
      ...releaseDefaults(object, 'released_at'),
      valid_from: recorded,
      evidence_id: object.id,
      type: 'provenance',
      recorded_at: recorded,
      status: 'recorded',
    };
  },

  repositories: () => ({}),
};

function findingDefaults({ id, asOf, columns, segment }: UnfilledObject) {
  const opened = moment(columns.opened_at, asOf);
  const { severity, exploitability, tier, exposure } = defaultWeights;
  const factors = {
    severity_weight: factor(severity, columns.severity ?? 'medium'),
    exploitability_factor: Math.max(
      exploitability.otherwise,
      columns.known_exploited === true ? exploitability.knownExploited : 0,
      ...exploitability.epss
        .filter(({ atLeast }) => Number(columns.epss ?? 0) >= atLeast)
        .map(({ weight }) => weight),
    ),
    tier_weight: factor(tier, segment.tier),
    exposure_weight: factor(exposure, segment.exposure),
  };
  const counted = { ...factors, ...columns } as Record<string, number>;
  return {
    ...factors,
    valid_from: Math.min(opened, moment(columns.first_seen_at, opened)),
    finding_id: id,
    branch: String(segment.default_branch),
    on_default_branch: true,
    category: 'code',
    rule: 'rule',
    title: id,
    status: 'open',
    severity: 'medium',
    opened_at: opened,
    first_seen_at: opened,
    owned: 'assignee' in columns || segment.owned,
    risk_score:
      counted.severity_weight *
      counted.exploitability_factor *
      counted.tier_weight *
      counted.exposure_weight,
  };
}

function releaseDefaults(
  { id, asOf, columns }: UnfilledObject,
  happened: 'released_at' | 'candidate_at',
) {
  const when = { [happened]: moment(columns[happened], asOf) };
  const moments = [columns.candidate_at, columns.released_at, when[happened]];
  return {
    ...when,
    valid_from: Math.min(
      ...moments.filter(each => each !== undefined).map(Number),
    ),
    release_id: id,
    version: '1.0.0',
    environment: 'production',
    production: (columns.environment ?? 'production') === 'production',
  };
}

function moment(given: Columns[string] | undefined, otherwise: number): number {
  return typeof given === 'number' ? given : otherwise;
}

function factor(
  weights: Readonly<Record<string, number>>,
  name: Columns[string],
): number {
  return weights[String(name)] ?? 0;
}
