import {
  Application,
  ApplicationScorecard,
  Considered,
  Control,
  controls,
  Dashboard,
  DashboardId,
  DashboardSlice,
  Finding,
  MetricChange,
  MetricDefinition,
  MetricDefinitionList,
  MetricGroup,
  MetricNumbers,
  MetricObject,
  MetricPlan,
  MetricPoint,
  MetricStatus,
  Movements,
  Narrative,
  Page,
  Portfolio,
  QuestionAnswer,
  Score,
  ScoreCourse,
  Segment,
  ScorecardAction,
  ScorecardApplication,
  ScorecardMetric,
  SegmentScorecard,
  TeamScorecard,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  AnswerQuestionOptions,
  DashboardOptions,
  GetIntakeOptions,
  GetMetricChangeOptions,
  GetMetricPlanOptions,
  GetMetricTrendOptions,
  GetMetricValueOptions,
  GetScorecardOptions,
  ListApplicationsOptions,
  ListFindingsOptions,
  ListMetricObjectsOptions,
  ListScansOptions,
  MomentOptions,
  parseTarget,
  ProductSecurityApi,
  SegmentFilters,
} from '@prodsec/backstage-plugin-product-security-react';
import {
  AcmeApplication,
  acmeApplications,
  AcmeFinding,
  acmeFindings,
  acmeMetrics,
  acmeNow,
} from './acme';
import { acmeChange } from './acmeChange';
import {
  acmeFailedScans,
  acmeFailedUploads,
  acmeHeldScans,
  daysAgo as momentDaysAgo,
  sourcesOf,
  totalsOf,
} from './acmeIntake';
import { acmePlan } from './acmePlan';
import { childrenOf, parentOf, teamsWithin } from './acmeTeams';

import { acmeNarrativeTitles, acmeQuestionTitles } from './acmeQuestions';

const day = 86_400_000;
const weights = {
  severity: { critical: 10, high: 5, medium: 2, low: 1, info: 0 },
  tier: { '1': 3, '2': 2, '3': 1, unassigned: 1 },
  exposure: { internet: 2, partner: 1.5, internal: 1, unknown: 1 },
};

/** Answers about the made-up company, all counted from the same facts. */
export class FixtureProductSecurityApi implements ProductSecurityApi {
  #held = acmeHeldScans;

  constructor(
    private readonly applications: AcmeApplication[] = acmeApplications,
  ) {}

  async listMetrics(): Promise<MetricDefinitionList> {
    return { items: acmeMetrics };
  }

