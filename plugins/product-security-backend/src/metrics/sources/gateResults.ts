import {
  gateStatuses,
  rootCauses,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  releaseDimensions,
  releaseFields,
  releaseTitle,
} from './releaseFields';
import { Source } from './Source';

/** What became of each gate of each release, all of its attempts together. */
export const gateResults: Source = {
  name: 'gate_results',
  table: 'gate_facts',
  objectType: 'gate_result',
  id: `fact.release_id || '#' || fact.gate`,
  title: `${releaseTitle} || ': ' || fact.gate`,
  dimensions: {
    ...releaseDimensions,
    gate: { sql: 'fact.gate' },
    rootCause: {
      sql: `coalesce(fact.root_cause, 'none')`,
      values: [...rootCauses, 'none'],
    },
  },
  fields: {
    ...releaseFields,
    gate: { type: 'text', sql: 'fact.gate', description: 'Id of the gate' },
    firstPass: {
      type: 'boolean',
      sql: 'fact.first_pass',
      description: 'Whether it was passed at the first attempt',
    },
    attempts: {
      type: 'number',
      sql: 'fact.attempts',
      description: 'Attempts with a result',
    },
    status: {
      type: 'text',
      sql: 'fact.status',
      values: gateStatuses,
      description: 'Result of the last attempt',
    },
    overridden: {
      type: 'boolean',
      sql: 'fact.overridden',
      description: 'Whether an attempt was overridden',
    },
    rootCause: {
      type: 'text',
      sql: 'fact.root_cause',
      values: rootCauses,
      nullable: true,
      description:
        'What kept it from being passed at the first attempt; absent where it was passed',
    },
  },
};
