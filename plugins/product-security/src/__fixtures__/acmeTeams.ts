/** The groups of the made-up company that are part of another one. */
const parents: Record<string, string> = {
  'group:default/payments': 'group:default/commerce',
  'group:default/storefront': 'group:default/commerce',
  'group:default/identity': 'group:default/engineering-platform',
  'group:default/platform': 'group:default/engineering-platform',
};

export function parentOf(team: string): string | null {
  return parents[team] ?? null;
}

/** The groups that are part of a group. */
export function childrenOf(team: string): string[] {
  return Object.keys(parents).filter(child => parents[child] === team);
}

/** A group with all below it. */
export function teamsWithin(team: string): string[] {
  return [team, ...childrenOf(team).flatMap(teamsWithin)];
}
