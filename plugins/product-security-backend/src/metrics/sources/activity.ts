import {
  applicationDimensions,
  applicationFields,
} from './applicationAttributes';
import { Source } from './Source';

/** How much went on in the repositories that applications are mapped to, by periods. */
export const activity: Source = {
  name: 'activity',
  table: 'activity_facts',
  objectType: 'activity',
  id: `fact.repository || '@' || fact.period_from || '-' || fact.period_to`,
  title: 'fact.repository',
  shared: true,
  dimensions: applicationDimensions,
  fields: {
    ...applicationFields,
    periodStart: {
      type: 'moment',
      sql: 'fact.period_from',
      description: 'Start of the period',
    },
    periodEnd: {
      type: 'moment',
      sql: 'fact.period_to',
      description: 'End of the period',
    },
    commits: {
      type: 'number',
      sql: 'fact.commits',
      description: 'Commits in the period',
    },
    commitsInWindow: {
      type: 'number',
      sql: 'fact.commits',
      period: { from: 'fact.period_from', to: 'fact.period_to' },
      description:
        'Commits in the part of the period that lies in the trailing window, in proportion',
    },
  },
};
