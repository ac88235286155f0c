import {
  applicationDimensions,
  applicationFields,
} from './applicationAttributes';
import { Dimension, Field } from './Source';

/** What everything about a release knows of it. */
export const releaseFields = {
  ...applicationFields,
  release: {
    type: 'text',
    sql: 'fact.release_id',
    description: 'Id of the release',
  },
  version: {
    type: 'text',
    sql: 'fact.version',
    description: 'Version of the application',
  },
  environment: {
    type: 'text',
    sql: 'fact.environment',
    description: 'Where it is released to',
  },
  production: {
    type: 'boolean',
    sql: 'fact.production',
    description: 'Whether the environment is one of production',
  },
  candidateAt: {
    type: 'moment',
    sql: 'fact.candidate_at',
    nullable: true,
    description: 'When it became a candidate',
  },
  releasedAt: {
    type: 'moment',
    sql: 'fact.released_at',
    nullable: true,
    description: 'When it was released',
  },
  rolledBack: {
    type: 'boolean',
    sql: '(fact.rolled_back_at IS NOT NULL)',
    description: 'Whether it was taken back',
  },
  rolledBackAt: {
    type: 'moment',
    sql: 'fact.rolled_back_at',
    nullable: true,
    description: 'When it was taken back',
  },
} satisfies Record<string, Field>;

/** What everything about a release can be grouped and filtered by. */
export const releaseDimensions = {
  ...applicationDimensions,
  environment: { sql: 'fact.environment' },
} satisfies Record<string, Dimension>;

/** SQL of a release's name for people. */
export const releaseTitle = `segment.title || ' ' || fact.version || ' (' || fact.environment || ')'`;
