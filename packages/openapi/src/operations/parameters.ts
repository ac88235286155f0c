import {
  Segment,
  segments,
} from '@prodsec/backstage-plugin-product-security-common';
import { QueryParameter } from './Operation';

/** The moment a question is about. */
export const asOf: QueryParameter = {
  name: 'asOf',
  description: 'The moment the question is about; default now.',
  schema: 'Moment',
};

/** Where a list goes on. */
export const cursor: QueryParameter = {
  name: 'cursor',
  description: 'The `nextCursor` of the page before.',
  schema: { type: 'string' },
};

/** How many items a page has. */
export function limit(most: number, otherwise: number): QueryParameter {
  return {
    name: 'limit',
    description: 'How many items the answer has at most.',
    schema: { type: 'integer', minimum: 1, maximum: most, default: otherwise },
  };
}

/** A comma list of texts, or of values of a type. */
export function listOf(
  name: string,
  description: string,
  schema: QueryParameter['schema'] = { type: 'string' },
): QueryParameter {
  return { name, description, schema, list: true };
}

/** `true` or `false`. */
export function flag(name: string, description: string): QueryParameter {
  return { name, description, schema: { type: 'boolean' } };
}

/** A text. */
export function text(name: string, description: string): QueryParameter {
  return { name, description, schema: { type: 'string' } };
}

export const application = listOf('application', 'Entity refs.');
export const team = listOf('team', 'Entity refs of groups, or `none`.');
export const teamWithin = listOf(
  'teamWithin',
  'Entity refs of groups; each with all groups below it.',
);

/** What a list or number of applications is narrowed to. */
export const applicationFilters: readonly QueryParameter[] = [
  application,
  team,
  teamWithin,
  listOf('businessUnit', 'Names of business units, or `none`.'),
  listOf('system', 'Entity refs of systems, or `none`.'),
  listOf('domain', 'Entity refs of domains, or `none`.'),
  listOf('tier', 'Tiers.', 'Tier'),
  listOf('exposure', 'Exposures.', 'Exposure'),
  listOf('regulated', 'Regulations, such as `pci`, or `none`.'),
  listOf('revenueCritical', '`true`, `false`.'),
];

/** A text that names and refs of applications have. */
export const q = text('q', 'Text to search for.');

/** What a metric is grouped by. */
export const groupBy = listOf(
  'groupBy',
  'Dimensions; several make one key of several. The definition of a metric names those that apply.',
  'Segment',
);

/** What a metric is narrowed to. The definition of a metric names those that apply; others are refused. */
export const segmentFilters: readonly QueryParameter[] = segments.map(name =>
  listOf(name, segmentDescriptions()[name]),
);

function segmentDescriptions(): Record<Segment, string> {
  return {
    team: 'Entity refs of groups, or `none`.',
    teamWithin: 'Entity refs of groups; theirs and that of the groups below.',
    domain: 'Entity refs of domains, or `none`.',
    businessUnit: 'Names of business units, or `none`.',
    system: 'Entity refs of systems, or `none`.',
    tier: 'Tiers.',
    exposure: 'Exposures.',
    severity: 'Severities.',
    category: 'Categories.',
    environment: 'Environments of releases.',
    gate: 'Gates of releases.',
    rootCause: 'What held candidates up at the first attempt, or `none`.',
    application: 'Entity refs.',
    regulated: 'Regulations, such as `pci`, or `none`.',
    revenueCritical: '`true`, `false`.',
    control: 'Baseline controls.',
    kind: 'Kinds of leaked credentials, such as `aws-access-key`.',
    rule: 'Rules.',
  };
}
