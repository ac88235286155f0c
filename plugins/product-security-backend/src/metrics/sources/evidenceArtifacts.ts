import { evidenceTypes } from '@prodsec/backstage-plugin-product-security-common';
import {
  releaseDimensions,
  releaseFields,
  releaseTitle,
} from './releaseFields';
import { Source } from './Source';

/** The evidence of releases that counts. */
export const evidenceArtifacts: Source = {
  name: 'evidence_artifacts',
  table: 'evidence_facts',
  implicit: 'fact.counts',
  objectType: 'evidence_artifact',
  id: 'fact.evidence_id',
  title: `${releaseTitle} || ': ' || fact.type`,
  dimensions: releaseDimensions,
  fields: {
    ...releaseFields,
    type: {
      type: 'text',
      sql: 'fact.type',
      values: evidenceTypes,
      description: 'Type of evidence',
    },
    uri: {
      type: 'text',
      sql: 'fact.uri',
      nullable: true,
      description: 'Where it is',
    },
    digest: {
      type: 'text',
      sql: 'fact.digest',
      nullable: true,
      description: 'Digest of it',
    },
    recordedAt: {
      type: 'moment',
      sql: 'fact.recorded_at',
      description: 'From when it counts',
    },
    status: {
      type: 'text',
      sql: 'fact.status',
      description: 'How far it can be relied on',
    },
  },
};
