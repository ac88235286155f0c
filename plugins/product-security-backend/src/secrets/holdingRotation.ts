import { Rotation } from './Rotation';

/**
 * Of several rotations of a credential the one that holds: the earliest, and of several of one moment the one that was verified first.
 *
 * @returns `undefined` for a credential that was never rotated
 */
export function holdingRotation<T extends Rotation>(
  rotations: readonly T[],
): T | undefined {
  let holding: T | undefined;
  for (const rotation of rotations) {
    if (!holding || isBefore(rotation, holding)) holding = rotation;
  }
  return holding;
}

function isBefore(one: Rotation, other: Rotation): boolean {
  if (one.rotatedAt !== other.rotatedAt) return one.rotatedAt < other.rotatedAt;
  return (one.verifiedAt ?? Infinity) < (other.verifiedAt ?? Infinity);
}
