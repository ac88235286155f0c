import { ApplicationHistory } from '../applications/ApplicationHistory';
import {
  controlTimeline,
  ReleaseForControls,
} from '../controls/controlTimeline';
import { ControlAges } from '../controls/readControlAges';
import { Exploitability } from '../exploitability/Exploitability';
import { ApplicationFindings, Arrival } from '../findings/ApplicationFindings';
import { RecordedActivity } from '../secrets/RepositoryActivity';
import { RotationOfFinding } from '../secrets/RotationStore';
import { FactRows } from './factTables';
import { projectActivity } from './projectActivity';
import { projectApplications } from './projectApplications';
import { Acceptance, projectFindings } from './projectFindings';
import { projectRemediations } from './projectRemediations';
import { projectSecrets } from './projectSecrets';
import { projectSegments, segmentsOf } from './projectSegments';
import { Weights } from './readWeights';

/** Everything recorded of one application. */
export interface ApplicationRecords {
  history: ApplicationHistory;
  /** Absent when nothing was ever reported. */
  findings?: ApplicationFindings;
  acceptances: readonly Acceptance[];
  rotations: readonly RotationOfFinding[];
  /** Of the repositories it is or was mapped to. */
  activity: readonly RecordedActivity[];
  releases: readonly ReleaseForControls[];
}

/** What is the same for all applications. */
export interface ProjectionRules {
  exploitability: Exploitability;
  weights: Weights;
  ages: ControlAges;
  /** How long after the leak a credential may take to be rotated and verified, in milliseconds. */
  rotationSla: number;
}

/** All rows of the facts about one application. A pure function of what is recorded: it can be made again at any time. */
export function projectApplication(
  {
    history,
    findings: recorded,
    acceptances,
    rotations,
    activity,
    releases,
  }: ApplicationRecords,
  { exploitability, weights, ages, rotationSla }: ProjectionRules,
): FactRows {
  const applicationId = history.id;
  const segments = segmentsOf(history);
  const { findings = [], scans = [], arrivals = [] } = recorded ?? {};
  const controls = controlTimeline({
    attributes: segments,
    scans,
    releases,
    ages,
  });
  return {
    ...projectSegments(history, segments),
    ...projectApplications({
      applicationId,
      segments,
      controls,
      scannedAt: scans.map(scan => scan.scannedAt),
    }),
    ...projectFindings({
      applicationId,
      segments,
      findings,
      acceptances,
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
      rotationSla,
    }),
    activity_facts: projectActivity({ applicationId, segments, activity }),
    arrivals: [
      ...arrivals,
      ...rotations.map(toArrival),
      ...activity.map(toArrival),
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
