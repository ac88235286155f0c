import {
  categories,
  exploitations,
  findingStatuses,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  applicationDimensions,
  applicationFields,
} from './applicationAttributes';
import { Source } from './Source';

/** The findings on the default branch, whatever their status. */
export const findings: Source = {
  name: 'findings',
  table: 'finding_facts',
  implicit: 'fact.on_default_branch',
  leftOut: {
    where: `status IN ('accepted', 'suppressed')`,
    never: { field: 'status', value: 'open' },
    column: 'status',
    counted: `CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END`,
    accepted: `status = 'accepted'`,
  },
  objectType: 'finding',
  id: 'fact.finding_id',
  title: 'fact.title',
  dimensions: {
    ...applicationDimensions,
    severity: { sql: 'fact.severity', values: severities },
    category: { sql: 'fact.category', values: categories },
    rule: { sql: 'fact.rule' },
  },
  fields: {
    ...applicationFields,
    status: {
      type: 'text',
      sql: 'fact.status',
      values: findingStatuses,
      description: 'open, accepted, suppressed or closed',
    },
    severity: {
      type: 'text',
      sql: 'fact.severity',
      values: severities,
      description: 'Highest severity its sightings say',
    },
    category: {
      type: 'text',
      sql: 'fact.category',
      values: categories,
      description: 'What kind of problem it is',
    },
    rule: {
      type: 'text',
      sql: 'fact.rule',
      description: 'Rule, of a vulnerability its id',
    },
    title: { type: 'text', sql: 'fact.title', description: 'Title' },
    tool: {
      type: 'list',
      sql: 'fact.tool',
      description: 'Tools that report it',
    },
    cwe: { type: 'list', sql: 'fact.cwe', description: 'Its CWE ids' },
    cve: { type: 'list', sql: 'fact.cve', description: 'Its CVE ids' },
    openedAt: {
      type: 'moment',
      sql: 'fact.opened_at',
      description: 'Start of the current or last open interval',
    },
    ageDays: {
      type: 'days',
      sql: 'fact.opened_at',
      since: true,
      description: 'Days since the current or last open interval began',
    },
    firstSeenAt: {
      type: 'moment',
      sql: 'fact.first_seen_at',
      description: 'First report',
    },
    closedAt: {
      type: 'moment',
      sql: 'fact.closed_at',
      nullable: true,
      description: 'End of the last open interval',
    },
    verifiedAt: {
      type: 'moment',
      sql: 'fact.verified_at',
      nullable: true,
      description: 'When a scan confirmed the closing',
    },
    reopenCount: {
      type: 'number',
      sql: 'fact.reopen_count',
      description: 'Open intervals after the first',
    },
    kev: {
      type: 'boolean',
      sql: 'fact.known_exploited',
      description: 'Known to be exploited; short for knownExploited',
    },
    knownExploited: {
      type: 'boolean',
      sql: 'fact.known_exploited',
      description: 'One of its CVEs is in the catalog of known exploited ones',
    },
    epss: {
      type: 'number',
      sql: 'fact.epss',
      nullable: true,
      description: 'Highest EPSS probability of its CVEs, 0 to 1',
    },
    reachable: {
      type: 'boolean',
      sql: 'fact.reachable',
      nullable: true,
      description:
        'A standing report says that the vulnerable code can be reached',
    },
    unreachable: {
      type: 'boolean',
      sql: 'coalesce(NOT fact.reachable, FALSE)',
      description:
        'All standing reports that say whether the vulnerable code can be reached say that it cannot',
    },
    exploitation: {
      type: 'text',
      sql: 'fact.exploitation',
      values: exploitations,
      nullable: true,
      description:
        'active, poc or none, as standing reports and the catalog of known exploited ones say; null where they say nothing',
    },
    riskScore: {
      type: 'number',
      sql: 'fact.risk_score',
      description: 'Severity × exploitability × criticality × exposure weight',
    },
    severityWeight: {
      type: 'number',
      sql: 'fact.severity_weight',
      description: 'Factor of the risk score',
    },
    exploitabilityFactor: {
      type: 'number',
      sql: 'fact.exploitability_factor',
      description: 'Factor of the risk score',
    },
    tierWeight: {
      type: 'number',
      sql: 'fact.tier_weight',
      description: 'Factor of the risk score',
    },
    exposureWeight: {
      type: 'number',
      sql: 'fact.exposure_weight',
      description: 'Factor of the risk score',
    },
    assignee: {
      type: 'text',
      sql: 'fact.assignee',
      nullable: true,
      description: 'Entity ref of whom it is assigned to',
    },
    owned: {
      type: 'boolean',
      sql: 'fact.owned',
      description: 'Has an existing assignee, or its application is owned',
    },
    exception: {
      type: 'text',
      sql: 'fact.exception',
      nullable: true,
      description: 'Id of the exception it is accepted under',
    },
  },
};
