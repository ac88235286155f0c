import { Control } from '@prodsec/backstage-plugin-product-security-common';
import { missingControlInWords } from '../../controls/missingControlInWords';
import {
  applicationDimensions,
  applicationFields,
} from './applicationAttributes';
import { Source } from './Source';

/** The applications of the catalog. */
export const applications: Source = {
  name: 'applications',
  table: 'application_facts',
  objectType: 'application',
  id: 'segment.application',
  title: 'segment.title',
  dimensions: applicationDimensions,
  fields: {
    ...applicationFields,
    owned: {
      type: 'boolean',
      sql: 'fact.owned',
      description: 'Has both a team and an accountable owner',
    },
    covered: {
      type: 'boolean',
      sql: 'fact.covered',
      description: 'Every applicable baseline control holds',
    },
    controlsApplicable: {
      type: 'number',
      sql: 'fact.controls_applicable',
      description: 'Number of baseline controls that apply',
    },
    controlsHolding: {
      type: 'number',
      sql: 'fact.controls_holding',
      description: 'Number of baseline controls that apply and hold',
    },
    missingControls: {
      type: 'list',
      sql: 'fact.missing_controls',
      inWords: (control, ages) =>
        missingControlInWords(control as Control, ages),
      description: 'Baseline controls that apply and do not hold',
    },
    scannedAt: {
      type: 'moment',
      sql: 'fact.scanned_at',
      nullable: true,
      description: 'Latest scan of any kind',
    },
    daysSinceScan: {
      type: 'days',
      sql: 'fact.scanned_at',
      since: true,
      nullable: true,
      description: 'Days since the latest scan of any kind',
    },
  },
};
