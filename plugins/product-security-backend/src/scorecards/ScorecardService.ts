import {
  Application,
  ApplicationAttributes,
  ApplicationScorecard,
  GroupScorecard,
  MetricDefinition,
  MetricTrend,
  MetricValue,
  PolicyLevels,
  Portfolio,
  ScorecardMetric,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import { NotFoundError } from '@backstage/errors';
import { policyViolations } from '../applications/policyViolations';
import { countApplications, CountedBy } from '../facts/countApplications';
import { countOpenFindings } from '../facts/countOpenFindings';
import { Facts, VisibleApplications } from '../facts/Facts';
import {
  ApplicationAtMoment,
  queryApplications,
  QueryApplicationsOptions,
} from '../facts/queryApplications';
import { MetricService } from '../metrics/MetricService';
import { formatMoment } from '../moment';
import { ScorecardConfig } from './readScorecardConfig';
import { scoreInputs } from './scoreInputs';
import { scoreOf } from './scoreOf';
import { toScorecardMetric } from './toScorecardMetric';

/** A moment and who asks. */
export interface ScorecardQuestion {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
}

const dayLength = 86_400_000;
/** How far back a scorecard's trend goes, in days. */
const trendDays = 90;

/** Puts the metrics together for an application, a group of applications or all of them. */
export class ScorecardService {
  readonly #facts: Facts;
  readonly #metrics: MetricService;
  readonly #config: ScorecardConfig;
  readonly #policies: PolicyLevels;
  readonly #attributesAt: (
    moment: number,
  ) => Promise<{ id: number; attributes: ApplicationAttributes }[]>;

  constructor(options: {
    facts: Facts;
    metrics: MetricService;
    config: ScorecardConfig;
    policies: PolicyLevels;
    /** What the applications were at a moment. */
    attributesAt: (
      moment: number,
    ) => Promise<{ id: number; attributes: ApplicationAttributes }[]>;
  }) {
    this.#facts = options.facts;
    this.#metrics = options.metrics;
    this.#config = options.config;
    this.#policies = options.policies;
    this.#attributesAt = options.attributesAt;
  }

  /** A page of applications with their scores, by entity ref. */
  async applications(
    options: QueryApplicationsOptions,
  ): Promise<Application[]> {
    const engine = await this.#facts.fresh();
    const found = await queryApplications(engine, options);
    if (!found.length) return [];
    const attributes = new Map(
      (await this.#attributesAt(options.asOf)).map(each => [
        each.id,
        each.attributes,
      ]),
    );
    const values = await this.#valuesBy('application', options, {
      application: found.map(({ application }) => application),
    });
    return found.map(application =>
      this.#toApplication(
        application,
        attributes.get(application.applicationId),
        values.get(application.application) ?? new Map(),
      ),
    );
  }

  /**
   * Everything about one application.
   *
   * @throws NotFoundError when it was not in the catalog at that moment
   */
  async application(
    ref: string,
    question: ScorecardQuestion,
  ): Promise<ApplicationScorecard> {
    const filters = { application: [ref] };
    const [application] = await this.applications({ ...question, filters });
    if (!application) {
      throw new NotFoundError(
        `application: '${ref}' was not in the catalog at ${formatMoment(
          question.asOf,
        )}`,
      );
    }
    const engine = await this.#facts.fresh();
    const [found] = await queryApplications(engine, { ...question, filters });
    const attributes = (await this.#attributesAt(question.asOf)).find(
      ({ id }) => id === found.applicationId,
    )?.attributes;
    const open = await countOpenFindings(engine, {
      asOf: question.asOf,
      applicationId: found.applicationId,
    });
    return {
      ...application,
      score: application.score!,
      asOf: formatMoment(question.asOf),
      metrics: await this.#metricsOf(question, filters),
      violationDetails: attributes
        ? policyViolations(ref, attributes, this.#policies)
        : [],
      openFindings: Object.fromEntries(
        severities.map(severity => [severity, open.get(severity) ?? 0]),
      ),
      lastScanAt:
        found.scannedAt === null ? null : formatMoment(found.scannedAt),
    };
  }

  /** A scorecard for each group of applications that there is; the worst score first, those without data last. */
  async groups(
    by: CountedBy,
    question: ScorecardQuestion,
  ): Promise<GroupScorecard[]> {
    const engine = await this.#facts.fresh();
    const counts = await countApplications(engine, { ...question, by });
    const scorecards = new Map<string, ScorecardMetric[]>(
      [...counts.keys()].map(key => [key, []]),
    );
    for (const definition of this.#definitionsBy(by)) {
      const value = await this.#metrics.value({
        ...question,
        metric: definition.id,
        groupBy: [by],
      });
      const trend = await this.#trendOf(definition, question, {
        groupBy: [by],
      });
      const points = new Map(
        trend.groups.map(group => [group.key[by], group.points]),
      );
      for (const group of value.groups) {
        scorecards
          .get(group.key[by])
          ?.push(
            toScorecardMetric(
              definition,
              { ...group, target: value.target },
              points.get(group.key[by]) ?? [],
            ),
          );
      }
    }
    return [...counts]
      .map(([key, count]) => ({
        key: { [by]: key },
        applications: count.applications,
        score: this.#score(count, scorecards.get(key)!),
        metrics: scorecards.get(key)!,
      }))
      .sort((a, b) => (a.score.value ?? 101) - (b.score.value ?? 101));
  }

  /** All applications that the caller may read, as one. */
  async portfolio(question: ScorecardQuestion): Promise<Portfolio> {
    const engine = await this.#facts.fresh();
    const counts = (await countApplications(engine, question)).get('') ?? {
      applications: 0,
      neverScanned: 0,
      tierUnassigned: 0,
      exposureUnknown: 0,
    };
    const metrics = await this.#metricsOf(question, {});
    return {
      asOf: formatMoment(question.asOf),
      key: {},
      applications: counts.applications,
      score: this.#score(counts, metrics),
      metrics,
      considered: counts,
    };
  }

  async #metricsOf(
    question: ScorecardQuestion,
    filters: Record<string, string[]>,
  ): Promise<ScorecardMetric[]> {
    const cards: ScorecardMetric[] = [];
    const filtered = Object.keys(filters);
    for (const definition of this.#metrics.definitions()) {
      // A metric that cannot be asked of one application says nothing about it.
      const { segments } = definition;
      if (!filtered.every(name => segments.some(each => each === name))) {
        continue;
      }
      const value = await this.#metrics.value({
        ...question,
        metric: definition.id,
        filters,
      });
      const { points } = await this.#trendOf(definition, question, { filters });
      cards.push(toScorecardMetric(definition, value, points));
    }
    return cards;
  }

  async #trendOf(
    definition: MetricDefinition,
    question: ScorecardQuestion,
    selection: { groupBy?: CountedBy[]; filters?: Record<string, string[]> },
  ): Promise<MetricTrend> {
    return this.#metrics.trend({
      ...selection,
      visible: question.visible,
      metric: definition.id,
      from: question.asOf - trendDays * dayLength,
      to: question.asOf,
      step: 'day',
    });
  }

  /** The values that a score needs, by the key of each group. */
  async #valuesBy(
    by: CountedBy,
    question: ScorecardQuestion,
    filters: Record<string, string[]>,
  ): Promise<Map<string, Map<string, number | null>>> {
    const values = new Map<string, Map<string, number | null>>();
    for (const definition of this.#definitionsBy(by)) {
      if (!this.#config.weights.has(definition.id)) continue;
      const { groups }: MetricValue = await this.#metrics.value({
        ...question,
        metric: definition.id,
        groupBy: [by],
        filters,
      });
      for (const group of groups) {
        const key = group.key[by];
        const known = values.get(key) ?? new Map();
        values.set(key, known.set(definition.id, group.value));
      }
    }
    return values;
  }

  #definitionsBy(by: CountedBy): MetricDefinition[] {
    return this.#metrics
      .definitions()
      .filter(definition => definition.segments.includes(by));
  }

  #score(
    counts: { applications: number; neverScanned: number },
    metrics: ScorecardMetric[],
  ) {
    const values = new Map(metrics.map(each => [each.metric, each.value]));
    return scoreOf(
      scoreInputs(
        { ...counts, values },
        this.#metrics.definitions(),
        this.#config,
      ),
    );
  }

  #toApplication(
    found: ApplicationAtMoment,
    attributes: ApplicationAttributes | undefined,
    values: ReadonlyMap<string, number | null>,
  ): Application {
    const { applicationId, scannedAt, ...application } = found;
    return {
      ...application,
      violations: attributes
        ? policyViolations(found.application, attributes, this.#policies).map(
            ({ policy }) => policy,
          )
        : [],
      score: scoreOf(
        scoreInputs(
          {
            applications: 1,
            neverScanned: scannedAt === null ? 1 : 0,
            values,
          },
          this.#metrics.definitions(),
          this.#config,
        ),
      ),
    };
  }
}