  async getMetricValue(metric: string, options: GetMetricValueOptions = {}) {
    const asOf = momentOf(options.asOf);
    const definition = definitionOf(metric);
    const segment = options.groupBy?.[0];
    const groups: MetricGroup[] = [];
    if (segment) {
      const values =
        segment === 'control'
          ? [...controls]
          : [
              ...new Set(
                this.#select(options.filters).map(app => keyOf(app, segment)),
              ),
            ];
      for (const value of values) {
        const numbers = this.#numbers(metric, asOf, {
          ...options.filters,
          [segment]: [value],
        });
        if (numbers.denominator === 0) continue;
        groups.push({
          key: { [segment]: value },
          ...numbers,
          status: statusOf(definition, numbers.value),
        });
      }
    }
    const numbers = this.#numbers(metric, asOf, options.filters);
    return {
      metric,
      asOf,
      ...numbers,
      parts: {},
      target: definition.target ?? null,
      status: statusOf(definition, numbers.value),
      groups,
      considered: this.#considered(numbers.value, options.filters),
    };
  }

  async getMetricTrend(metric: string, options: GetMetricTrendOptions) {
    const points = this.#trend(
      metric,
      options.from,
      options.to,
      options.step === 'day' ? 1 : 7,
      options.filters,
    );
    return {
      metric,
      target: definitionOf(metric).target ?? null,
      points,
      groups: [],
      considered: this.#considered(
        points.at(-1)?.value ?? null,
        options.filters,
      ),
    };
  }

  async getMetricChange(
    metric: string,
    options: GetMetricChangeOptions = {},
  ): Promise<MetricChange> {
    const [from, to] = [options.from, options.to].map(momentOf);
    const [before, after] = [from, to].map(moment => ({
      numbers: this.#numbers(metric, moment, options.filters),
      ...this.#objects(metric, moment, options.filters),
    }));
    const { items, ...told } = acmeChange(
      metric,
      before,
      after,
      options.groupBy?.[0],
    );
    const first = Number(options.cursor ?? 0);
    const next = first + (options.limit ?? 25);
    return {
      metric,
      from: { asOf: from, ...before.numbers },
      to: { asOf: to, ...after.numbers },
      ...told,
      total: items.length,
      items: items.slice(first, next),
      nextCursor: next < items.length ? String(next) : undefined,
      considered: this.#considered(after.numbers.value, options.filters),
    };
  }

  async getMetricPlan(
    metric: string,
    options: GetMetricPlanOptions = {},
  ): Promise<MetricPlan> {
    const answer = await this.getMetricValue(metric, options);
    const { asOf, value, target, status, considered } = answer;
    const objects = {
      numbers: answer,
      ...this.#objects(metric, asOf, options.filters),
    };
    return {
      metric,
      asOf,
      value,
      target,
      status,
      ...acmePlan(answer, objects, options.limit ?? 50),
      considered,
    };
  }

  async getDashboard(
    id: string,
    options: DashboardOptions = {},
  ): Promise<Dashboard> {
    const dashboard = id as DashboardId;
    const slices: DashboardSlice[] = [];
    for (const { metric, title, groupBy } of acmeSlices[dashboard]) {
      const definition = definitionOf(metric);
      const value = await this.getMetricValue(metric, { ...options, groupBy });
      slices.push({
        ...value,
        id: `${metric}_${groupBy.join('_')}`,
        title,
        part: null,
        unit: definition.unit,
        direction: definition.direction,
        groupBy,
        trend: groupBy.length
          ? []
          : this.#trend(
              metric,
              new Date(Date.parse(value.asOf) - 91 * day).toISOString(),
              value.asOf,
              7,
              options.filters,
            ),
      });
    }
    return {
      dashboard,
      title: id,
      asOf: momentOf(options.asOf),
      slices,
    };
  }

  async getNarrative(
    narrative: string,
    options: DashboardOptions = {},
  ): Promise<Narrative> {
    const asOf = momentOf(options.asOf);
    const title = acmeNarrativeTitles[narrative];
    const serving = acmeMetrics.filter(({ narratives = [] }) =>
      narratives.includes(narrative),
    );
    const numbers = this.#scorecard(asOf, options.filters ?? {}, []);
    return {
      narrative,
      title,
      description: `What the numbers say about ${title.toLowerCase()}.`,
      asOf,
      sentence: `${title} rests on ${serving.length} numbers.`,
      metrics: serving.map(({ id }) => {
        const metric = numbers.find(each => each.metric === id)!;
        return {
          ...metric,
          filters: {},
          groupBy: [],
          groups: [],
          considered: this.#considered(metric.value, options.filters),
          sentence: `${metric.title} as the sentence of the narrative tells it.`,
        };
      }),
    };
  }

  async answerQuestion(
    question: string,
    options: AnswerQuestionOptions = {},
  ): Promise<QuestionAnswer> {
    const asOf = momentOf(options.asOf);
    const { missing, denominator } =
      question === 'under_scanned_tier1_applications'
        ? this.#objects('tier1_coverage', asOf, options.filters)
        : { missing: [], denominator: [] };
    const from = Number(options.cursor ?? 0);
    const to = from + (options.limit ?? 50);
    return {
      question,
      title: acmeQuestionTitles[question],
      description: 'Most missing controls first.',
      asOf,
      total: missing.length,
      considered: {
        objects: denominator.length,
        withoutData: 0,
        description: 'Tier-1 applications and their scans',
        applications: this.#select(options.filters).length,
        stale: 0,
        accepted: 0,
        suppressed: 0,
        notApplicable: 0,
        notVisible: 0,
      },
      items: missing.slice(from, to).map(object => ({
        type: 'application',
        id: object.id,
        title: object.title,
        application: object.id,
        team: null,
        tier: '1',
        reason: object.reason ?? '',
        fields: {},
      })),
      nextCursor: to < missing.length ? String(to) : undefined,
    };
  }

  async listMetricObjects(metric: string, options: ListMetricObjectsOptions) {
    const asOf = momentOf(options.asOf);
    const all = this.#objects(metric, asOf, options.filters)[options.set];
    const from = Number(options.cursor ?? 0);
    const to = from + (options.limit ?? 25);
    return {
      metric,
      asOf,
      set: options.set,
      total: all.length,
      items: all.slice(from, to),
      nextCursor: to < all.length ? String(to) : undefined,
      considered: this.#considered(all.length, options.filters),
    };
  }

  async listApplications(options: ListApplicationsOptions = {}) {
    const asOf = momentOf(options.asOf);
    const { filters, missingControl, q = '', sort = 'application' } = options;
    const descending = sort.startsWith('-');
    const key = sort.replace('-', '');
    const sorted = this.#select(filters)
      .map(app => ({
        ...applicationOf(app, asOf),
        score: scoreOf(this.#scorecard(asOf, { application: [app.ref] }, [])),
      }))
      .filter(
        ({ application, title, controls: states }) =>
          `${application} ${title}`.toLowerCase().includes(q.toLowerCase()) &&
          (!missingControl ||
            states.some(
              ({ id, applicable, holds }) =>
                missingControl.includes(id) && applicable && !holds,
            )),
      )
      .sort((a, b) => {
        const [x, y] = [a, b].map(item =>
          key === 'score' ? item.score.value : item[key as 'title' | 'tier'],
        );
        if (x === null || y === null) return compare(x, y);
        return compare(x, y) * (descending ? -1 : 1);
      });
    const from = Number(options.cursor ?? 0);
    const to = from + (options.limit ?? 100);
    return {
      items: sorted.slice(from, to),
      nextCursor: to < sorted.length ? String(to) : undefined,
    };
  }

  async getApplicationScorecard(ref: string): Promise<ApplicationScorecard> {
    const app = this.applications.find(candidate => candidate.ref === ref);
    if (!app) throw responseError(404, 'NotFoundError');
    const open = findingsOf([app]).filter(finding => isOpen(finding, acmeNow));
    const openFindings: Record<string, number> = {};
    for (const { severity } of open)
      openFindings[severity] = (openFindings[severity] ?? 0) + 1;
    const metrics = this.#scorecard(acmeNow, { application: [ref] });
    const scanned = Object.keys(app.holdsForDays).length > 0;
    const score = this.#scoreCourse(acmeNow, { application: [ref] });
    return {
      ...applicationOf(app, acmeNow),
      asOf: acmeNow,
      score,
      actions: actionsOf(score, app),
      metrics,
      violationDetails: app.accountableOwner
        ? []
        : [
            {
              application: ref,
              policy: 'accountable-owner-missing',
              level: 'enforce',
              message:
                'No accountable owner. Name an existing user or group in the annotation prodsec.dev/accountable-owner.',
            },
            {
              application: ref,
              policy: 'tier-invalid',
              level: 'warn',
              value: 'gold',
              message: 'The tier must be 1, 2 or 3.',
            },
          ],
      openFindings,
      lastScanAt: scanned ? '2026-11-19T22:14:00.000Z' : null,
    };
  }

  async listFindings(
    options: ListFindingsOptions = {},
  ): Promise<Page<Finding>> {
    const apps = this.applications.filter(
      ({ ref }) => !options.application || ref === options.application,
    );
    const all = findingsOf(apps)
      .filter(finding => isOpen(finding, acmeNow))
      .filter(
        ({ severity }) =>
          !options.severity?.length || options.severity.includes(severity),
      )
      .map(findingOf)
      .sort((a, b) => b.riskScore - a.riskScore);
    const from = Number(options.cursor ?? 0);
    const to = from + (options.limit ?? 25);
    return {
      items: all.slice(from, to),
      nextCursor: to < all.length ? String(to) : undefined,
    };
  }

  async getPortfolio(options: GetScorecardOptions = {}): Promise<Portfolio> {
    return {
      ...this.#segmentScorecard({}, {}, options),
      considered: {
        applications: this.applications.length,
        neverScanned: this.applications.filter(
          ({ holdsForDays }) => Object.keys(holdsForDays).length === 0,
        ).length,
        tierUnassigned: this.applications.filter(
          ({ tier }) => tier === 'unassigned',
        ).length,
        exposureUnknown: this.applications.filter(
          ({ exposure }) => exposure === 'unknown',
        ).length,
      },
    };
  }

  async listTeams(options: MomentOptions = {}) {
    const teams = new Set(this.applications.flatMap(({ team }) => team ?? []));
    return {
      items: [...teams].map(team => ({
        ...this.#segmentScorecard({ team }, { team: [team] }, options),
        parent: parentOf(team),
      })),
    };
  }

  async getTeamScorecard(
    team: string,
    options: GetScorecardOptions = {},
  ): Promise<TeamScorecard> {
    return {
      ...this.#segmentScorecard({ team }, { teamWithin: [team] }, options),
      parent: parentOf(team),
      ownApplications: this.#select({ team: [team] }).length,
      children: childrenOf(team).map(child =>
        this.#segmentScorecard(
          { team: child },
          { teamWithin: [child] },
          options,
        ),
      ),
    };
  }

  async getSystemScorecard(system: string, options: GetScorecardOptions = {}) {
    return this.#segmentScorecard({ system }, { system: [system] }, options);
  }

  async getDomainScorecard(domain: string, options: GetScorecardOptions = {}) {
    return this.#segmentScorecard({ domain }, { domain: [domain] }, options);
  }

  async getIntake(options: GetIntakeOptions = {}) {
    const applications = this.#select(options.filters);
    const sources = sourcesOf(applications);
    const { days = 30, sort = 'application', stale, cursor, limit } = options;
    const descending = sort.startsWith('-');
    const key = sort.replace('-', '') as keyof (typeof sources)[number];
    const items = sources
      .filter(source => stale === undefined || source.stale === stale)
      .sort((a, b) => compare(a[key], b[key]) * (descending ? -1 : 1));
    const from = Number(cursor ?? 0);
    const to = from + (limit ?? 100);
    const failedUploads = applications.length ? acmeFailedUploads : [];
    return {
      asOf: momentOf(options.asOf),
      from: momentDaysAgo(days),
      days,
      scanMaxAgeDays: 30,
      totals: totalsOf(
        applications,
        sources,
        this.#held.length,
        failedUploads.length,
      ),
      failedUploads,
      items: items.slice(from, to),
      nextCursor: to < items.length ? String(to) : undefined,
    };
  }

  async listScans(options: ListScansOptions = {}) {
    if (options.state === 'held') return { items: this.#held };
    return { items: options.state === 'failed' ? acmeFailedScans : [] };
  }

  async confirmScan(id: string) {
    const scan = this.#held.find(each => each.id === id)!;
    this.#held = this.#held.filter(each => each !== scan);
    return {
      ...scan,
      held: false,
      commit: undefined,
      counts: scan.counts!,
    };
  }

  async getUploadUrl(application: string) {
    return `https://portal.example.com/api/product-security/scans?application=${application}`;
  }

  #segmentScorecard(
    key: Record<string, string>,
    filters: SegmentFilters,
    options: GetScorecardOptions,
  ): SegmentScorecard {
    const asOf = momentOf(options.asOf);
    const apps = this.#select(filters);
    if (apps.length === 0 && Object.keys(key).length > 0)
      throw responseError(404, 'NotFoundError');
    return {
      asOf,
      key,
      applications: apps.length,
      score: this.#scoreCourse(asOf, filters),
      metrics: this.#scorecard(asOf, filters),
      worstApplications: apps
        .map(app => this.#worst(app, asOf))
        .filter(({ score }) => score.value !== null)
        .sort((a, b) => a.score.value! - b.score.value!)
        .slice(0, options.limit ?? 10),
    };
  }

  #worst(app: AcmeApplication, asOf: string): ScorecardApplication {
    const score = scoreOf(
      this.#scorecard(asOf, { application: [app.ref] }, []),
    );
    const { title, tier, exposure, team } = app;
    return {
      application: app.ref,
      title,
      tier,
      exposure,
      team,
      score,
      actions: actionsOf(score, app),
    };
  }

  #scoreCourse(asOf: string, filters: SegmentFilters): ScoreCourse {
    const at = (days: number) => {
      const moment = new Date(Date.parse(asOf) - days * day).toISOString();
      const score = scoreOf(this.#scorecard(moment, filters, []));
      return { asOf: moment, ...score };
    };
    const now = at(0);
    const since = (days: number) => {
      const { value } = at(days);
      return now.value === null || value === null ? null : now.value - value;
    };
    return {
      value: now.value,
      grade: now.grade,
      parts: now.parts,
      trend: Array.from({ length: 19 }, (_, index) => {
        const { asOf: moment, value } = at(90 - index * 5);
        return { asOf: moment, value };
      }),
      ...movements('up', since(30), since(90)),
    };
  }

  #considered(value: number | null, filters?: SegmentFilters): Considered {
    const applications = this.#select(filters);
    return {
      applications: applications.length,
      withoutData: applications.filter(
        ({ holdsForDays }) => Object.keys(holdsForDays).length === 0,
      ).length,
      stale: 0,
      accepted: 0,
      suppressed: 0,
      notApplicable: 0,
      notVisible: 0,
      dataNeeded: 'scans',
      unknown: !value && applications.length === 0,
    };
  }

  #select(filters: SegmentFilters = {}) {
    return this.applications.filter(app =>
      Object.entries(filters).every(
        ([segment, values]) =>
          segment === 'control' ||
          (segment === 'teamWithin'
            ? values.flatMap(teamsWithin).includes(app.team ?? 'none')
            : values.includes(keyOf(app, segment))),
      ),
    );
  }

  #objects(metric: string, asOf: string, filters: SegmentFilters = {}) {
    const apps = this.#select(filters);
    switch (metric) {
      case 'tier1_coverage': {
        const control = filters.control?.[0] as Control | undefined;
        const considered = apps.filter(
          app => app.tier === '1' && (!control || applies(app, control)),
        );
        return split(
          considered.map(app => appObject(app, missingOf(app, asOf, control))),
        );
      }
      case 'ownership_completeness': {
        const criticals = findingsOf(apps).filter(
          finding => finding.severity === 'critical' && isOpen(finding, asOf),
        );
        return split([
          ...apps.map(app => appObject(app, unowned(app))),
          ...criticals.map(finding =>
            findingObject(finding, unowned(appOf(finding))),
          ),
        ]);
      }
      case 'critical_age':
        return split(
          findingsOf(
            apps.filter(app => app.tier === '1' && app.exposure === 'internet'),
          )
            .filter(({ severity }) => severity === 'critical')
            .filter(finding => isOpen(finding, asOf))
            .map(finding => ({
              ...findingObject(finding),
              contribution: ageOf(finding, asOf),
            })),
        );
      case 'risk_weighted_backlog':
        return split(
          findingsOf(apps)
            .filter(({ severity }) => severity === 'critical')
            .filter(finding => isOpen(finding, asOf))
            .map(finding => ({
              ...findingObject(finding),
              contribution: riskOf(finding),
            })),
        );
      case 'mttr':
        return split(
          findingsOf(apps)
            .filter(({ severity }) => severity === 'critical')
            .filter(
              ({ closedDays }) =>
                closedDays !== undefined &&
                closedDays >= daysAgo(asOf) &&
                closedDays < daysAgo(asOf) + 90,
            )
            .map(finding => ({
              ...findingObject(finding),
              contribution: finding.openedDays - finding.closedDays!,
            })),
        );
      default:
        return split([]);
    }
  }

  #numbers(
    metric: string,
    asOf: string,
    filters: SegmentFilters = {},
  ): MetricNumbers {
    const { numerator, denominator } = this.#objects(metric, asOf, filters);
    const contributions = denominator
      .map(({ contribution }) => contribution ?? 0)
      .sort((a, b) => a - b);
    const sum = contributions.reduce((total, value) => total + value, 0);
    const count = denominator.length;
    switch (metric) {
      case 'risk_weighted_backlog':
        return { value: sum, numerator: sum, denominator: null };
      case 'critical_age':
        return {
          value: count ? contributions[Math.floor((count - 1) / 2)] : null,
          numerator: null,
          denominator: count,
        };
      case 'mttr':
        return {
          value: count ? sum / count : null,
          numerator: sum,
          denominator: count,
        };
      default:
        return {
          value: count ? numerator.length / count : null,
          numerator: numerator.length,
          denominator: count,
        };
    }
  }

  #trend(
    metric: string,
    from: string,
    to: string,
    stepDays: number,
    filters?: SegmentFilters,
  ): MetricPoint[] {
    const moments: string[] = [];
    const end = Date.parse(to);
    for (let moment = Date.parse(from); moment < end; moment += stepDays * day)
      moments.push(new Date(moment).toISOString());
    moments.push(new Date(end).toISOString());
    return moments.map(asOf => ({
      asOf,
      ...this.#numbers(metric, asOf, filters),
    }));
  }

  /** @param steps - Days before the moment at which the trends have points. */
  #scorecard(
    asOf: string,
    filters: SegmentFilters,
    steps = daysOfTrend,
  ): ScorecardMetric[] {
    return acmeMetrics.map(definition => {
      const numbers = this.#numbers(definition.id, asOf, filters);
      const before = (days: number) => {
        const then = this.#numbers(
          definition.id,
          new Date(Date.parse(asOf) - days * day).toISOString(),
          filters,
        ).value;
        return numbers.value === null || then === null
          ? null
          : numbers.value - then;
      };
      return {
        metric: definition.id,
        title: definition.title,
        unit: definition.unit,
        direction: definition.direction,
        ...numbers,
        target: definition.target ?? null,
        status: statusOf(definition, numbers.value),
        trend: steps.map(days => {
          const moment = new Date(Date.parse(asOf) - days * day).toISOString();
          return {
            asOf: moment,
            ...this.#numbers(definition.id, moment, filters),
          };
        }),
        ...movements(definition.direction, before(30), before(90)),
      };
    });
  }
}

