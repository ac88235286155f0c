import {
  credentialKinds,
  credentialValidities,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  applicationDimensions,
  applicationFields,
} from './applicationAttributes';
import { Source } from './Source';

/** The leaked credentials on the default branch, rotated ones too; false positives are none. */
export const secrets: Source = {
  name: 'secrets',
  table: 'secret_facts',
  implicit: 'fact.on_default_branch AND NOT fact.suppressed',
  leftOut: {
    where: 'suppressed',
    column: 'suppressed',
    counted: 'FALSE',
    accepted: 'FALSE',
  },
  objectType: 'secret',
  id: 'fact.finding_id',
  title: 'fact.title',
  dimensions: {
    ...applicationDimensions,
    severity: { sql: 'fact.severity', values: severities },
    rule: { sql: 'fact.rule' },
    kind: { sql: 'fact.kind', values: credentialKinds },
  },
  fields: {
    ...applicationFields,
    rule: { type: 'text', sql: 'fact.rule', description: 'Rule' },
    kind: {
      type: 'text',
      sql: 'fact.kind',
      values: credentialKinds,
      description: 'Kind of credential, as the rule tells',
    },
    validity: {
      type: 'text',
      sql: 'fact.validity',
      values: credentialValidities,
      nullable: true,
      description:
        'What a tool found when it tried the credential; absent where none did',
    },
    title: { type: 'text', sql: 'fact.title', description: 'Title' },
    severity: {
      type: 'text',
      sql: 'fact.severity',
      values: severities,
      description: 'Severity of the finding',
    },
    active: {
      type: 'boolean',
      sql: '(fact.rotated_at IS NULL)',
      description: 'Not rotated yet',
    },
    leakedAt: {
      type: 'moment',
      sql: 'fact.leaked_at',
      description: 'First report of the finding',
    },
    daysSinceLeak: {
      type: 'days',
      sql: 'fact.leaked_at',
      since: true,
      description: 'Days since the first report of the finding',
    },
    rotationDueAt: {
      type: 'moment',
      sql: 'fact.rotation_due_at',
      description: 'Last moment at which a rotation is within its SLA',
    },
    rotatedAt: {
      type: 'moment',
      sql: 'fact.rotated_at',
      nullable: true,
      description: 'When it was rotated',
    },
    rotationVerifiedAt: {
      type: 'moment',
      sql: 'fact.rotation_verified_at',
      nullable: true,
      description: 'When the rotation was verified',
    },
    daysToRotation: {
      type: 'days',
      sql: '(fact.rotated_at - fact.leaked_at)',
      nullable: true,
      description: 'Days from the leak to the rotation',
    },
    daysToVerifiedRotation: {
      type: 'days',
      sql: '(fact.rotation_verified_at - fact.leaked_at)',
      nullable: true,
      description: 'Days from the leak to the verification of the rotation',
    },
  },
};
