import {
  MetricChange,
  MetricChangeReason,
} from '@prodsec/backstage-plugin-product-security-common';
import { Metric } from '../definitions/Metric';
import { MeasureContext } from '../measureOverTime';
import { Selection } from '../MetricQuestion';
import { ChangeCursor, encodeChangeCursor } from './ChangeCursor';
import { ChangeFamily, changeFamilies } from './changeFamilies';
import { ChangeTotals } from './ChangeTotals';
import { numberWeights, TwoMeasurements } from './componentWeights';
import { ChangeMoments, isQuantile } from './contributionsSql';
import { PlacedItem, readContributions } from './readContributions';
import { readInfluences } from './readInfluences';
import { toContribution, toKey } from './toChangeItem';

/** What is asked about a change. */
export interface ChangeParts {
  moments: ChangeMoments;
  measurements: TwoMeasurements;
  /** The page begins after it. */
  after?: ChangeCursor;
  /** Most items of a page. */
  limit: number;
}

/**
 * What made a metric's value another at the later of two moments, by object, by reason and by group.
 *
 * @remarks
 * The differences of the formula's measures are weighted so that they add up to that of the value (`changeWeights`), and each measure but a quantile is
 * the sum of what its objects add. Of a quantile those that came, and those that went, make how it differs from that of those that stayed; what those make
 * is `rank`.
 * Statements: two for each kind of objects and two for each quantile, however many objects and groups there are.
 */
export async function explainChange(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  { moments, measurements, after, limit }: ChangeParts,
): Promise<
  Pick<MetricChange, 'total' | 'items' | 'reasons' | 'groups' | 'nextCursor'>
> {
  const weights = numberWeights(measurements);
  const families = changeFamilies(metric, selection.formula, context.measures);
  const read = await Promise.all(
    families.map(async (family, place) => {
      const asked = { family, selection, moments };
      const influences = await readInfluences(context, asked, measurements);
      const wanted = { place, after, limit: limit + 1 };
      return readContributions(
        context,
        { ...asked, influences },
        weights,
        wanted,
      );
    }),
  );
  const reasons = new ChangeTotals<MetricChangeReason>();
  const groups = new ChangeTotals<Record<string, string>>();
  let total = 0;
  let explained = 0;
  for (const [index, { totals }] of read.entries()) {
    for (const row of totals) {
      const made = toContribution(weights, families[index], row);
      reasons.add(row.reason, row.items, made);
      groups.add(toKey(selection.groupBy, row), row.items, made);
      total += row.items;
      explained += made.contribution ?? 0;
    }
  }
  const rank = rankOf(families, measurements, explained, moments, selection);
  if (rank !== undefined) {
    reasons.add('rank', 1, rank.item);
    groups.add({}, 1, rank.item);
    total += 1;
  }
  const listed = [
    ...read.flatMap(({ items }) => items),
    ...(rank && isAfter(rank.cursor, after) ? [rank] : []),
  ].sort(
    (a, b) =>
      b.cursor.size - a.cursor.size || a.cursor.family - b.cursor.family,
  );
  const page = listed.slice(0, limit);
  const last = page.at(-1);
  return {
    total,
    items: page.map(({ item }) => item),
    reasons: reasons
      .sorted()
      .map(({ name, total: all }) => ({ reason: name, ...all })),
    groups: selection.groupBy.length
      ? groups.sorted().map(({ name, total: all }) => ({ key: name, ...all }))
      : [],
    ...(listed.length > limit && last
      ? { nextCursor: encodeChangeCursor(last.cursor) }
      : {}),
  };
}

/** What of the difference belongs to no single object; there is such a thing where a quantile is among the measures. */
function rankOf(
  families: ChangeFamily[],
  { earlier, later }: TwoMeasurements,
  explained: number,
  moments: ChangeMoments,
  { groupBy }: Selection,
): PlacedItem | undefined {
  const before = earlier.numbers.value;
  const after = later.numbers.value;
  const ranked = families.some(({ measures }) =>
    measures.some(({ measure }) => isQuantile(measure.aggregate)),
  );
  if (!ranked || before === undefined || after === undefined) return undefined;
  const contribution = after - before - explained;
  const rounding = 1e-12 * Math.max(1, Math.abs(before), Math.abs(after));
  if (Math.abs(contribution) < rounding) return undefined;
  return {
    item: {
      type: 'rank',
      id: 'rank',
      title: 'The objects that stayed',
      application: null,
      reason: 'rank',
      contribution,
      numerator: null,
      denominator: 0,
      key: {},
      changes: {},
    },
    cursor: {
      from: moments.earlier,
      to: moments.later,
      size: Math.abs(contribution),
      family: families.length,
      id: 'rank',
      keys: groupBy.map(() => ''),
    },
  };
}

function isAfter(
  item: ChangeCursor,
  cursor: ChangeCursor | undefined,
): boolean {
  if (!cursor) return true;
  // The sizes of one item may differ by a rounding from page to page.
  if (item.family === cursor.family) return false;
  return item.size <= cursor.size;
}
