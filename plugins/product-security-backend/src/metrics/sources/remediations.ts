import {
  categories,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  applicationDimensions,
  applicationFields,
} from './applicationAttributes';
import { Source } from './Source';

/** The closings of findings on the default branch that are not suppressed, one for each open interval that ended. */
export const remediations: Source = {
  name: 'remediations',
  partOf: 'findings',
  table: 'remediation_facts',
  implicit: 'fact.on_default_branch AND NOT fact.suppressed',
  leftOut: {
    where: 'suppressed',
    column: 'suppressed',
    counted: 'FALSE',
    accepted: 'FALSE',
  },
  objectType: 'remediation',
  id: `fact.finding_id || '@' || fact.closed_at`,
  title: `fact.rule || ' in ' || segment.title`,
  dimensions: {
    ...applicationDimensions,
    severity: { sql: 'fact.severity', values: severities },
    category: { sql: 'fact.category', values: categories },
    rule: { sql: 'fact.rule' },
  },
  fields: {
    ...applicationFields,
    finding: {
      type: 'text',
      sql: 'fact.finding_id',
      description: 'Id of the finding',
    },
    severity: {
      type: 'text',
      sql: 'fact.severity',
      values: severities,
      description: 'Severity of the finding at the moment asked about',
    },
    category: {
      type: 'text',
      sql: 'fact.category',
      values: categories,
      description: 'What kind of problem it was',
    },
    rule: {
      type: 'text',
      sql: 'fact.rule',
      description: 'Rule, of a vulnerability its id',
    },
    openedAt: {
      type: 'moment',
      sql: 'fact.opened_at',
      description: 'Start of the open interval',
    },
    closedAt: {
      type: 'moment',
      sql: 'fact.closed_at',
      description: 'End of the open interval',
    },
    verifiedAt: {
      type: 'moment',
      sql: 'fact.verified_at',
      nullable: true,
      description: 'When a scan confirmed the closing',
    },
    recurredAt: {
      type: 'moment',
      sql: 'fact.recurred_at',
      nullable: true,
      description:
        'First reopening, or first report of another finding of the rule in the application, after the closing',
    },
    daysToClosure: {
      type: 'days',
      sql: '(fact.closed_at - fact.opened_at)',
      description: 'Days from opening to closing',
    },
    daysToVerification: {
      type: 'days',
      sql: '(fact.verified_at - fact.opened_at)',
      nullable: true,
      description: 'Days from opening to verified closure',
    },
  },
};
