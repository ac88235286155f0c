import { NotFoundError } from '@backstage/errors';
import {
  Application,
  ApplicationAttributes,
  ApplicationScorecard,
  GroupScorecard,
  PolicyLevels,
  Portfolio,
  SegmentScorecard,
  severities,
  TeamListItem,
  TeamScorecard,
} from '@prodsec/backstage-plugin-product-security-common';
import { policyViolations } from '../applications/policyViolations';
import { countApplications, CountedBy } from '../facts/countApplications';
import { countOpenFindings } from '../facts/countOpenFindings';
import { Facts, VisibleApplications } from '../facts/Facts';
import {
  queryApplications,
  QueryApplicationsOptions,
} from '../facts/queryApplications';
import { MetricService } from '../metrics/MetricService';
import { formatMoment } from '../moment';
import { actionsOf } from './actionsOf';
import {
  ApplicationList,
  ListApplicationsQuestion,
  ListedApplications,
} from './ApplicationList';
import { ApplicationScores } from './ApplicationScores';
import { CountedScorecard, GroupScorecards } from './GroupScorecards';
import { ScorecardConfig } from './readScorecardConfig';
import { WorstApplications } from './WorstApplications';

/** A moment and who asks. */
export interface ScorecardQuestion {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  /** All that the caller may read, where `visible` is less. */
  readable?: VisibleApplications;
  /** The most of the worst applications to list; default 10. */
  worst?: number;
}

/** What beside teams has a scorecard: a system, a domain or a business unit. */
export type ScorecardSegment = 'system' | 'domain' | 'businessUnit';

/** What the scorecards are made from. */
export interface ScorecardServiceOptions {
  facts: Facts;
  metrics: MetricService;
  config: ScorecardConfig;
  policies: PolicyLevels;
  /** What these applications were at a moment. */
  attributesAt(
    moment: number,
    ids: readonly number[],
  ): Promise<{ id: number; attributes: ApplicationAttributes }[]>;
  /** The groups that the catalog had at a moment, each with those it was part of. */
  groupParentsAt(moment: number): Promise<ReadonlyMap<string, string[]>>;
}

const listedWorst = 10;

/** Puts the metrics together for an application, a group of applications or all of them. This is the file of the room to read first. */
export class ScorecardService {
  readonly #options: ScorecardServiceOptions;
  readonly #cards: GroupScorecards;
  readonly #list: ApplicationList;
  readonly #worst: WorstApplications;

  constructor(options: ScorecardServiceOptions) {
    const scores = new ApplicationScores(options);
    this.#options = options;
    this.#cards = new GroupScorecards(options);
    this.#list = new ApplicationList({ ...options, scores });
    this.#worst = new WorstApplications({ ...options, scores });
  }

  /** Applications with their scores. */
  async applications(
    options: QueryApplicationsOptions,
  ): Promise<Application[]> {
    return this.#list.read(options);
  }

  /** A page of applications with their scores, in any order. */
  async listApplications(
    question: ListApplicationsQuestion,
  ): Promise<ListedApplications> {
    return this.#list.page(question);
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
    const { asOf } = question;
    const { facts, metrics, attributesAt, policies } = this.#options;
    const filters = { application: [ref] };
    const engine = await facts.fresh();
    const [found] = await queryApplications(engine, { ...question, filters });
    if (!found) {
      throw new NotFoundError(
        `application: '${ref}' was not in the catalog at ${formatMoment(asOf)}`,
      );
    }
    const { applicationId, scannedAt, sortKey, ...application } = found;
    const [card, open, [written]] = await Promise.all([
      this.#cards.one({ ...question, filters }),
      countOpenFindings(engine, { asOf, applicationId }),
      attributesAt(asOf, [applicationId]),
    ]);
    const violations = written
      ? policyViolations(ref, written.attributes, policies)
      : [];
    return {
      ...application,
      asOf: formatMoment(asOf),
      violations: violations.map(({ policy }) => policy),
      score: card.score,
      actions: actionsOf(
        {
          ...application,
          score: card.score,
          missingControls: application.controls
            .filter(({ applicable, holds }) => applicable && !holds)
            .map(({ id }) => id),
          openCriticals: open.get('critical') ?? 0,
        },
        metrics.definitions(),
      ),
      metrics: card.metrics,
      violationDetails: violations,
      openFindings: Object.fromEntries(
        severities.map(severity => [severity, open.get(severity) ?? 0]),
      ),
      lastScanAt: scannedAt === null ? null : formatMoment(scannedAt),
    };
  }

