import {
  CredentialKind,
  Tier,
} from '@prodsec/backstage-plugin-product-security-common';

/** How long the rotation of some leaked credentials may take. */
export interface RotationSlaRule {
  /** Absent: credentials of any kind. */
  kinds?: readonly CredentialKind[];
  /** Of the application, at the leak; absent: any. */
  tiers?: readonly Tier[];
  /** From the leak to the verification of the rotation, in milliseconds. */
  time: number;
}

/** How long leaked credentials may take to be rotated and verified. */
export interface RotationSla {
  /** Where no rule fits, in milliseconds. */
  otherwise: number;
  /** In the order they are tried; the first that fits decides. */
  rules: readonly RotationSlaRule[];
}

/** How long after its leak a credential may take to be rotated and verified, in milliseconds. */
export function rotationTime(
  sla: RotationSla,
  credential: { kind: CredentialKind; tier: Tier },
): number {
  const fits = ({ kinds, tiers }: RotationSlaRule) =>
    (kinds?.includes(credential.kind) ?? true) &&
    (tiers?.includes(credential.tier) ?? true);
  return sla.rules.find(fits)?.time ?? sla.otherwise;
}
