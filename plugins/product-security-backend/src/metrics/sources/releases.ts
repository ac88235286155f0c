import {
  releaseDimensions,
  releaseFields,
  releaseTitle,
} from './releaseFields';
import { Field, Source } from './Source';

const fields = {
  ...releaseFields,
  gates: {
    type: 'list',
    sql: 'fact.gates',
    description: 'Gates with a result',
  },
  firstPass: {
    type: 'boolean',
    sql: 'fact.first_pass',
    description: 'Every gate with a result was passed at the first attempt',
  },
  gatesNotFirstPassed: {
    type: 'list',
    sql: 'fact.gates_not_first_passed',
    description: 'Gates that were not passed at the first attempt',
  },
  evidenceTypes: {
    type: 'list',
    sql: 'fact.evidence_types',
    description: 'Types there is evidence of',
  },
  missingEvidence: {
    type: 'list',
    sql: 'fact.missing_evidence',
    inWords: type => type.replaceAll('-', ' '),
    description: 'Types there is no evidence of',
  },
  evidenceComplete: {
    type: 'boolean',
    sql: 'fact.evidence_complete',
    description: 'There is evidence of all six types',
  },
} satisfies Record<string, Field>;

/** What was released: versions of applications in environments. */
export const releases: Source = {
  name: 'releases',
  table: 'release_facts',
  implicit: 'fact.released_at IS NOT NULL',
  objectType: 'release',
  id: 'fact.release_id',
  title: releaseTitle,
  dimensions: releaseDimensions,
  fields,
};

/** What was to be released, whether or not it was. */
export const releaseCandidates: Source = {
  ...releases,
  name: 'release_candidates',
  implicit: 'fact.candidate_at IS NOT NULL',
  objectType: 'release_candidate',
};
