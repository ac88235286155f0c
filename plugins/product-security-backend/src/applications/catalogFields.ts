import { ApplicationAttributesConfig } from '@prodsec/backstage-plugin-product-security-common';

/**
 * The fields of entities that attributes are read from, so that the catalog sends no more. API definitions, for one, can be large.
 */
export function catalogFields(config: ApplicationAttributesConfig): {
  applications: string[];
  surroundings: string[];
  groups: string[];
  users: string[];
} {
  const identity = ['kind', 'metadata.name', 'metadata.namespace'];
  const written = Object.values(config.attributes).filter(path =>
    /^(spec|metadata)\./.test(path),
  );
  const described = [...identity, 'metadata.annotations', ...written];
  return {
    applications: distinct([
      ...described,
      'metadata.title',
      'spec.type',
      'spec.lifecycle',
      'spec.system',
      'spec.domain',
    ]),
    surroundings: distinct([...described, 'spec.domain']),
    groups: distinct([
      ...described,
      'spec.parent',
      'spec.children',
      'relations',
    ]),
    users: [...identity, 'spec.memberOf', 'relations'],
  };
}

function distinct(values: string[]): string[] {
  return [...new Set(values)];
}
