import { holdingRotation } from './holdingRotation';
import { Rotation } from './Rotation';

/** What is known of a leaked credential from a moment on, until the next. Moments are milliseconds since 1970 UTC. */
export interface CredentialState {
  from: number;
  /** Absent while the credential is active. */
  rotatedAt?: number;
  /** Absent while nobody has made sure of the rotation. */
  verifiedAt?: number;
}

/**
 * A credential through time, from its leak on: active until it is rotated, then rotated, then rotated and verified. What becomes of its
 * finding changes nothing.
 *
 * @param leakedAt - first report of the finding
 * @param rotations - in any order; see {@link holdingRotation}
 * @returns the states in order of time, the first from `leakedAt` on
 */
export function credentialTimeline(
  leakedAt: number,
  rotations: readonly Rotation[],
): CredentialState[] {
  const rotation = holdingRotation(rotations);
  const { rotatedAt = Infinity, verifiedAt = Infinity } = rotation ?? {};
  const moments = new Set([leakedAt]);
  for (const moment of [rotatedAt, Math.max(rotatedAt, verifiedAt)]) {
    if (moment > leakedAt && moment < Infinity) moments.add(moment);
  }
  return [...moments].map(from => ({
    from,
    ...(rotatedAt <= from ? { rotatedAt } : {}),
    ...(rotatedAt <= from && verifiedAt <= from ? { verifiedAt } : {}),
  }));
}
