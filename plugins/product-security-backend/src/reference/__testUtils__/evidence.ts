import {
  EvidenceType,
  evidenceTypes,
} from '@prodsec/backstage-plugin-product-security-common';
import { EvidencePolicy } from '../../evidence/EvidencePolicy';
import { SeenRelease } from './Picture';

/** The policy of all worlds: signatures have to be verified, and tier 2 needs less than the others and some of it verified. */
export const evidencePolicy = new EvidencePolicy(
  [{ tiers: ['2'], required: ['sbom', 'approval'], verified: ['approval'] }],
  ['signature'],
);

type Evidence = SeenRelease['evidence'][number];

/** Whether evidence counts whatever the tier. */
export function countsAlways({ type, status }: Evidence): boolean {
  return (
    status === 'verified' || (status === 'recorded' && type !== 'signature')
  );
}

/** Whether nothing that a tier requires is missing. */
export function isComplete(
  tier: string,
  evidence: readonly Evidence[],
): boolean {
  const has = (type: EvidenceType) =>
    evidence.some(one => one.type === type && countsAlways(one));
  if (tier !== '2') return evidenceTypes.every(has);
  return (
    has('sbom') &&
    evidence.some(
      ({ type, status }) => type === 'approval' && status === 'verified',
    )
  );
}
