import { GroupScorecard } from '@prodsec/backstage-plugin-product-security-common';
import {
  ApplicationCounts,
  countApplications,
  CountedBy,
  noApplications,
} from '../facts/countApplications';
import { Facts, VisibleApplications } from '../facts/Facts';
import { DAY } from '../metrics/formula/Term';
import { MetricService } from '../metrics/MetricService';
import { metricFilters, ScorecardFilters } from './metricFilters';
import { pointEvery, trendDays } from './movements';
import { ScorecardConfig } from './readScorecardConfig';
import { scoreCourseOf } from './scoreCourseOf';
import { toScorecardMetric } from './toScorecardMetric';

/** Whose applications are put together, and when. */
export interface GroupScorecardsQuestion {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  /** All that the caller may read, where `visible` is less. */
  readable?: VisibleApplications;
  filters?: ScorecardFilters;
}

/** A scorecard with what was counted for it. */
export interface CountedScorecard extends GroupScorecard {
  counts: ApplicationCounts;
}

/** Puts the metrics of groups of applications together: the metrics are read side by side, each with its course. */
export class GroupScorecards {
  constructor(
    private readonly options: {
      facts: Facts;
      metrics: MetricService;
      config: ScorecardConfig;
    },
  ) {}

  /** One scorecard of all the applications asked about. */
  async one(question: GroupScorecardsQuestion): Promise<CountedScorecard> {
    const [card] = await this.#read(question);
    return card;
  }

  /** A scorecard for each group there is; the lowest score first, those without one last. Of a dimension that is a filter too, only its values. */
  async by(
    dimension: CountedBy,
    question: GroupScorecardsQuestion,
  ): Promise<CountedScorecard[]> {
    const cards = await this.#read(question, dimension);
    return cards.sort(
      (a, b) => (a.score.value ?? Infinity) - (b.score.value ?? Infinity),
    );
  }

  async #read(
    question: GroupScorecardsQuestion,
    by?: CountedBy,
  ): Promise<CountedScorecard[]> {
    const { facts, metrics, config } = this.options;
    const { asOf, visible, readable, filters = {} } = question;
    const moments = Array.from(
      { length: trendDays / pointEvery + 1 },
      (_, index) => asOf - (trendDays - index * pointEvery) * DAY,
    );
    const counts = await countApplications(await facts.fresh(), {
      moments,
      visible,
      filters,
      by,
    });
    const names = by ? this.#namesOf(counts.at(-1)!, by, filters) : [''];
    if (!names.length) return [];
    const keys = names.map((name): Record<string, string> => {
      return by ? { [by]: name } : {};
    });
    const definitions = this.#definitions(by, filters);
    const courses = await metrics.courses(
      definitions.map(({ id }) => id),
      {
        asOf,
        days: trendDays,
        step: pointEvery,
        visible,
        readable,
        filters: metricFilters(filters),
        groupBy: by ? [by] : [],
        keys,
      },
    );
    const byName = courses.map(
      ({ groups }) =>
        new Map(groups.map(group => [by ? group.key[by] : '', group])),
    );
    return names.map((name, index) => {
      const cards = courses.map(({ definition, target }, place) =>
        toScorecardMetric(definition, target, byName[place].get(name)!),
      );
      const counted = counts.map(at => at.get(name) ?? noApplications);
      return {
        key: keys[index],
        applications: counted.at(-1)!.applications,
        score: scoreCourseOf(cards, counted, definitions, config),
        metrics: cards,
        counts: counted.at(-1)!,
      };
    });
  }

  #namesOf(
    counts: ReadonlyMap<string, ApplicationCounts>,
    by: CountedBy,
    filters: ScorecardFilters,
  ): string[] {
    const asked = filters[by as keyof ScorecardFilters];
    return [...counts.keys()].filter(name => asked?.includes(name) ?? true);
  }

  /** The metrics that can be asked so. */
  #definitions(by: CountedBy | undefined, filters: ScorecardFilters) {
    const asked = [...Object.keys(metricFilters(filters)), ...(by ? [by] : [])];
    return this.options.metrics
      .definitions()
      .filter(({ segments }) =>
        asked.every(name => segments.some(segment => segment === name)),
      );
  }
}
