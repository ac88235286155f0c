import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { assignIds, StoredIdentity } from './assignIds';
import { compareMoments, Moment } from './compareMoments';
import { HoldRules } from './HoldRules';
import { ReportedFinding } from './Report';
import { NormalisedResult } from '@prodsec/reports';
import { packSaid, Said, saidTogether, unpackSaid } from './Said';
import { laneOf, resolveJoins, UnitFinding } from './UnitFinding';
import { LifeDecision, UnitCounts, UnitHistory } from './UnitHistory';
import { createUnitIdentity, UnitIdentity } from './UnitIdentity';

/** A scan in one of its categories. */
export interface UnitScan {
  id: string;
  /** Order of arrival. */
  sequence: number;
  tool: string;
  scope: string;
  scannedAt: number;
  complete: boolean;
  /** Whether the whole report, over all its categories, lists no result. */
  empty: boolean;
  /** Whether a person confirmed what it closes. */
  confirmed: boolean;
}

/** A tool and scope that will not report any longer. */
export interface UnitRetirement {
  sequence: number;
  tool: string;
  /** Absent: every scope. */
  scope?: string;
  at: number;
}

/**
 * What a person said of a finding of the unit, of the same one on another branch, or what a VEX document states of a
 * vulnerability.
 */
export interface UnitDecision extends Omit<LifeDecision, 'otherBranch'> {
  sequence: number;
  /** Of the finding it was said of; empty of a statement. */
  findingId: string;
  /**
   * Whether what was said elsewhere holds for a finding, which goes by some keys; absent of what was said of a finding of the unit
   * itself.
   */
  reaches?(finding: UnitFinding, keys: string[]): boolean;
}

/** What a replay came to. */
export interface ReplayedUnit {
  findings: UnitFinding[];
  /** Ids no finding goes by any longer, with the id that answers for each. */
  answering: Map<string, string>;
  /** By scan id. */
  counts: Map<string, UnitCounts & { waiting: boolean }>;
}

/**
 * Computes the findings of an application, branch and category from all its scans. Feed it the scans and retirements
 * in the order of {@link compareMoments}, then ask for the result.
 */
export class UnitReplay {
  readonly #identity: UnitIdentity;
  readonly #scans: Array<{ scan: UnitScan; reported: Reports }> = [];
  readonly #retirements: UnitRetirement[] = [];

  constructor(category: Category) {
    this.#identity = createUnitIdentity(category, []);
  }

  /** @param results - those of the unit's category */
  addScan(scan: UnitScan, results: NormalisedResult[]): void {
    const reported = new Reports(this.#identity.identify(scan, results));
    this.#scans.push({ scan, reported });
  }

  /** A scan that reports what the last one of its lane did, with no retirement between them. */
  addUnchangedScan(scan: UnitScan): void {
    const last = this.#scans.findLast(
      other => other.scan.tool === scan.tool && other.scan.scope === scan.scope,
    )!;
    this.#scans.push({ scan, reported: last.reported });
  }

  addRetirement(retirement: UnitRetirement): void {
    this.#identity.retire(retirement.tool, retirement.scope);
    this.#retirements.push(retirement);
  }

