import {
  ApplicationAttributes,
  EvidenceType,
} from '@prodsec/backstage-plugin-product-security-common';
import { Finding, findingAt, findingNames, keyOf } from './findings';
import { groupsOf } from './groupsOf';
import { problems } from './problems';
import { FindingName, GrantedException, Upload, World } from './World';

/** An application in the catalog at a moment. */
export interface PresentApplication {
  index: number;
  ref: string;
  attributes: ApplicationAttributes;
  /** Its team, and every group above it. */
  groups: string[];
}

/** A finding of an application that is in the catalog, on its default branch and not suppressed. */
export interface CountedFinding extends Finding {
  application: PresentApplication;
  rule: string;
  category: string;
  accepted: boolean;
}

/** What there is of a release at a moment. */
export interface SeenRelease {
  application: PresentApplication;
  environment: string;
  candidateAt?: number;
  releasedAt?: number;
  /** Of each gate with a result, whether attempt 1 passed. */
  gates: Map<string, boolean>;
  /** Of each gate that attempt 1 did not pass, what was behind it. */
  rootCauses: Map<string, string>;
  evidence: { type: EvidenceType; status: string }[];
}

/** What of a world can be seen at a moment, by who may see some of its applications. */
export class Picture {
  readonly applications: PresentApplication[];
  readonly findings: CountedFinding[];
  readonly releases: SeenRelease[];

  constructor(
    readonly world: World,
    readonly moment: number,
    private readonly visible: readonly number[],
    private readonly passedOver:
      | 'nothing'
      | 'acceptance'
      | 'decisions' = 'nothing',
  ) {
    this.applications = visible.flatMap(index => {
      const { ref, first, changes } = world.applications[index];
      const change = changes.findLast(({ at }) => at <= moment);
      const attributes = change ? change.attributes : first;
      if (!attributes) return [];
      const groups = groupsOf(world, moment, attributes.team);
      return [{ index, ref, attributes, groups }];
    });
    this.findings = this.applications.flatMap(application =>
      findingNames(world)
        .filter(name => isCounted(name, application))
        .flatMap(name => this.#counted(name, application)),
    );
    this.releases = this.applications.flatMap(application =>
      this.#releasesOf(application),
    );
  }

  /** The same, were it not for exceptions, or for exceptions and false positives. */
  passingOver(decisions: 'nothing' | 'acceptance' | 'decisions'): Picture {
    return new Picture(this.world, this.moment, this.visible, decisions);
  }

  /** Whether a moment is in the trailing days. */
  within(days: number, moment: number | undefined): boolean {
    return (
      moment !== undefined &&
      moment > this.moment - days * day &&
      moment <= this.moment
    );
  }

  /** The exceptions of an application that are active. */
  exceptionsOf(application: number): GrantedException[] {
    return this.world.exceptions.filter(
      exception =>
        exception.application === application &&
        (!exception.request || exception.request.outcome === 'approved') &&
        exception.createdAt <= this.moment &&
        this.moment < this.#expiryOf(exception) &&
        this.moment < (exception.endedAt ?? Infinity),
    );
  }

  /** Whether there is a user or group of this ref. */
  exists(ref: string | undefined): boolean {
    const owner = this.world.owners.find(one => one.ref === ref);
    if (!owner) return false;
    const { awayFrom = Infinity, awayUntil = Infinity } = owner;
    return this.moment < awayFrom || this.moment >= awayUntil;
  }

  /** When an exception expires, as it stands at the moment. */
  #expiryOf({ expiresAt = Infinity, renewal }: GrantedException): number {
    const isRenewed =
      renewal?.outcome === 'approved' && renewal.decidedAt <= this.moment;
    return isRenewed ? renewal.expiresAt : expiresAt;
  }

  #counted(
    name: FindingName,
    application: PresentApplication,
  ): CountedFinding[] {
    const finding = findingAt(this.world, name, this.moment);
    if (!finding) return [];
    if (finding.suppressed && this.passedOver !== 'decisions') return [];
    const { rule, category } = problems[name.problem];
    const accepted =
      this.passedOver === 'nothing' &&
      this.exceptionsOf(application.index).some(
        exception =>
          exception.rule === rule ||
          exception.findings.some(other => keyOf(other) === keyOf(name)),
      );
    return [{ ...finding, application, rule, category, accepted }];
  }

  #releasesOf(application: PresentApplication): SeenRelease[] {
    const uploads = this.world.releases.filter(
      upload => upload.application === application.index,
    );
    const keys = new Set(
      uploads.map(({ version, environment }) => `${version} ${environment}`),
    );
    return [...keys].map(key => {
      const parts = uploads
        .filter(each => `${each.version} ${each.environment}` === key)
        .sort((a, b) => a.arrivedAt - b.arrivedAt);
      const candidateAt = parts.findLast(each => each.candidateAt)?.candidateAt;
      const releasedAt = parts.findLast(each => each.releasedAt)?.releasedAt;
      const since = (given: number | undefined, arrivedAt: number) =>
        (given ?? releasedAt ?? candidateAt ?? arrivedAt) <= this.moment;
      const results = new Map<string, Result & { seen: boolean }>();
      for (const { gates, arrivedAt } of parts) {
        for (const { gate, attempt, ...result } of gates) {
          const name = `${gate} ${attempt}`;
          // The same again is nothing new.
          const known = results.get(name);
          if (known && sameResult(known, result)) continue;
          const seen = since(result.evaluatedAt, arrivedAt);
          results.set(name, { ...result, seen });
        }
      }
      const seenGates = [...results].filter(([, { seen }]) => seen);
      const gates = new Map(
        seenGates.map(([name]) => {
          const [gate] = name.split(' ');
          const attempt = results.get(`${gate} 1`);
          return [gate, attempt?.seen === true && attempt.status === 'passed'];
        }),
      );
      const rootCauses = new Map(
        [...gates]
          .filter(([, passed]) => !passed)
          .map(([gate]) => {
            const attempts = seenGates
              .filter(([name]) => name.startsWith(`${gate} `))
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([, result]) => result);
            const block = attempts.find(({ status }) => status !== 'passed');
            const given = (block ?? attempts[0]).rootCause;
            return [gate, given ?? (gate === 'custom' ? 'other' : gate)];
          }),
      );
      const evidence = parts.flatMap(each =>
        each.evidence
          .filter(({ recordedAt }) => since(recordedAt, each.arrivedAt))
          .map(({ type, status = 'recorded' }) => ({ type, status })),
      );
      return {
        application,
        environment: parts[0].environment,
        candidateAt: this.#past(candidateAt),
        releasedAt: this.#past(releasedAt),
        gates,
        rootCauses,
        evidence,
      };
    });
  }

  #past(moment: number | undefined): number | undefined {
    return moment !== undefined && moment <= this.moment ? moment : undefined;
  }
}

/** A day, in milliseconds. */
export const day = 86_400_000;

type Result = Omit<Upload['gates'][number], 'gate' | 'attempt'>;

function sameResult(one: Result, other: Result): boolean {
  return (
    one.status === other.status &&
    one.evaluatedAt === other.evaluatedAt &&
    one.rootCause === other.rootCause
  );
}

function isCounted(
  { application, branch }: FindingName,
  { index, attributes }: PresentApplication,
): boolean {
  return application === index && branch === attributes.defaultBranch;
}
