import {
  ScorecardMetric,
  TeamListItem,
} from '@prodsec/backstage-plugin-product-security-common';
import { TeamsSort } from './TeamsView';

/** A line of the heat map. @internal */
export interface TeamRow {
  /** Entity ref. */
  team: string;
  /** How many groups it is below. */
  depth: number;
  /** The team's scorecard; absent for a group that only has teams below it. */
  item?: TeamListItem;
  metrics: Map<string, ScorecardMetric>;
  /** How many teams are below it. */
  below: number;
  folded: boolean;
}

/**
 * Teams below the group they are part of.
 *
 * @remarks
 * Groups at one level are in the order of the foremost team of each, with all below it, so that a failing team is not
 * pushed down by the good numbers of the group above it. Groups that are part of each other stand side by side.
 * @param sort - Default: the most missed targets first, then the lowest score.
 * @param folded - Groups below which nothing is shown.
 * @param only - Ids of the metrics that count for the default order; all when `undefined`.
 * @internal
 */
export function teamRows(
  teams: readonly TeamListItem[],
  sort?: TeamsSort,
  folded: ReadonlySet<string> = new Set(),
  only?: ReadonlySet<string>,
): TeamRow[] {
  const byTeam = new Map(teams.map(item => [item.key.team, item]));
  const children = new Map<string | undefined, string[]>();
  const place = (team: string) => {
    const parent = parentIn(byTeam, team);
    children.set(parent, [...(children.get(parent) ?? []), team]);
  };
  for (const team of byTeam.keys()) place(team);
  for (const parent of [...children.keys()]) {
    if (parent !== undefined && !byTeam.has(parent)) place(parent);
  }

  const compare = comparison(sort, only);
  // By name a group stands where its own name puts it.
  const leading = (rows: TeamRow[]) =>
    sort?.column === 'team' ? rows[0] : foremost(rows, compare);
  const subtree = (team: string, depth: number): TeamRow[] => {
    const item = byTeam.get(team);
    const lower = (children.get(team) ?? [])
      .map(child => subtree(child, depth + 1))
      .sort((a, b) => compare(leading(a), leading(b)));
    const below = lower.flat();
    return [
      {
        team,
        depth,
        item,
        metrics: new Map(item?.metrics.map(each => [each.metric, each])),
        below: below.length,
        folded: folded.has(team),
      },
      ...below,
    ];
  };
  const trees = (children.get(undefined) ?? [])
    .map(team => subtree(team, 0))
    .sort((a, b) => compare(leading(a), leading(b)));
  return withoutFolded(trees.flat());
}

/** The group above, unless it is also below. */
function parentIn(
  teams: ReadonlyMap<string, TeamListItem>,
  team: string,
): string | undefined {
  const above = (ref: string) => teams.get(ref)?.parent ?? undefined;
  const seen = new Set<string>();
  let next = above(team);
  while (next !== undefined && !seen.has(next)) {
    if (next === team) return undefined;
    seen.add(next);
    next = above(next);
  }
  return above(team);
}

type Comparison = (a: TeamRow, b: TeamRow) => number;

function foremost(rows: TeamRow[], compare: Comparison): TeamRow {
  const own = rows.filter(({ item }) => item);
  return own.length
    ? own.reduce((a, b) => (compare(b, a) < 0 ? b : a))
    : rows[0];
}

function comparison(
  sort: TeamsSort | undefined,
  only: ReadonlySet<string> | undefined,
): Comparison {
  const byName: Comparison = (a, b) => a.team.localeCompare(b.team, 'en-US');
  if (!sort)
    return (a, b) =>
      failures(b, only) - failures(a, only) ||
      (a.item?.score.value ?? Infinity) - (b.item?.score.value ?? Infinity) ||
      byName(a, b);
  if (sort.column === 'team')
    return (a, b) => (sort.descending ? byName(b, a) : byName(a, b));
  const valueOf = ({ item, metrics }: TeamRow) =>
    sort.column === 'score'
      ? item?.score.value ?? undefined
      : metrics.get(sort.column)?.value ?? undefined;
  return (a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    // What is not known stands at the end in both directions.
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined) || byName(a, b);
    return (sort.descending ? y - x : x - y) || byName(a, b);
  };
}

function failures({ item }: TeamRow, only: ReadonlySet<string> | undefined) {
  return (item?.metrics ?? []).filter(
    ({ metric, status }) =>
      status === 'missed' && (only === undefined || only.has(metric)),
  ).length;
}

function withoutFolded(rows: TeamRow[]): TeamRow[] {
  const shown: TeamRow[] = [];
  let hiddenBelow = Infinity;
  for (const row of rows) {
    if (row.depth > hiddenBelow) continue;
    hiddenBelow = row.folded ? row.depth : Infinity;
    shown.push(row);
  }
  return shown;
}
