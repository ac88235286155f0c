/** A column `reachable` as any driver gives it: nothing where no report says. */
export function toReachable(
  value: boolean | number | null,
): boolean | undefined {
  return value === null ? undefined : Boolean(value);
}
