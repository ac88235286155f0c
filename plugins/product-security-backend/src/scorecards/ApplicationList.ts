import {
  Application,
  ApplicationAttributes,
  PolicyLevels,
  Score,
} from '@prodsec/backstage-plugin-product-security-common';
import { policyViolations } from '../applications/policyViolations';
import { Facts } from '../facts/Facts';
import {
  ApplicationAtMoment,
  ApplicationFilters,
  queryApplications,
  QueryApplicationsOptions,
} from '../facts/queryApplications';
import {
  ApplicationScores,
  ApplicationScoresQuestion,
  compareScores,
  ScoredApplication,
  ScorePlace,
} from './ApplicationScores';

/** What a list of applications can be sorted by. */
export const applicationSortKeys = [
  'application',
  'score',
  'tier',
  'title',
] as const;

/** An order of a list; equal ones are by entity ref. */
export interface ApplicationSort {
  by: (typeof applicationSortKeys)[number];
  descending: boolean;
}

/** The place of an application in a list. */
export interface ListedPlace {
  /** What it is sorted by, as text; absent: no score. */
  key: string | undefined;
  /** Entity ref. */
  application: string;
}

/** A page to read. */
export interface ListApplicationsQuestion extends ApplicationScoresQuestion {
  sort: ApplicationSort;
  /** The place of the last application of the page before. */
  after?: ListedPlace;
  limit: number;
}

/** A page of a list. */
export interface ListedApplications {
  items: Application[];
  /** Where the next page goes on; absent on the last one. */
  next?: ListedPlace;
}

/** Lists applications with their controls, violations and scores. */
export class ApplicationList {
  constructor(
    private readonly options: {
      facts: Facts;
      scores: ApplicationScores;
      policies: PolicyLevels;
      /** What these applications were at a moment. */
      attributesAt(
        moment: number,
        ids: readonly number[],
      ): Promise<{ id: number; attributes: ApplicationAttributes }[]>;
    },
  ) {}

  /** A page in any order. Applications without a score come last, whichever way they are sorted. */
  async page(question: ListApplicationsQuestion): Promise<ListedApplications> {
    return question.sort.by === 'score'
      ? this.#byScore(question)
      : this.#byAttribute(question);
  }

  /** The applications of a query with their scores, in its order. */
  async read(options: QueryApplicationsOptions): Promise<Application[]> {
    const found = await queryApplications(
      await this.options.facts.fresh(),
      options,
    );
    return this.#described(found, options);
  }

  async #byAttribute({
    sort,
    after,
    limit,
    ...question
  }: ListApplicationsQuestion): Promise<ListedApplications> {
    const by = sort.by as Exclude<ApplicationSort['by'], 'score'>;
    const found = await queryApplications(await this.options.facts.fresh(), {
      ...question,
      order: { by, descending: sort.descending },
      place: after && { key: after.key ?? '', application: after.application },
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.#described(page, question),
      ...(found.length > limit && last
        ? { next: { key: last.sortKey, application: last.application } }
        : {}),
    };
  }

  async #byScore({
    sort,
    after,
    limit,
    ...question
  }: ListApplicationsQuestion): Promise<ListedApplications> {
    const compare = sort.descending ? compareDescending : compareScores;
    const place = after && {
      application: after.application,
      score: { value: after.key === undefined ? null : Number(after.key) },
    };
    const left = (await this.options.scores.of(question))
      .filter(each => !place || compare(each, place) > 0)
      .sort(compare);
    const page = left.slice(0, limit);
    const found = await this.#named(page, question);
    const last = page.at(-1);
    return {
      items: await this.#described(found, question, page),
      ...(left.length > limit && last
        ? {
            next: {
              key: last.score.value?.toString(),
              application: last.application,
            },
          }
        : {}),
    };
  }

  /** What is known of scored applications, in their order. */
  async #named(
    page: readonly ScoredApplication[],
    { asOf, visible }: ApplicationScoresQuestion,
  ): Promise<ApplicationAtMoment[]> {
    if (!page.length) return [];
    const filters: ApplicationFilters = {
      application: page.map(({ application }) => application),
    };
    const found = await queryApplications(await this.options.facts.fresh(), {
      asOf,
      visible,
      filters,
    });
    const byRef = new Map(found.map(each => [each.application, each]));
    return page.flatMap(({ application }) => byRef.get(application) ?? []);
  }

  async #described(
    found: readonly ApplicationAtMoment[],
    { asOf, visible }: ApplicationScoresQuestion,
    known?: readonly ScoredApplication[],
  ): Promise<Application[]> {
    if (!found.length) return [];
    const { scores, attributesAt, policies } = this.options;
    const refs = found.map(({ application }) => application);
    const [scored, attributes] = await Promise.all([
      known ?? scores.of({ asOf, visible, filters: { application: refs } }),
      attributesAt(
        asOf,
        found.map(({ applicationId }) => applicationId),
      ),
    ]);
    const scoreOf = new Map<string, Score>(
      scored.map(each => [each.application, each.score]),
    );
    const attributesOf = new Map(
      attributes.map(each => [each.id, each.attributes]),
    );
    return found.map(
      ({ applicationId, scannedAt, sortKey, ...application }) => {
        const written = attributesOf.get(applicationId);
        return {
          ...application,
          violations: written
            ? policyViolations(application.application, written, policies).map(
                ({ policy }) => policy,
              )
            : [],
          score: scoreOf.get(application.application),
        };
      },
    );
  }
}

function compareDescending(a: ScorePlace, b: ScorePlace): number {
  const [x, y] = [a.score.value ?? -Infinity, b.score.value ?? -Infinity];
  return x === y ? compareScores(a, b) : y - x;
}