const acmeSlices: Record<
  DashboardId,
  { metric: string; title: string; groupBy: Segment[] }[]
> = {
  executive: [
    { metric: 'tier1_coverage', title: 'Tier-1 coverage', groupBy: [] },
    {
      metric: 'risk_weighted_backlog',
      title: 'Risk-weighted backlog',
      groupBy: [],
    },
    { metric: 'critical_age', title: 'Age of criticals', groupBy: [] },
  ],
  engineering: [
    {
      metric: 'mttr',
      title: 'Time to remediate by team',
      groupBy: ['team'],
    },
    {
      metric: 'ownership_completeness',
      title: 'Ownership completeness by portfolio',
      groupBy: ['businessUnit'],
    },
  ],
  operations: [
    {
      metric: 'tier1_coverage',
      title: 'Coverage gaps by control',
      groupBy: ['control'],
    },
  ],
};

const daysOfTrend = Array.from({ length: 19 }, (_, index) => 90 - index * 5);

function movements(
  direction: MetricDefinition['direction'],
  delta30: number | null,
  delta90: number | null,
): Movements {
  const change = (delta: number | null): Movements['change30'] => {
    if (delta === null) return null;
    if (delta === 0) return 'same';
    return delta > 0 === (direction === 'up') ? 'better' : 'worse';
  };
  return {
    delta30,
    delta90,
    change30: change(delta30),
    change90: change(delta90),
  };
}

