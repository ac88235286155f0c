import {
  EvidenceType,
  evidenceTypes,
  Tier,
} from '@prodsec/backstage-plugin-product-security-common';
import { Facts } from '../facts/Facts';
import { ReleaseOrigin, ReleaseStore } from '../releases/ReleaseStore';
import { releaseAt } from '../releases/releaseTimeline';
import { BrokenRule, evaluateGate } from './evaluateGate';
import { GateKnowledge } from './GateKnowledge';
import { GateScanStore } from './GateScanStore';
import { Policy } from './policySchema';
import { queryGateFacts } from './queryGateFacts';
import { GatePolicies } from './readGatePolicies';
import { tightenPolicy } from './tightenPolicy';

/** A candidate that somebody asks about. Moments are milliseconds since 1970 UTC. */
export interface GateCandidate {
  applicationId: number;
  tier: Tier;
  defaultBranch: string;
  version: string;
  environment: string;
  commit?: string;
  gate?: string;
  /** Rules on top of those of the portal. */
  policy?: Policy;
  now: number;
}

/** What is decided about a candidate. */
export interface GateOutcome {
  gate: string;
  policy: Policy;
  broken: BrokenRule[];
  lastRelease: GateKnowledge['lastRelease'];
  unrecordedScans: number;
}

/** Decides on release candidates by what the portal knows, and records what was decided. */
export class GateService {
  readonly #facts: Facts;
  readonly #releases: ReleaseStore;
  readonly #scans: GateScanStore;
  readonly #policies: GatePolicies;

  constructor(options: {
    facts: Facts;
    releases: ReleaseStore;
    scans: GateScanStore;
    policies: GatePolicies;
  }) {
    this.#facts = options.facts;
    this.#releases = options.releases;
    this.#scans = options.scans;
    this.#policies = options.policies;
  }

  /**
   * Decides on a candidate; records nothing.
   *
   * @throws InputError when its policy asks for less than that of the portal
   */
  async decide(candidate: GateCandidate): Promise<GateOutcome> {
    const { applicationId, tier, environment, version, now } = candidate;
    const { gate, policy: portal } = this.#policies(tier, environment);
    const policy = candidate.policy
      ? tightenPolicy(portal, candidate.policy)
      : portal;
    // Counted before the facts are read: what is recorded in between is in both, and nothing is in neither.
    const unrecordedScans = await this.#scans.countUnrecorded(
      applicationId,
      now,
    );
    const facts = await queryGateFacts(await this.#facts.fresh(), {
      applicationId,
      version,
      environment,
      policy,
      now,
    });
    const knowledge: GateKnowledge = {
      ...facts,
      now,
      scans: await this.#scans.latestScans({
        applicationId,
        branch: candidate.defaultBranch,
        commit: candidate.commit,
        now,
      }),
      commitGiven: candidate.commit !== undefined,
      evidence: await this.#evidenceOf(candidate),
    };
    return {
      gate: candidate.gate ?? gate,
      policy,
      broken: evaluateGate(policy, knowledge),
      lastRelease: facts.lastRelease,
      unrecordedScans,
    };
  }

  /**
   * Records what was decided as an attempt of the candidate, which becomes one if it is none yet.
   *
   * @param attempt - which one it is: a number; or the run of a pipeline, in which the same outcome is the same attempt; default: the next one
   */
  async record(
    candidate: GateCandidate,
    { gate, broken }: GateOutcome,
    attempt: { number?: number; run?: string },
    origin: ReleaseOrigin,
  ): Promise<{ attempt: number; releaseId: string }> {
    const { applicationId, version, environment, now } = candidate;
    return this.#releases.recordAttempt(
      { applicationId, version, environment },
      {
        gate,
        status: broken.length ? 'failed' : 'passed',
        evaluatedAt: now,
        reasons: broken.map(({ text }) => text),
        rootCause: broken[0]?.cause,
        run: attempt.run,
      },
      attempt.number,
      origin,
    );
  }

  async #evidenceOf({
    applicationId,
    version,
    environment,
    now,
  }: GateCandidate): Promise<GateKnowledge['evidence']> {
    const release = await this.#releases.find({
      applicationId,
      version,
      environment,
    });
    const state = release && releaseAt(release, now);
    if (!state) return [];
    const isVerified = (type: EvidenceType) =>
      state.evidence.some(
        one => one.type === type && (one.status as string) === 'verified',
      );
    return evidenceTypes
      .filter(type => !state.missingEvidence.includes(type))
      .map(type => ({ type, verified: isVerified(type) }));
  }
}
