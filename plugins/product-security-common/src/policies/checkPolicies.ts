import { AttributeViolation } from '../applications/ApplicationAttributes';
import {
  ApplicationReading,
  AttributeReading,
} from '../applications/ApplicationReading';
import { describePath } from '../applications/readEntityValue';
import {
  assignableTiers,
  knownExposures,
} from '../applications/parseAttributeValue';
import { ownershipRules } from './ownershipRules';
import { policies, Policy } from './policy';
import { PolicyRule } from './PolicyRule';

const rules: Record<Policy, PolicyRule> = {
  ...ownershipRules,
  'tier-missing': {
    check: ({ tier, config }) =>
      missing('tier', tier, config.attributes.tier, assignableTiers),
  },
  'tier-invalid': {
    check: ({ tier, config }) =>
      invalid('tier', tier, config.attributes.tier, assignableTiers, {
        hint: ' (also written tier-1 or tier1)',
        absent: 'unassigned',
      }),
  },
  'exposure-missing': {
    check: ({ exposure, config }) =>
      missing('exposure', exposure, config.attributes.exposure, knownExposures),
  },
  'exposure-invalid': {
    check: ({ exposure, config }) =>
      invalid(
        'exposure',
        exposure,
        config.attributes.exposure,
        knownExposures,
        {
          hint: '',
          absent: 'unknown',
        },
      ),
  },
  'repository-missing': {
    control: 'repository',
    check: ({ repository, sourceLocation, config }) =>
      repository === undefined
        ? {
            value: sourceLocation,
            message: `No repository is mapped${
              sourceLocation
                ? `: the source location "${sourceLocation}" is not the URL of one`
                : ''
            }. Set one of the annotations ${Object.keys(
              config.repositoryHosts,
            ).join(
              ', ',
            )}, or backstage.io/source-location to "url:" and the URL of the repository.`,
          }
        : undefined,
  },
};

/**
 * The policies an application breaks, each with what is wrong, what is accepted and how to mend it.
 *
 * @remarks
 * Each rule stands alone, so that an unknown owner breaks `team-missing` as well. A rule of a control that is not applicable to the
 * application is not broken. Whether a violation only warns is said by `policyLevel`.
 * @public
 */
export function checkPolicies(
  reading: ApplicationReading,
): AttributeViolation[] {
  return policies.flatMap(policy => {
    const { control, check } = rules[policy];
    if (control && reading.notApplicableControls.includes(control)) return [];
    const broken = check(reading);
    return broken ? [{ policy, ...broken }] : [];
  });
}

function missing(
  name: string,
  reading: AttributeReading<string>,
  path: string,
  accepted: readonly string[],
) {
  if (reading.written) return undefined;
  return {
    message: `No ${name} is set. Set ${describePath(path)} to ${oneOf(
      accepted,
    )}, on the component, its system or the system's domain.`,
  };
}

function invalid(
  name: string,
  { written, value }: AttributeReading<string>,
  path: string,
  accepted: readonly string[],
  words: { hint: string; absent: string },
) {
  if (!written || value !== undefined) return undefined;
  return {
    value: written.text,
    message: `The ${name} "${written.text}" is not known. Set ${describePath(
      path,
    )} of ${written.on} to ${oneOf(accepted)}${
      words.hint
    }; until then the application counts as ${words.absent}.`,
  };
}

function oneOf(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
