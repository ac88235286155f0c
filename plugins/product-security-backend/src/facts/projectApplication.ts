import { ApplicationHistory } from '../applications/ApplicationHistory';
import { controlTimeline } from '../controls/controlTimeline';
import { OwnerPresence } from '../applications/OwnerPresenceStore';
import { ControlAges } from '../controls/readControlAges';
import { Exploitability } from '../exploitability/Exploitability';
import {
  ApplicationFindings,
  Arrival,
  FindingHistory,
} from '../findings/ApplicationFindings';
import { acceptancesOf } from '../exceptions/acceptancesOf';
import { endHoldsFrom } from '../exceptions/exceptionTimeline';
import { RecordedException } from '../exceptions/RecordedException';
import { ReleaseHistory } from '../releases/RecordedRelease';
import { releasesForControls } from '../releases/releaseTimeline';
import { EvidencePolicy } from '../evidence/EvidencePolicy';
import { RootCauseRule } from '../gates/rootCauseOf';
import { RecordedActivity } from '../secrets/RepositoryActivity';
import { RotationOfFinding } from '../secrets/RotationStore';
import { RotationSlaRule } from '../secrets/rotationTime';
import { FactRows } from './factTables';
import { GroupAncestry } from './groupsAbove';
import { projectActivity } from './projectActivity';
import { projectApplications } from './projectApplications';
import { projectExceptions } from './projectExceptions';
import { cvesOf, projectFindings } from './projectFindings';
import { projectReleases } from './projectReleases';
import { projectRemediations } from './projectRemediations';
import { projectSecrets } from './projectSecrets';
import { projectSegments, segmentsOf } from './projectSegments';
import { Weights } from './readWeights';

/** Everything recorded of one application. */
export interface ApplicationRecords {
  history: ApplicationHistory;
  /** What its teams, and all groups above them, were part of. */
  ancestry: GroupAncestry;
  /** Absent when nothing was ever reported. */
  findings?: ApplicationFindings;
  /** When the catalog had each assignee, in order of time; who never was there is left out. */
  presence: ReadonlyMap<string, readonly OwnerPresence[]>;
  exceptions: readonly RecordedException[];
  rotations: readonly RotationOfFinding[];
  /** Of the repositories it is or was mapped to. */
  activity: readonly RecordedActivity[];
  releases: readonly ReleaseHistory[];
}

/** What is the same for all applications. */
export interface ProjectionRules {
  exploitability: Exploitability;
  weights: Weights;
  ages: ControlAges;
  /** How long after the leak a credential may take to be rotated and verified, in milliseconds. */
  rotationSla: number;
  /** For which credentials another time is allowed, in the order they are tried. */
  rotationSlaRules: readonly RotationSlaRule[];
  /** Whether an environment is one of production. */
  isProduction(environment: string): boolean;
  /** By which a gate's result has a root cause, in the order they are tried. */
  rootCauses: readonly RootCauseRule[];
  /** Which evidence of releases counts; default: what nothing is configured of. */
  evidencePolicy?: EvidencePolicy;
}

/** All rows of the facts about one application. A pure function of what is recorded: it can be made again at any time. */
export function projectApplication(
  {
    history,
    ancestry,
    findings: recorded,
    presence,
    exceptions,
    rotations,
    activity,
    releases,
  }: ApplicationRecords,
  {
    exploitability,
    weights,
    ages,
    rotationSla,
    rotationSlaRules,
    isProduction,
    rootCauses,
    evidencePolicy = new EvidencePolicy(),
  }: ProjectionRules,
): FactRows {
  const applicationId = history.id;
  const segments = segmentsOf(history, ancestry);
  const { findings = [], scans = [], arrivals = [] } = recorded ?? {};
  const controls = controlTimeline({
    attributes: segments,
    scans,
    releases: releases.flatMap(release =>
      releasesForControls(release, evidencePolicy),
    ),
    ages,
  });
  return {
    ...projectSegments(history, segments),
    ...projectApplications({
      applicationId,
      segments,
      controls,
      scans,
    }),
    ...projectFindings({
      applicationId,
      segments,
      findings,
      presence,
      acceptances: acceptancesOf(exceptions, findings),
      exploitability,
      weights,
    }),
    remediation_facts: projectRemediations({
      applicationId,
      segments,
      findings,
    }),
    secret_facts: projectSecrets({
      applicationId,
      segments,
      findings,
      rotations,
      rotationSla: { otherwise: rotationSla, rules: rotationSlaRules },
    }),
    activity_facts: projectActivity({ applicationId, segments, activity }),
    exception_facts: projectExceptions({ applicationId, segments, exceptions }),
    ...projectReleases({
      applicationId,
      segments,
      releases,
      isProduction,
      rootCauses,
      evidencePolicy,
    }),
    arrivals: [
      ...arrivals,
      ...rotations.map(toArrival),
      ...activity.map(toArrival),
      ...exceptions.flatMap(arrivalsOf),
      ...releases.flatMap(({ changes }) => changes),
      ...arrivalsOfFeeds(findings, exploitability),
    ]
      .filter(({ happenedAt, arrivedAt }) => arrivedAt > happenedAt)
      .map(({ happenedAt, arrivedAt }) => ({
        application_id: applicationId,
        happened_at: happenedAt,
        arrived_at: arrivedAt,
      })),
  };
}

/** A rotation changes numbers from the rotation on, an activity from the start of its period on. */
function toArrival(fact: RotationOfFinding | RecordedActivity): Arrival {
  return {
    happenedAt: 'rotatedAt' in fact ? fact.rotatedAt : fact.from,
    arrivedAt: fact.arrivedAt,
  };
}

/** An exception changes numbers from its creation on, what is made of its terms from when that holds on. */
function arrivalsOf({ createdAt, versions }: RecordedException): Arrival[] {
  return versions.map((version, index) => ({
    happenedAt: index ? endHoldsFrom(version, versions[index - 1]) : createdAt,
    arrivedAt: version.recordedAt,
  }));
}

/**
 * What the feeds say of the findings' vulnerabilities changes numbers from when it holds on, and not before the first of these findings; each
 * moment once.
 */
function arrivalsOfFeeds(
  findings: readonly FindingHistory[],
  exploitability: Exploitability,
): Arrival[] {
  const firstSeen = new Map<string, number>();
  for (const { vulnerabilityIds, firstSeenAt } of findings) {
    const name = cvesOf(vulnerabilityIds).join();
    if (name === '') continue;
    const known = firstSeen.get(name) ?? Infinity;
    firstSeen.set(name, Math.min(known, firstSeenAt));
  }
  const arrivals = new Map<string, Arrival>();
  for (const [name, firstSeenAt] of firstSeen) {
    for (const { from, arrivedAt } of exploitability.changesOf(
      name.split(','),
    )) {
      if (arrivedAt === undefined) continue;
      const happenedAt = Math.max(from, firstSeenAt);
      arrivals.set(`${happenedAt} ${arrivedAt}`, { happenedAt, arrivedAt });
    }
  }
  return [...arrivals.values()];
}
