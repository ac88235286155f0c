import {
  Control,
  controls as controlIds,
} from '@prodsec/backstage-plugin-product-security-common';
import { missingControlInWords } from '../../controls/missingControlInWords';
import {
  applicationDimensions,
  applicationFields,
} from './applicationAttributes';
import { Source } from './Source';

/** The baseline controls of each application. */
export const controls: Source = {
  name: 'controls',
  partOf: 'applications',
  table: 'control_facts',
  objectType: 'control',
  id: `segment.application || '#' || fact.control`,
  title: `segment.title || ': ' || fact.control`,
  dimensions: {
    ...applicationDimensions,
    control: { sql: 'fact.control', values: controlIds },
  },
  fields: {
    ...applicationFields,
    control: {
      type: 'text',
      sql: 'fact.control',
      values: controlIds,
      inWords: (control, ages) =>
        missingControlInWords(control as Control, ages),
      description: 'Id of the baseline control',
    },
    applicable: {
      type: 'boolean',
      sql: 'fact.applicable',
      description: 'Whether the control applies to the application',
    },
    holds: {
      type: 'boolean',
      sql: 'fact.holds',
      description: 'Whether the control holds',
    },
    since: {
      type: 'moment',
      sql: 'fact.since',
      nullable: true,
      description: 'Since when it has held or not held',
    },
  },
};
