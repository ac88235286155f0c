import { World } from './World';

/** A team and every group above it at a moment; without a team none. */
export function groupsOf(
  world: World,
  moment: number,
  team: string | null,
): string[] {
  if (team === null) return [];
  const found = [team];
  for (const group of found) {
    for (const parent of parentsAt(world, moment, group) ?? []) {
      const exists = parentsAt(world, moment, parent) !== undefined;
      if (exists && !found.includes(parent)) found.push(parent);
    }
  }
  return found;
}

/** `undefined` when there is no such group. What is seen of it first holds before, too. */
function parentsAt(
  { hierarchies }: World,
  moment: number,
  group: string,
): string[] | undefined {
  const first = hierarchies.find(({ parents }) => group in parents);
  const last = hierarchies.findLast(({ at }) => at <= moment);
  const holding = first && moment < first.at ? first : last;
  return holding?.parents[group];
}
