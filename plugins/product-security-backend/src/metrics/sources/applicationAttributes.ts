import {
  exposures,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { Dimension, Field } from './Source';

/** What every source object knows of its application. */
export const applicationFields = {
  application: {
    type: 'text',
    sql: 'segment.application',
    description: 'Entity ref of the application',
  },
  team: {
    type: 'text',
    sql: 'segment.team',
    nullable: true,
    description: 'Entity ref of the group that owns the application',
  },
  teamWithin: {
    type: 'list',
    sql: `(SELECT string_agg(listed.group_ref, ',' ORDER BY listed.group_ref)
      FROM segment_groups listed WHERE listed.segment_id = segment.segment_id)`,
    nullable: true,
    description: 'Entity refs of that group and of every group above it',
  },
  businessUnit: {
    type: 'text',
    sql: 'segment.business_unit',
    nullable: true,
    description: 'Business unit of the application',
  },
  system: {
    type: 'text',
    sql: 'segment.system',
    nullable: true,
    description: 'Entity ref of the system of the application',
  },
  domain: {
    type: 'text',
    sql: 'segment.domain',
    nullable: true,
    description: 'Entity ref of the domain of the application',
  },
  tier: {
    type: 'text',
    sql: 'segment.tier',
    values: tiers,
    description: 'How critical the application is, 1 is the most',
  },
  exposure: {
    type: 'text',
    sql: 'segment.exposure',
    values: exposures,
    description: 'Who can reach the application',
  },
  regulated: {
    type: 'list',
    sql: `(SELECT string_agg(listed.regulation, ',' ORDER BY listed.regulation)
      FROM segment_regulations listed WHERE listed.segment_id = segment.segment_id)`,
    nullable: true,
    description: 'Regulations the application is under',
  },
  revenueCritical: {
    type: 'boolean',
    sql: 'segment.revenue_critical',
    description: 'Whether revenue depends on the application',
  },
  repository: {
    type: 'text',
    sql: 'segment.repository',
    nullable: true,
    description: 'Repository of the application, as host/path',
  },
  accountableOwner: {
    type: 'text',
    sql: 'segment.accountable_owner',
    nullable: true,
    description: 'Entity ref of who is accountable for the application',
  },
  componentType: {
    type: 'text',
    sql: 'segment.component_type',
    nullable: true,
    description: 'spec.type of the application',
  },
  lifecycle: {
    type: 'text',
    sql: 'segment.lifecycle',
    nullable: true,
    description: 'spec.lifecycle of the application',
  },
} satisfies Record<string, Field>;

/** What every source object can be grouped and filtered by through its application. */
export const applicationDimensions = {
  application: { sql: 'segment.application' },
  team: { sql: `coalesce(segment.team, 'none')` },
  teamWithin: {
    sql: `coalesce(team_group.group_ref, 'none')`,
    join: `LEFT JOIN segment_groups team_group ON team_group.segment_id = segment.segment_id`,
  },
  businessUnit: { sql: `coalesce(segment.business_unit, 'none')` },
  system: { sql: `coalesce(segment.system, 'none')` },
  domain: { sql: `coalesce(segment.domain, 'none')` },
  tier: { sql: 'segment.tier', values: tiers },
  exposure: { sql: 'segment.exposure', values: exposures },
  regulated: {
    sql: `coalesce(regulation.regulation, 'none')`,
    join: `LEFT JOIN segment_regulations regulation ON regulation.segment_id = segment.segment_id`,
  },
  revenueCritical: {
    sql: `CASE WHEN segment.revenue_critical THEN 'true' ELSE 'false' END`,
    values: ['true', 'false'],
  },
} satisfies Record<string, Dimension>;
