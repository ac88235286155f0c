/** An interval of time: it has its start and not its end. */
export interface Interval {
  from: number;
  to: number;
}

/** A value that holds during an interval. Lists of spans are in order and do not overlap; they may have gaps. */
export interface Span<T> extends Interval {
  value: T;
}

/** What holds at a moment; `undefined` in a gap. */
export function spanAt<T extends Interval>(
  spans: readonly T[],
  moment: number,
): T | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (spans[middle].from <= moment) low = middle + 1;
    else high = middle;
  }
  const found = spans[low - 1];
  return found && moment < found.to ? found : undefined;
}

/** Cuts an interval wherever one of the lists begins or ends a span. Empty intervals have no pieces. */
export function cut(
  whole: Interval,
  lists: readonly (readonly Interval[])[],
): Interval[] {
  if (whole.from >= whole.to) return [];
  const moments = new Set([whole.from, whole.to]);
  for (const list of lists) {
    for (const { from, to } of list) {
      if (from > whole.from && from < whole.to) moments.add(from);
      if (to > whole.from && to < whole.to) moments.add(to);
    }
  }
  const sorted = [...moments].sort((a, b) => a - b);
  return sorted.slice(1).map((to, index) => ({ from: sorted[index], to }));
}

/** The same moments with overlapping and touching intervals joined, in order. */
export function union(intervals: Iterable<Interval>): Interval[] {
  const joined: Interval[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    if (from >= to) continue;
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** What is left of an interval where none of the others is, in order. */
export function without(
  whole: Interval,
  others: readonly Interval[],
): Interval[] {
  const left: Interval[] = [];
  let { from } = whole;
  for (const other of union(others)) {
    if (other.to <= from) continue;
    if (other.from >= whole.to) break;
    if (from < other.from) left.push({ from, to: other.from });
    from = other.to;
  }
  if (from < whole.to) left.push({ from, to: whole.to });
  return left;
}

/** The values that hold from their moments on, each until the next, the last until `end`. Of several of one moment the last counts. */
export function stepsToSpans<T>(
  steps: readonly { from: number; value: T }[],
  end: number,
): Span<T>[] {
  const sorted = [...steps].sort((a, b) => a.from - b.from);
  return sorted
    .map(({ from, value }, index) => ({
      from,
      to: Math.min(sorted[index + 1]?.from ?? end, end),
      value,
    }))
    .filter(({ from, to }) => from < to);
}
