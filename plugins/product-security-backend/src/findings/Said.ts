import {
  anyReachable,
  credentialValidities,
  CredentialValidity,
  Exploitation,
  exploitations,
  highestExploitation,
  highestSeverity,
  severities,
  Severity,
  validityTogether,
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
  /** Of a leaked credential; absent: no tool tried it. */
  validity?: CredentialValidity;
}

/**
 * What several say together: the highest severity, suppressed when each is, reachable when any says so and not reachable when all that speak say
 * so, the most that any knows of its exploitation, and a credential active when any found it so. At least one.
 */
export function saidTogether(said: readonly Said[]): Said {
  return {
    severity: highestSeverity(said.map(({ severity }) => severity))!,
    suppressed: said.every(({ suppressed }) => suppressed),
    reachable: anyReachable(said.map(({ reachable }) => reachable)),
    exploitation: highestExploitation(
      said.map(({ exploitation }) => exploitation),
    ),
    validity: validityTogether(said.map(({ validity }) => validity)),
  };
}

/** Whether two say the same. */
export function saysTheSame(a: Said, b: Said): boolean {
  return (
    a.severity === b.severity &&
    a.suppressed === b.suppressed &&
    a.reachable === b.reachable &&
    a.exploitation === b.exploitation &&
    a.validity === b.validity
  );
}

/** What is said in two bytes, so that a great many fit in memory; {@link unpackSaid} reads it. */
export function packSaid(said: Said): number {
  let packed: number = severities.indexOf(said.severity);
  packed = packed * 2 + (said.suppressed ? 1 : 0);
  packed =
    packed * reachabilities.length + reachabilities.indexOf(said.reachable);
  packed =
    packed * knownExploitations.length +
    knownExploitations.indexOf(said.exploitation);
  return packed * validities.length + validities.indexOf(said.validity);
}

/** @see {@link packSaid} */
export function unpackSaid(packed: number): Said {
  let rest = packed;
  const next = (values: number) => {
    const value = rest % values;
    rest = (rest - value) / values;
    return value;
  };
  const validity = validities[next(validities.length)];
  const exploitation = knownExploitations[next(knownExploitations.length)];
  const reachable = reachabilities[next(reachabilities.length)];
  const suppressed = next(2) === 1;
  return {
    severity: severities[rest],
    suppressed,
    reachable,
    exploitation,
    validity,
  };
}

const reachabilities = [undefined, false, true];
const knownExploitations = [undefined, ...exploitations];
const validities = [undefined, ...credentialValidities];