  /** A scorecard for each group of applications that there is; the lowest score first, those without data last. */
  async groups(
    by: CountedBy,
    question: ScorecardQuestion,
  ): Promise<GroupScorecard[]> {
    const cards = await this.#cards.by(by, question);
    return cards.map(withoutCounts);
  }

  /** Every team with its own applications, and what it is part of; the lowest score first. */
  async teams(question: ScorecardQuestion): Promise<TeamListItem[]> {
    const [cards, parents] = await Promise.all([
      this.groups('team', question),
      this.#options.groupParentsAt(question.asOf),
    ]);
    return cards.map(card => ({
      ...card,
      parent: parents.get(card.key.team)?.[0] ?? null,
    }));
  }

  /**
   * A team with all teams below it.
   *
   * @param team - entity ref of a group; `none` for the applications without a team
   * @throws NotFoundError when the caller may see no application of them
   */
  async team(
    team: string,
    question: ScorecardQuestion,
  ): Promise<TeamScorecard> {
    const { facts, groupParentsAt } = this.#options;
    const parents = await groupParentsAt(question.asOf);
    const below = [...parents]
      .filter(([ref, above]) => ref !== team && above.includes(team))
      .map(([ref]) => ref);
    const { asOf, visible } = question;
    const [card, children, [own]] = await Promise.all([
      this.#segment('team', team, question, { teamWithin: [team] }),
      below.length
        ? this.#cards.by('teamWithin', {
            ...question,
            filters: { teamWithin: below },
          })
        : [],
      countApplications(await facts.fresh(), {
        moments: [asOf],
        visible,
        filters: { team: [team] },
      }),
    ]);
    return {
      ...card,
      parent: parents.get(team)?.[0] ?? null,
      ownApplications: own.get('')?.applications ?? 0,
      children: children.map(child => ({
        ...withoutCounts(child),
        key: { team: child.key.teamWithin },
      })),
    };
  }

  /**
   * A system, a domain or a business unit.
   *
   * @param key - entity ref, or the business unit's name; `none` for the applications without one
   * @throws NotFoundError when the caller may see no application of it
   */
  async segment(
    segment: ScorecardSegment,
    key: string,
    question: ScorecardQuestion,
  ): Promise<SegmentScorecard> {
    return this.#segment(segment, key, question, { [segment]: [key] });
  }

  /** All applications that the caller may read, as one. */
  async portfolio(question: ScorecardQuestion): Promise<Portfolio> {
    const [card, worstApplications] = await Promise.all([
      this.#cards.one(question),
      this.#worst.of(question, question.worst ?? listedWorst),
    ]);
    return {
      asOf: formatMoment(question.asOf),
      ...withoutCounts(card),
      worstApplications,
      considered: card.counts,
    };
  }

  async #segment(
    segment: ScorecardSegment | 'team',
    key: string,
    question: ScorecardQuestion,
    filters: Record<string, string[]>,
  ): Promise<SegmentScorecard> {
    const { asOf, visible, worst = listedWorst } = question;
    const [card, worstApplications] = await Promise.all([
      this.#cards.one({ ...question, filters }),
      this.#worst.of({ asOf, visible, filters }, worst),
    ]);
    if (!card.applications) {
      throw new NotFoundError(
        `${segment}: '${key}' has no application that you may see at ${formatMoment(
          asOf,
        )}`,
      );
    }
    return {
      asOf: formatMoment(asOf),
      ...withoutCounts(card),
      key: { [segment]: key },
      worstApplications,
    };
  }
}

function withoutCounts({ counts, ...card }: CountedScorecard): GroupScorecard {
  return card;
}
