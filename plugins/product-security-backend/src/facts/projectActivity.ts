import { RecordedActivity } from '../secrets/RepositoryActivity';
import { FactRow } from './factTables';
import { groupBy } from './groupBy';
import { Segment } from './projectSegments';

/** What the rows of the activity in an application's repositories are made of. */
export interface ActivityProjection {
  applicationId: number;
  segments: readonly Segment[];
  /** Of every repository that a segment is mapped to; others are passed over. */
  activity: readonly RecordedActivity[];
}

/** The rows of the activity in the repository of each segment, each from the start of its period on. */
export function projectActivity({
  applicationId,
  segments,
  activity,
}: ActivityProjection): FactRow<'activity_facts'>[] {
  const byRepository = groupBy(activity, ({ repository }) => repository);
  return segments.flatMap(segment =>
    (byRepository.get(segment.value.repository ?? '') ?? [])
      .filter(({ from }) => from < segment.to)
      .map(({ repository, from, to, commits }) => ({
        application_id: applicationId,
        segment_id: segment.id,
        valid_from: Math.max(segment.from, from),
        valid_to: segment.to,
        repository,
        period_from: from,
        period_to: to,
        commits,
      })),
  );
}
