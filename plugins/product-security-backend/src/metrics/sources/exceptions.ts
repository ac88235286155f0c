import { exceptionScopes } from '@prodsec/backstage-plugin-product-security-common';
import {
  applicationDimensions,
  applicationFields,
} from './applicationAttributes';
import { Source } from './Source';

/** The active exceptions, approved or not. */
export const exceptions: Source = {
  name: 'exceptions',
  table: 'exception_facts',
  objectType: 'exception',
  id: 'fact.exception_id',
  title: 'fact.reason',
  dimensions: {
    ...applicationDimensions,
    rule: { sql: `coalesce(fact.rule, 'none')` },
  },
  fields: {
    ...applicationFields,
    reason: {
      type: 'text',
      sql: 'fact.reason',
      description: 'Why the risk is accepted',
    },
    scope: {
      type: 'text',
      sql: 'fact.scope',
      values: exceptionScopes,
      description:
        'What it covers: named findings, those of a rule, both, or the policy',
    },
    rule: {
      type: 'text',
      sql: 'fact.rule',
      nullable: true,
      description: 'Rule whose findings it covers',
    },
    createdAt: {
      type: 'moment',
      sql: 'fact.created_at',
      description: 'When it began',
    },
    ageDays: {
      type: 'days',
      sql: 'fact.created_at',
      since: true,
      description: 'Days since it began',
    },
    expiresAt: {
      type: 'moment',
      sql: 'fact.expires_at',
      nullable: true,
      description: 'When it ends by itself',
    },
    reviewAt: {
      type: 'moment',
      sql: 'fact.review_at',
      nullable: true,
      description: 'When it is to be looked at again',
    },
    compensated: {
      type: 'boolean',
      sql: 'fact.has_compensating_control',
      description: 'Has a compensating control',
    },
    approved: {
      type: 'boolean',
      sql: '(fact.approved_by IS NOT NULL)',
      description: 'Somebody has approved it',
    },
    approvedBy: {
      type: 'text',
      sql: 'fact.approved_by',
      nullable: true,
      description: 'Entity ref of who has approved it',
    },
  },
};
