import {
  Control,
  MetricDefinition,
  Score,
  ScorecardAction,
} from '@prodsec/backstage-plugin-product-security-common';
import { counted, listed } from '../dashboards/inWords';
import { goalInWords } from './goalOf';

/** What is known of an application when it is said what to do about it. */
export interface ActionSubject {
  score: Score;
  /** Ids of the controls that apply and do not hold. */
  missingControls: readonly string[];
  team: string | null;
  accountableOwner: string | null;
  openCriticals: number;
}

/** Fewer points than this are not worth a line. */
const leastPoints = 0.05;

/** What would raise an application's score, what brings most points first. */
export function actionsOf(
  subject: ActionSubject,
  definitions: readonly MetricDefinition[],
): ScorecardAction[] {
  return subject.score.parts
    .map(({ metric, title, weight, points }) => ({
      metric,
      title,
      points: weight * 100 - points,
      action: actionFor(definitions.find(({ id }) => id === metric)!, subject),
    }))
    .filter(({ points }) => points >= leastPoints)
    .sort((a, b) => b.points - a.points);
}

function actionFor(
  definition: MetricDefinition,
  subject: ActionSubject,
): string {
  return (
    wordsFor[definition.id]?.(subject) ??
    `Bring ${definition.title} to ${goalInWords(definition)}`
  );
}

/** Of metrics that have something of the application itself to name; nothing where there is nothing to name. */
const wordsFor: Partial<
  Record<string, (subject: ActionSubject) => string | undefined>
> = {
  control_coverage: ({ missingControls }) =>
    missingControls.length
      ? `Bring in ${listed(
          missingControls.map(control => controlNames[control] ?? control),
        )}`
      : undefined,
  ownership_completeness: ({ team, accountableOwner }) => {
    if (team === null) return 'Name a team that exists as its owner';
    return accountableOwner === null
      ? 'Name an accountable owner who exists'
      : undefined;
  },
  risk_weighted_backlog: ({ openCriticals }) =>
    openCriticals
      ? `Fix its ${counted(openCriticals, 'open critical finding')}`
      : undefined,
};

const controlNames: Partial<Record<string, string>> = {
  repository: 'a repository',
  owner: 'an owner',
  sast: 'a code scan',
  sca: 'a dependency scan',
  secrets: 'a secret scan',
  image: 'an image scan',
  release_evidence: 'release evidence',
} satisfies Record<Control, string>;
