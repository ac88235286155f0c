/**
 * Whether a value is an object, and no list, that has all of these properties itself.
 *
 * @remarks
 * For telling formats apart; never throws.
 */
export function hasShape(
  value: unknown,
  ...names: string[]
): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    names.every(name => Object.hasOwn(value, name))
  );
}
