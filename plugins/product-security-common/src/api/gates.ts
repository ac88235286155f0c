import { RootCause } from '../rootCause';
import { Severity } from '../severity';
import { EvidenceType, GateStatus } from './releases';

/** Controls whose scans a gate may ask for. @public */
export const gateScans = ['sast', 'sca', 'dast', 'secrets', 'image'] as const;

/** @see {@link gateScans} @public */
export type GateScan = (typeof gateScans)[number];

/**
 * What a release candidate has to meet to pass the portal's gate. A rule that is absent asks for nothing.
 *
 * @public
 */
export interface GatePolicy {
  /** No open finding of this severity or worse that was not open at the last release to the environment. */
  newFindings?: Severity | null;
  /** No finding of a severity or worse that has been open for longer than this many days. */
  oldFindings?: { severity: Severity; days: number }[] | null;
  /** The risk-weighted backlog of criticals is not higher than it was at the last release to the environment. */
  noBacklogGrowth?: boolean | null;
  /** No open finding is known to be exploited. */
  noKnownExploited?: boolean | null;
  /** No active exception whose review is overdue. */
  noOverdueExceptions?: boolean | null;
  /** Complete scans that have to be there, at most this many days old; with `ofCommit`, of the very commit. */
  scans?:
    | { control: GateScan; maximumAgeDays?: number; ofCommit?: boolean }[]
    | null;
  /** Types of which there has to be evidence that counts. */
  evidence?: EvidenceType[] | null;
  /** Types of which there has to be evidence that is verified. */
  verifiedEvidence?: EvidenceType[] | null;
}

/** A rule of a {@link GatePolicy}. @public */
export type GateRule = keyof GatePolicy;

/** The body of `POST /gates/evaluate`. @public */
export interface GateQuestion {
  /** Entity ref. */
  application: string;
  version: string;
  /** Where it is to be released to. */
  environment: string;
  /** What the candidate is built from; rules with `ofCommit` need it. */
  commit?: string | null;
  /** What the gate is called; default: as the portal's policy calls it. */
  gate?: string | null;
  /** Rules on top of those of the portal. One that asks for less than the portal does is refused. */
  policy?: GatePolicy | null;
  /** The attempt that this is; default: the next one. One that is there already is replaced. */
  attempt?: number | null;
  /** The run of a pipeline. Asked again in the same run with the same outcome, it is the same attempt. */
  run?: string | null;
  /** Decides, and records nothing. */
  dryRun?: boolean | null;
}

/** Why a candidate does not pass. @public */
export interface GateReason {
  rule: GateRule;
  cause: RootCause;
  /** In words. */
  text: string;
  /** How many findings, exceptions, scans or pieces of evidence it is about. */
  count: number;
  /** Ids of the riskiest 100 of the findings it is about; empty where it is about something else, or the caller may not read them. */
  findings: string[];
  /** Where to go on in the portal; `null` where its address is not known. */
  link: string | null;
}

/** What the portal says of a candidate. @public */
export interface GateDecision {
  /** Entity ref. */
  application: string;
  version: string;
  environment: string;
  gate: string;
  status: Exclude<GateStatus, 'overridden'>;
  /** ISO 8601, UTC. */
  evaluatedAt: string;
  /** Empty where it passed. */
  reasons: GateReason[];
  /** Everything that was asked for. */
  policy: GatePolicy;
  /** The release that new findings and the backlog are compared with; `null`: nothing was released to the environment before. */
  comparedWith: { version: string; releasedAt: string } | null;
  /** Reports of the application that the portal has and that are not recorded yet: what they say is not part of the decision. */
  unrecordedScans: number;
  /** The attempt it is recorded as; `null`: it is not recorded. */
  attempt: number | null;
  /** The release it is recorded with; `null`: it is not recorded. */
  release: string | null;
}
