import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { markChanged } from '../store/markChanged';
import {
  chunks,
  DatedHistory,
  readHistory,
  replaceIntervals,
} from './applicationHistories';
import { ApplicationHistoryEntry, overlayHistory } from './overlayHistory';

/**
 * Records what applications were on days before they were known, entry by entry: of two that overlap the later one holds. All or nothing.
 *
 * @throws NotFoundError for an application that is not known; InputError for an entry about other days
 */
export async function writeHistory(
  knex: Knex,
  entries: ApplicationHistoryEntry[],
): Promise<void> {
  const byRef = new Map<string, ApplicationHistoryEntry[]>();
  for (const entry of entries) {
    byRef.set(entry.application, [
      ...(byRef.get(entry.application) ?? []),
      entry,
    ]);
  }
  await knex.transaction(async tx => {
    const changed: number[] = [];
    for (const refs of chunks([...byRef.keys()].sort())) {
      await tx('applications')
        .whereIn('ref', refs)
        .orderBy('id')
        .forUpdate()
        .select('id');
      const histories = await readHistory(tx, { ref: refs });
      assertAllKnown(refs, histories);
      const rewritten = histories.map(({ history, firstKnownAt }) => ({
        ...history,
        intervals: (byRef.get(history.ref) ?? []).reduce(
          (intervals, entry) => overlayHistory(intervals, entry, firstKnownAt),
          history.intervals,
        ),
      }));
      await replaceIntervals(tx, rewritten);
      changed.push(...rewritten.map(history => history.id));
    }
    if (changed.length > 0) await markChanged(tx, changed);
  });
}

function assertAllKnown(refs: string[], histories: DatedHistory[]): void {
  const known = new Set(histories.map(({ history }) => history.ref));
  const unknown = refs.find(ref => !known.has(ref));
  if (unknown !== undefined) {
    throw new NotFoundError(`application: '${unknown}' is not in the catalog`);
  }
}
