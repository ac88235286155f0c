import { Source } from '../sources/Source';
import { releaseTitle } from '../sources/releaseFields';
import { Remedy } from './Remedy';

/**
 * What can be done about the objects of a source, what takes least first. There is nothing for sources that tell what has happened: remediations,
 * gates, activity.
 */
export function remediesOf({ name }: Source): readonly Remedy[] {
  return remedies[name] ?? [];
}

const nameOwner = {
  action: 'name-owner',
  object: {
    type: 'application',
    id: 'segment.application',
    title: 'segment.title',
  },
  missing: `concat_ws(',', CASE WHEN segment.team IS NULL THEN 'team' END,
    CASE WHEN segment.accountable_owner IS NULL THEN 'accountable owner' END)`,
  changes: () => ({ owned: 'TRUE' }),
  text: ({ object, missing }) =>
    `Name an owner for ${object.title}${
      missing.length ? `: there is no ${missing.join(' and no ')}` : ''
    }.`,
} satisfies Partial<Remedy>;

const exception = {
  type: 'exception',
  id: 'fact.exception_id',
  title: `fact.reason || ' (' || segment.title || ')'`,
};

const completeEvidence: Remedy = {
  action: 'complete-evidence',
  table: 'release_facts',
  object: { type: 'release', id: 'fact.release_id', title: releaseTitle },
  missing: 'fact.missing_evidence',
  effort: `length(fact.missing_evidence) - length(replace(fact.missing_evidence, ',', ''))`,
  changes: () => ({ evidence_complete: 'TRUE', missing_evidence: `''` }),
  text: ({ object, missing }) =>
    `Add the evidence that ${object.title} lacks: ${missing.join(', ')}.`,
};

const remedies: Readonly<Record<string, readonly Remedy[]>> = {
  applications: [
    { ...nameOwner, table: 'application_facts' },
    {
      action: 'establish-controls',
      table: 'application_facts',
      object: nameOwner.object,
      missing: 'fact.missing_controls',
      effort: 'fact.controls_applicable - fact.controls_holding',
      changes: () => ({
        covered: 'TRUE',
        controls_holding: 'controls_applicable',
        missing_controls: `''`,
      }),
      text: ({ object, missing }) =>
        `Establish in ${object.title} what is missing: ${missing.join(', ')}.`,
    },
  ],
  controls: [
    {
      action: 'establish-controls',
      table: 'control_facts',
      object: {
        type: 'control',
        id: `segment.application || '/' || fact.control`,
        title: `fact.control || ' in ' || segment.title`,
      },
      missing: 'fact.control',
      changes: moment => ({ holds: 'TRUE', since: moment }),
      text: ({ object }) => `Establish ${object.title}.`,
    },
  ],
  findings: [
    { ...nameOwner, table: 'finding_facts' },
    {
      action: 'close-finding',
      table: 'finding_facts',
      object: {
        type: 'finding',
        id: 'fact.finding_id',
        title: 'fact.title',
      },
      effort: '-fact.risk_score',
      changes: moment => ({
        status: `'closed'`,
        closed_at: moment,
        verified_at: moment,
      }),
      text: ({ object }) =>
        `Fix ${object.title} in ${object.application} and have a scan confirm it.`,
    },
  ],
  exceptions: [
    {
      action: 'set-review-date',
      table: 'exception_facts',
      object: exception,
      effort: 'fact.created_at',
      changes: moment => ({ review_at: moment }),
      text: ({ object }) =>
        `Review the exception ${object.title} and set the date of the next review.`,
    },
    {
      action: 'add-compensating-control',
      table: 'exception_facts',
      object: exception,
      effort: 'fact.created_at',
      changes: () => ({ has_compensating_control: 'TRUE' }),
      text: ({ object }) =>
        `Put a compensating control in place for the exception ${object.title}.`,
    },
    {
      action: 'end-exception',
      table: 'exception_facts',
      object: exception,
      effort: 'fact.created_at',
      changes: 'gone',
      text: ({ object }) =>
        `Fix what the exception ${object.title} accepts, and end it.`,
    },
  ],
  releases: [completeEvidence],
  release_candidates: [completeEvidence],
  secrets: [
    {
      action: 'rotate-credential',
      table: 'secret_facts',
      object: {
        type: 'secret',
        id: 'fact.finding_id',
        title: 'fact.title',
      },
      effort: 'fact.rotation_due_at',
      changes: moment => ({
        rotated_at: `coalesce(rotated_at, ${moment})`,
        rotation_verified_at: `coalesce(rotation_verified_at, ${moment})`,
      }),
      text: ({ object }) =>
        `Rotate the credential ${object.title} of ${object.application} and verify the rotation.`,
    },
  ],
};