/** What the backend answers when it refuses. */
export function responseError(statusCode: number, name: string): Error {
  return Object.assign(new Error(`Request failed with ${statusCode}`), {
    name: 'ResponseError',
    statusCode,
    body: {
      error: { name, message: 'refused' },
      response: { statusCode },
    },
    cause: Object.assign(new Error('refused'), { name }),
  });
}

function momentOf(asOf: string | undefined) {
  return new Date(asOf ?? acmeNow).toISOString();
}

/** What is missing comes last. */
function compare(a: unknown, b: unknown): number {
  const [x, y] = [a ?? Infinity, b ?? Infinity] as [string, string];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

function daysAgo(moment: string) {
  return (Date.parse(acmeNow) - Date.parse(moment)) / day;
}

function definitionOf(metric: string): MetricDefinition {
  return acmeMetrics.find(({ id }) => id === metric)!;
}

function statusOf(
  definition: MetricDefinition,
  value: number | null,
): MetricStatus {
  if (value === null) return 'no-data';
  const target = parseTarget(definition.target);
  if (!target) return 'no-target';
  const met = {
    '>=': value >= target.value,
    '>': value > target.value,
    '<=': value <= target.value,
    '<': value < target.value,
    '==': value === target.value,
  };
  return met[target.comparison] ? 'met' : 'missed';
}

function keyOf(app: AcmeApplication, segment: string): string {
  switch (segment) {
    case 'team':
      return app.team ?? 'none';
    case 'businessUnit':
      return app.businessUnit ?? 'none';
    case 'tier':
      return app.tier;
    case 'exposure':
      return app.exposure;
    case 'system':
      return systemOf(app) ?? 'none';
    case 'domain':
      return domainOf(app) ?? 'none';
    case 'revenueCritical':
      return String(app.tier === '1');
    default:
      return app.ref;
  }
}

function systemOf(app: AcmeApplication): string | null {
  return app.team && `system:default/${app.team.split('/')[1]}`;
}

function domainOf(app: AcmeApplication): string | null {
  return app.businessUnit && `domain:default/${app.businessUnit.toLowerCase()}`;
}

function applies(app: AcmeApplication, control: Control) {
  return control !== 'image' || app.service;
}

function missingOf(app: AcmeApplication, asOf: string, only?: Control) {
  const missing = controls.filter(
    control =>
      (!only || control === only) &&
      applies(app, control) &&
      !((app.holdsForDays[control] ?? -1) >= daysAgo(asOf)),
  );
  return missing.length ? `Missing: ${missing.join(', ')}` : undefined;
}

function unowned(app: AcmeApplication) {
  return app.accountableOwner ? undefined : 'No accountable owner';
}

function split(objects: MetricObject[]) {
  return {
    numerator: objects.filter(({ reason }) => reason === undefined),
    missing: objects.filter(({ reason }) => reason !== undefined),
    denominator: objects,
  };
}

function appObject(app: AcmeApplication, reason?: string): MetricObject {
  return {
    type: 'application',
    id: app.ref,
    title: app.title,
    application: app.ref,
    reason,
    fields: { tier: app.tier, exposure: app.exposure, team: app.team },
  };
}

function findingObject(finding: AcmeFinding, reason?: string): MetricObject {
  const app = appOf(finding);
  return {
    type: 'finding',
    id: finding.id,
    title: finding.title,
    application: finding.application,
    reason,
    fields: {
      tier: app.tier,
      exposure: app.exposure,
      team: app.team,
      severity: finding.severity,
      openedAt: momentBefore(finding.openedDays),
    },
  };
}

function appOf(finding: AcmeFinding) {
  return acmeApplications.find(({ ref }) => ref === finding.application)!;
}

function findingsOf(apps: AcmeApplication[]) {
  const refs = new Set(apps.map(({ ref }) => ref));
  return acmeFindings.filter(({ application }) => refs.has(application));
}

function isOpen(finding: AcmeFinding, asOf: string) {
  const days = daysAgo(asOf);
  return (
    finding.openedDays >= days &&
    !(finding.closedDays !== undefined && finding.closedDays >= days)
  );
}

function ageOf(finding: AcmeFinding, asOf: string) {
  return finding.openedDays - daysAgo(asOf);
}

function momentBefore(days: number) {
  return new Date(Date.parse(acmeNow) - days * day).toISOString();
}

function factorOf({ knownExploited, epss = 0 }: AcmeFinding) {
  if (knownExploited) return 2;
  if (epss >= 0.5) return 1.5;
  return epss >= 0.1 ? 1.2 : 1;
}

function riskOf(finding: AcmeFinding) {
  const app = appOf(finding);
  return (
    weights.severity[finding.severity] *
    factorOf(finding) *
    weights.tier[app.tier] *
    weights.exposure[app.exposure]
  );
}

function findingOf(finding: AcmeFinding): Finding {
  const app = appOf(finding);
  return {
    ...finding,
    team: app.team,
    tier: app.tier,
    exposure: app.exposure,
    branch: 'main',
    status: 'open',
    openedAt: momentBefore(finding.openedDays),
    firstSeenAt: momentBefore(finding.openedDays),
    closedAt: null,
    verifiedAt: null,
    reopenCount: finding.reopenCount ?? 0,
    riskScore: riskOf(finding),
    riskFactors: {
      severity: weights.severity[finding.severity],
      exploitability: factorOf(finding),
      tier: weights.tier[app.tier],
      exposure: weights.exposure[app.exposure],
    },
    exploitability: {
      factor: factorOf(finding),
      knownExploited: finding.knownExploited ?? false,
      epss: finding.epss,
    },
    owner: app.accountableOwner,
  };
}

function applicationOf(app: AcmeApplication, asOf: string): Application {
  const states = controls.map(control => {
    const heldFor = app.holdsForDays[control];
    const holds = heldFor !== undefined && heldFor >= daysAgo(asOf);
    return {
      id: control,
      applicable: applies(app, control),
      holds: applies(app, control) && holds,
      since: momentBefore(holds ? heldFor : 64),
    };
  });
  return {
    application: app.ref,
    title: app.title,
    tier: app.tier,
    exposure: app.exposure,
    businessUnit: app.businessUnit,
    system: systemOf(app),
    domain: domainOf(app),
    regulated: app.tier === '1' ? ['pci', 'sox'] : [],
    revenueCritical: app.tier === '1',
    team: app.team,
    accountableOwner: app.accountableOwner,
    repository: `github.com/acme/${app.ref.split('/')[1]}`,
    defaultBranch: 'main',
    owned: app.accountableOwner !== null,
    covered: missingOf(app, asOf) === undefined,
    controls: states,
    violations: app.accountableOwner ? [] : ['accountable-owner-missing'],
  };
}

function actionsOf(score: Score, app: AcmeApplication): ScorecardAction[] {
  return score.parts
    .map(({ metric, title, weight, points }) => ({
      metric,
      title,
      points: weight * 100 - points,
      action:
        metric === 'ownership_completeness' && !app.accountableOwner
          ? 'Name an accountable owner who exists'
          : `Bring ${title} to its target`,
    }))
    .filter(({ points }) => points >= 0.05)
    .sort((a, b) => b.points - a.points);
}

function scoreOf(metrics: ScorecardMetric[]): Score {
  const scored = metrics.filter(({ target }) => target !== null);
  const known = scored.filter(({ value }) => value !== null);
  const parts = scored.map(metric => {
    const attainment = attainmentOf(metric);
    const weight = 1 / Math.max(1, known.length);
    return {
      metric: metric.metric,
      title: metric.title,
      weight: attainment === null ? 0 : weight,
      attainment,
      points: attainment === null ? 0 : attainment * weight * 100,
    };
  });
  const value = known.length
    ? parts.reduce((sum, { points }) => sum + points, 0)
    : null;
  return { value, grade: value === null ? null : gradeOf(value), parts };
}

function attainmentOf({ value, target, direction }: ScorecardMetric) {
  const goal = parseTarget(target)?.value;
  if (value === null || goal === undefined) return null;
  return Math.min(
    1,
    direction === 'up' ? value / goal : goal / (value || goal),
  );
}

function gradeOf(value: number) {
  if (value >= 90) return 'A';
  if (value >= 75) return 'B';
  if (value >= 60) return 'C';
  return value >= 40 ? 'D' : 'E';
}
