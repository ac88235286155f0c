/** Something that happened to the findings of an application. */
export interface Moment {
  at: number;
  kind: 'scan' | 'retirement' | 'decision' | 'verification';
  /** Arrival among those of its kind. */
  sequence: number;
}

/**
 * The order in which things happened. In one moment scans come before what people say of their results, and the later
 * arrival is the later one.
 */
export function compareMoments(a: Moment, b: Moment): number {
  return (
    a.at - b.at ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    a.sequence - b.sequence
  );
}

const kinds = ['scan', 'retirement', 'decision', 'verification'] as const;
