import { JsonValue } from '@backstage/types';

/**
 * Where the attributes of applications are written: annotation keys such as `prodsec.dev/tier`, or paths such as `spec.tier`.
 * @public
 */
export interface AttributePaths {
  tier: string;
  exposure: string;
  businessUnit: string;
  regulated: string;
  revenueCritical: string;
  owner: string;
  accountableOwner: string;
  notApplicable: string;
  releaseEvidence: string;
  defaultBranch: string;
}

/**
 * How attributes are read: `productSecurity.applications` and `productSecurity.ownership`.
 * @public
 */
export interface ApplicationAttributesConfig {
  attributes: AttributePaths;
  /** Annotations that hold the slug of a repository, in the order they are looked at, each with the host of its slugs. */
  repositoryHosts: Record<string, string>;
  /** The branch of applications that name none. */
  defaultBranch: string;
  /** Whether a team with at least one member is accountable where nobody else is. */
  teamIsAccountable: boolean;
}

/** What holds where nothing is configured. @public */
export const defaultApplicationAttributesConfig: ApplicationAttributesConfig = {
  attributes: {
    tier: 'prodsec.dev/tier',
    exposure: 'prodsec.dev/exposure',
    businessUnit: 'prodsec.dev/business-unit',
    regulated: 'prodsec.dev/regulated',
    revenueCritical: 'prodsec.dev/revenue-critical',
    owner: 'spec.owner',
    accountableOwner: 'prodsec.dev/accountable-owner',
    notApplicable: 'prodsec.dev/not-applicable',
    releaseEvidence: 'prodsec.dev/release-evidence',
    defaultBranch: 'prodsec.dev/default-branch',
  },
  repositoryHosts: {
    'github.com/project-slug': 'github.com',
    'gitlab.com/project-slug': 'gitlab.com',
    'bitbucket.org/project-slug': 'bitbucket.org',
    'dev.azure.com/project-repo': 'dev.azure.com',
  },
  defaultBranch: 'main',
  teamIsAccountable: true,
};

/**
 * Reads the configuration from the values of `productSecurity.applications` and `productSecurity.ownership`.
 *
 * @throws Error naming the field and what it accepts
 * @public
 */
export function parseApplicationAttributesConfig(options: {
  applications?: JsonValue;
  ownership?: JsonValue;
}): ApplicationAttributesConfig {
  const defaults = defaultApplicationAttributesConfig;
  const room = 'productSecurity.applications';
  const applications = objectIn(options.applications, room);
  const ownership = objectIn(options.ownership, 'productSecurity.ownership');

  const attributes = textsIn(applications.attributes, `${room}.attributes`);
  for (const key of Object.keys(attributes)) {
    if (!Object.hasOwn(defaults.attributes, key)) {
      throw new Error(
        `${room}.attributes.${key} is not known; attributes are ${Object.keys(
          defaults.attributes,
        ).join(', ')}`,
      );
    }
  }
  const { teamIsAccountable = defaults.teamIsAccountable } = ownership;
  if (typeof teamIsAccountable !== 'boolean') {
    throw new Error(
      'productSecurity.ownership.teamIsAccountable must be true or false',
    );
  }
  const { defaultBranch = defaults.defaultBranch } = applications;
  return {
    attributes: { ...defaults.attributes, ...attributes },
    repositoryHosts: {
      ...defaults.repositoryHosts,
      ...textsIn(applications.repositoryHosts, `${room}.repositoryHosts`),
    },
    defaultBranch: textIn(defaultBranch, `${room}.defaultBranch`),
    teamIsAccountable,
  };
}

function objectIn(
  value: JsonValue | undefined,
  field: string,
): { [key: string]: JsonValue | undefined } {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${field} must be an object`);
  }
  return value;
}

function textsIn(
  value: JsonValue | undefined,
  field: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectIn(value, field)).map(([key, text]) => [
      key,
      textIn(text, `${field}.${key}`),
    ]),
  );
}

function textIn(value: JsonValue | undefined, field: string): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new Error(`${field} must be a text that is not empty`);
  }
  return value.trim();
}
