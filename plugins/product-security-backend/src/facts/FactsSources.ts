import { ApplicationHistory } from '../applications/ApplicationHistory';
import { GroupParents } from '../applications/GroupParentStore';
import { OwnerPresence } from '../applications/OwnerPresenceStore';
import { RecordedException } from '../exceptions/RecordedException';
import { Exploitability } from '../exploitability/Exploitability';
import { ApplicationFindings } from '../findings/ApplicationFindings';
import { ReleaseHistory } from '../releases/RecordedRelease';
import { RecordedActivity } from '../secrets/RepositoryActivity';
import { RotationOfFinding } from '../secrets/RotationStore';

/** Where the records come from. */
export interface FactsSources {
  applications: {
    /** 0 asks for all that were ever stamped. */
    changedSince(number: number): Promise<{ ids: number[]; upTo: number }>;
    history(ids: readonly number[]): Promise<ApplicationHistory[]>;
  };
  findings: {
    /** Applications without any may be left out. */
    historyOf(applicationIds: number[]): Promise<ApplicationFindings[]>;
  };
  rotations: {
    rotationsOf(applicationIds: number[]): Promise<RotationOfFinding[]>;
  };
  activity: {
    activityOf(repositories: readonly string[]): Promise<RecordedActivity[]>;
  };
  exceptions: {
    exceptionsOf(applicationIds: number[]): Promise<RecordedException[]>;
  };
  releases: {
    releasesOf(applicationIds: number[]): Promise<ReleaseHistory[]>;
  };
  groups: {
    ancestryOf(refs: Iterable<string>): Promise<Map<string, GroupParents[]>>;
  };
  owners: {
    presenceOf(refs: Iterable<string>): Promise<Map<string, OwnerPresence[]>>;
  };
  exploitability: {
    current(): Promise<Exploitability>;
    /** Reads the feeds again; absent where there is nothing to read again. */
    reload?(): Promise<void>;
  };
}
