/** Groups in the order of their keys, so that the same question always has the same answer. */
export function sortedByKey<T extends { key: Record<string, string> }>(
  groups: readonly T[],
): T[] {
  return groups
    .map(group => ({ group, text: Object.values(group.key).join('\0') }))
    .sort((a, b) => Number(a.text > b.text) - Number(a.text < b.text))
    .map(({ group }) => group);
}
