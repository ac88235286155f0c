/** A leaked credential was replaced by another. Moments are milliseconds since 1970 UTC. */
export interface Rotation {
  /** From when on the leaked one opens nothing any longer. */
  rotatedAt: number;
  /** When somebody made sure of that; absent: nobody has. Not before `rotatedAt`. */
  verifiedAt?: number;
}

/** A rotation and when it became known. */
export interface RecordedRotation extends Rotation {
  /** Milliseconds since 1970 UTC. */
  arrivedAt: number;
}
