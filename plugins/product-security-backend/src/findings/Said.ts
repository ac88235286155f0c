import {
  anyReachable,
  Exploitation,
  exploitations,
  highestExploitation,
  highestSeverity,
  severities,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';

/** What a tool says of a finding beside which one it is. It may say something else each time, and never decides about the identity. */
export interface Said {
  severity: Severity;
  /** Whether the report itself says that it does not count. */
  suppressed: boolean;
  /** Whether the vulnerable code can be reached; absent: the tool does not say. */
  reachable?: boolean;
  /** Absent: the tool does not say. */
  exploitation?: Exploitation;
}

/**
 * What several say together: the highest severity, suppressed when each is, reachable when any says so and not reachable when all that speak say
 * so, and the most that any knows of its exploitation. At least one.
 */
export function saidTogether(said: readonly Said[]): Said {
  return {
    severity: highestSeverity(said.map(({ severity }) => severity))!,
    suppressed: said.every(({ suppressed }) => suppressed),
    reachable: anyReachable(said.map(({ reachable }) => reachable)),
    exploitation: highestExploitation(
      said.map(({ exploitation }) => exploitation),
    ),
  };
}

/** Whether two say the same. */
export function saysTheSame(a: Said, b: Said): boolean {
  return (
    a.severity === b.severity &&
    a.suppressed === b.suppressed &&
    a.reachable === b.reachable &&
    a.exploitation === b.exploitation
  );
}

/** What is said in one byte, so that a great many fit in memory; {@link unpackSaid} reads it. */
export function packSaid(said: Said): number {
  let packed: number = severities.indexOf(said.severity);
  packed = packed * 2 + (said.suppressed ? 1 : 0);
  packed =
    packed * reachabilities.length + reachabilities.indexOf(said.reachable);
  return (
    packed * knownExploitations.length +
    knownExploitations.indexOf(said.exploitation)
  );
}

/** @see {@link packSaid} */
export function unpackSaid(packed: number): Said {
  let rest = packed;
  const next = (values: number) => {
    const value = rest % values;
    rest = (rest - value) / values;
    return value;
  };
  const exploitation = knownExploitations[next(knownExploitations.length)];
  const reachable = reachabilities[next(reachabilities.length)];
  const suppressed = next(2) === 1;
  return { severity: severities[rest], suppressed, reachable, exploitation };
}

const reachabilities = [undefined, false, true];
const knownExploitations = [undefined, ...exploitations];