  finish(options: {
    hold: HoldRules;
    unverifiedFixTime: number;
    stored: StoredIdentity[];
    decisions: UnitDecision[];
  }): ReplayedUnit {
    const findings = [...this.#identity.findings].filter(
      finding => !finding.joinedWith,
    );
    const answering = assignIds(findings, options.stored);
    const history = new UnitHistory(options, []);
    const counts: ReplayedUnit['counts'] = new Map();
    const events: Event[] = [
      ...this.#scanEvents(history, counts),
      ...this.#retirements.map(
        (retirement): Event => ({
          ...retirement,
          kind: 'retirement',
          apply: () =>
            history.applyRetirement(lanesOf(retirement), retirement.at),
        }),
      ),
      ...decisionEvents(history, options.decisions, findings, answering),
    ];
    for (const event of events.sort(compareMoments)) event.apply();
    history.expireFixes(Infinity);
    return { findings, answering, counts };
  }

  #scanEvents(history: UnitHistory, counts: ReplayedUnit['counts']): Event[] {
    const nextOfLane = new Map<string, { scan: UnitScan; reported: Reports }>();
    const closedByNext = new Map<string, number>();
    return this.#scans.toReversed().map(({ scan, reported }) => {
      const lane = laneOf(scan.tool, scan.scope);
      const next = nextOfLane.get(lane);
      if (scan.complete) nextOfLane.set(lane, { scan, reported });
      const apply = () => {
        let later: Set<UnitFinding> | undefined;
        const confirmed = (finding: UnitFinding) => {
          if (scan.confirmed) return true;
          later ??= next?.reported.asSet();
          return later !== undefined && !later.has(finding);
        };
        const done = history.applyScan(
          { ...scan, lane, confirmed },
          reported.resolved(),
        );
        const waiting = done.held && !scan.confirmed && !next;
        const confirming = closedByNext.get(scan.id) ?? 0;
        // A scan that confirms what an earlier one closes is the one that closes it.
        if (done.held && !scan.confirmed && next) {
          closedByNext.set(next.scan.id, done.closed);
        }
        const closed = done.closed + confirming;
        counts.set(scan.id, { ...done, closed, waiting });
      };
      return {
        at: scan.scannedAt,
        kind: 'scan',
        sequence: scan.sequence,
        apply,
      };
    });
  }
}

/** The lanes that a retirement is about. */
export function lanesOf(
  retirement: Pick<UnitRetirement, 'tool' | 'scope'>,
): (lane: string) => boolean {
  return lane => {
    const [tool, scope] = JSON.parse(lane);
    return (
      tool === retirement.tool &&
      (retirement.scope === undefined || scope === retirement.scope)
    );
  };
}

type Event = Moment & { apply: () => void };

function decisionEvents(
  history: UnitHistory,
  decisions: UnitDecision[],
  findings: UnitFinding[],
  answering: Map<string, string>,
): Event[] {
  const byId = new Map(findings.map(finding => [finding.id, finding]));
  const events: Event[] = [];
  for (const decision of decisions) {
    const { at, sequence, verifiedAt } = decision;
    if (decision.reaches) {
      for (const finding of findings) {
        if (!decision.reaches(finding, [...finding.keys])) continue;
        const otherBranch = decision.status !== 'fixed';
        const apply = () =>
          history.applyDecision(finding, { ...decision, otherBranch });
        events.push({ at, sequence, kind: 'decision', apply });
      }
      continue;
    }
    const id = answering.get(decision.findingId) ?? decision.findingId;
    const finding = byId.get(id);
    if (!finding) continue;
    const apply = () =>
      history.applyDecision(finding, { ...decision, otherBranch: false });
    events.push({ at, sequence, kind: 'decision', apply });
    if (verifiedAt !== undefined && verifiedAt > at) {
      events.push({
        at: verifiedAt,
        sequence,
        kind: 'verification',
        apply: () => history.applyVerification(finding, verifiedAt),
      });
    }
  }
  return events;
}

/** Reports of a scan, small enough to keep those of all scans. */
class Reports {
  readonly #findings: UnitFinding[];
  readonly #said: Uint16Array;

  constructor(reported: ReportedFinding[]) {
    this.#findings = reported.map(({ finding }) => finding);
    this.#said = Uint16Array.from(reported, ({ said }) => packSaid(said));
  }

  asSet(): Set<UnitFinding> {
    return new Set(this.#findings.map(resolveJoins));
  }

  /** With findings that were joined since as one, and what is said of them together. */
  resolved(): ReportedFinding[] {
    const reported = new Map<UnitFinding, Said>();
    for (const [index, before] of this.#findings.entries()) {
      const finding = resolveJoins(before);
      const said = unpackSaid(this.#said[index]);
      const other = reported.get(finding);
      reported.set(finding, other ? saidTogether([said, other]) : said);
    }
    return [...reported].map(([finding, said]) => ({ finding, said }));
  }
}
