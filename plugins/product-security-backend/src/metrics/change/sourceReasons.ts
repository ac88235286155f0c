import { ReasonRule, SourceReasons } from './ReasonRule';

/** What becomes different about any object when its application does. */
const applicationRules: readonly ReasonRule[] = [
  { reason: 're-tiered', field: 'tier', within: ['riskScore', 'tierWeight'] },
  {
    reason: 're-exposed',
    field: 'exposure',
    within: ['riskScore', 'exposureWeight'],
  },
  { reason: 'moved-team', field: 'team' },
  { reason: 'moved-team', field: 'teamWithin' },
  { reason: 'moved', field: 'system' },
  { reason: 'moved', field: 'domain' },
  { reason: 'moved', field: 'businessUnit' },
  { reason: 'reclassified', field: 'regulated' },
  { reason: 'reclassified', field: 'revenueCritical' },
  { reason: 'ownership', field: 'accountableOwner' },
  { reason: 're-mapped', field: 'repository' },
];

const findingRules: readonly ReasonRule[] = [
  { reason: 'closed', field: 'status', to: 'closed' },
  { reason: 'accepted', field: 'status', to: 'accepted' },
  { reason: 'suppressed', field: 'status', to: 'suppressed' },
  { reason: 'reopened', field: 'status', from: 'closed' },
  { reason: 'acceptance-ended', field: 'status', from: 'accepted' },
  { reason: 'unsuppressed', field: 'status', from: 'suppressed' },
  {
    reason: 're-scored',
    field: 'severity',
    within: ['riskScore', 'severityWeight'],
  },
  { reason: 'reopened', field: 'openedAt' },
  { reason: 'ownership', field: 'owned' },
  { reason: 'ownership', field: 'assignee' },
  { reason: 'exploitability', field: 'knownExploited' },
  { reason: 'exploitability', field: 'epss' },
  {
    reason: 'exploitability',
    field: 'exploitabilityFactor',
    within: ['riskScore'],
  },
  ...applicationRules,
];

const releaseRules: readonly ReasonRule[] = [
  { reason: 'released', field: 'releasedAt' },
  { reason: 'released', field: 'candidateAt' },
  { reason: 'gates', field: 'firstPass' },
  { reason: 'gates', field: 'gates' },
  { reason: 'gates', field: 'gatesNotFirstPassed' },
  { reason: 'evidence', field: 'evidenceComplete' },
  { reason: 'evidence', field: 'evidenceTypes' },
  { reason: 'evidence', field: 'missingEvidence' },
  ...applicationRules,
];

/** What is known of every source by its name. */
const reasonsBySource: Record<string, SourceReasons> = {
  applications: {
    appeared: 'came',
    vanished: 'went',
    rules: [
      { reason: 'controls', field: 'covered' },
      { reason: 'controls', field: 'controlsHolding' },
      { reason: 'controls', field: 'controlsApplicable' },
      { reason: 'controls', field: 'missingControls' },
      { reason: 'ownership', field: 'owned' },
      ...applicationRules,
    ],
  },
  controls: {
    appeared: 'controls',
    vanished: 'controls',
    rules: [
      { reason: 'controls', field: 'holds' },
      { reason: 'controls', field: 'applicable' },
      ...applicationRules,
    ],
  },
  findings: { appeared: 'new', vanished: 'removed', rules: findingRules },
  remediations: {
    appeared: 'closed',
    appearedAt: 'closedAt',
    vanished: 'suppressed',
    rules: [
      { reason: 'verified', field: 'verifiedAt' },
      { reason: 'verified', field: 'verifiedAt', passed: true },
      { reason: 'reopened', field: 'recurredAt', passed: true },
      { reason: 'reopened', field: 'recurredAt' },
      { reason: 're-scored', field: 'severity' },
      ...applicationRules,
    ],
  },
  secrets: {
    appeared: 'new',
    appearedAt: 'leakedAt',
    vanished: 'suppressed',
    rules: [
      { reason: 'rotated', field: 'rotatedAt', within: ['active'] },
      { reason: 'verified', field: 'rotationVerifiedAt' },
      { reason: 'overdue', field: 'rotationDueAt', passed: true },
      { reason: 're-scored', field: 'severity' },
      ...applicationRules,
    ],
  },
  repositories: {
    appeared: 'mapped',
    vanished: 'unmapped',
    rules: applicationRules,
  },
  activity: {
    appeared: 'new',
    appearedAt: 'periodStart',
    vanished: 'unmapped',
    rules: applicationRules,
  },
  exceptions: {
    appeared: 'new',
    vanished: 'ended',
    rules: [
      { reason: 'overdue', field: 'reviewAt', passed: true },
      { reason: 'terms', field: 'reviewAt' },
      { reason: 'terms', field: 'compensated' },
      { reason: 'terms', field: 'approved' },
      { reason: 'terms', field: 'rule' },
      ...applicationRules,
    ],
  },
  releases: { appeared: 'released', vanished: 'removed', rules: releaseRules },
  release_candidates: {
    appeared: 'new',
    vanished: 'removed',
    rules: releaseRules,
  },
  gate_results: {
    appeared: 'new',
    vanished: 'removed',
    rules: [
      { reason: 'gates', field: 'firstPass' },
      { reason: 'gates', field: 'status' },
      { reason: 'gates', field: 'attempts' },
      ...applicationRules,
    ],
  },
  evidence_artifacts: {
    appeared: 'new',
    vanished: 'removed',
    rules: [{ reason: 'verified', field: 'status' }, ...applicationRules],
  },
};

/** How the objects of a source tell why they count differently. */
export function reasonsOfSource(source: string): SourceReasons {
  return (
    reasonsBySource[source] ?? {
      appeared: 'new',
      vanished: 'removed',
      rules: applicationRules,
    }
  );
}
