import {
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { checkPolicies } from '../policies/checkPolicies';
import { ApplicationAttributes } from './ApplicationAttributes';
import { ApplicationAttributesConfig } from './ApplicationAttributesConfig';
import { AttributeReading } from './ApplicationReading';
import { completeRef, EntityLookup, isKind } from './EntityLookup';
import {
  parseControls,
  parseExposure,
  parseList,
  parseTier,
} from './parseAttributeValue';
import { readEntityValue } from './readEntityValue';
import { readOwnership } from './readOwnership';
import { normaliseRepository, repositoryOfUrl } from './repository';

/**
 * What an application is, by its entity and the entities around it.
 *
 * @remarks
 * Tier, exposure, business unit, regulations and revenue are inherited from the system and its domain. A tier or exposure outside its list
 * hides the inherited one: the application counts as `unassigned` (`unknown`) until it is corrected, and the violation says so.
 * @public
 */
export function readApplicationAttributes(options: {
  entity: Entity;
  lookup: EntityLookup;
  config: ApplicationAttributesConfig;
}): ApplicationAttributes {
  const { entity, lookup, config } = options;
  const { attributes: paths } = config;
  const { system, domain } = readStructure(entity, lookup);
  const family = [entity, system, domain].filter(
    member => member !== undefined,
  );
  const inherited = (path: string) => readInherited(family, path);

  const tier = readListed(inherited(paths.tier), parseTier);
  const exposure = readListed(inherited(paths.exposure), parseExposure);
  const ownership = readOwnership(options);
  const sourceLocation = readEntityValue(entity, ANNOTATION_SOURCE_LOCATION);
  const repository = readRepository(entity, config);
  const notApplicableControls = parseControls(
    readEntityValue(entity, paths.notApplicable) ?? '',
  );

  return {
    title: entity.metadata.title || entity.metadata.name,
    componentType: readEntityValue(entity, 'spec.type') || null,
    lifecycle: readEntityValue(entity, 'spec.lifecycle') || null,
    tier: tier.value ?? 'unassigned',
    exposure: exposure.value ?? 'unknown',
    businessUnit:
      readInherited(family, paths.businessUnit, text => text !== '')?.text ??
      domain?.metadata.name ??
      null,
    system: system ? stringifyEntityRef(system) : null,
    domain: domain ? stringifyEntityRef(domain) : null,
    regulated: parseList(inherited(paths.regulated)?.text ?? ''),
    revenueCritical:
      inherited(paths.revenueCritical)?.text.toLocaleLowerCase('en-US') ===
      'true',
    team: ownership.team ?? null,
    accountableOwner: ownership.accountableOwner ?? null,
    owned:
      ownership.team !== undefined && ownership.accountableOwner !== undefined,
    repository: repository ?? null,
    notApplicableControls,
    releaseEvidencePath: readEntityValue(entity, paths.releaseEvidence) || null,
    defaultBranch:
      readEntityValue(entity, paths.defaultBranch) || config.defaultBranch,
    violations: checkPolicies({
      config,
      tier,
      exposure,
      ownership,
      repository,
      sourceLocation,
      notApplicableControls,
    }),
  };
}

function readStructure(entity: Entity, lookup: EntityLookup) {
  const find = (from: Entity | undefined, field: string, kind: string) => {
    const name = from && readEntityValue(from, `spec.${field}`);
    const ref = name ? completeRef(name, kind, from) : undefined;
    const found = ref === undefined ? undefined : lookup.entity(ref);
    return found && isKind(found, kind) ? found : undefined;
  };
  const system = find(entity, 'system', 'System');
  return { system, domain: find(system ?? entity, 'domain', 'Domain') };
}

function readInherited(
  family: Entity[],
  path: string,
  accepts: (text: string) => boolean = () => true,
): { text: string; on: string } | undefined {
  for (const member of family) {
    const text = readEntityValue(member, path);
    if (text !== undefined && accepts(text)) {
      return { text, on: stringifyEntityRef(member) };
    }
  }
  return undefined;
}

function readListed<T extends string>(
  written: { text: string; on: string } | undefined,
  parse: (text: string) => T | undefined,
): AttributeReading<T> {
  return { written, value: written && parse(written.text) };
}

function readRepository(
  entity: Entity,
  config: ApplicationAttributesConfig,
): string | undefined {
  for (const [annotation, host] of Object.entries(config.repositoryHosts)) {
    const slug = readEntityValue(entity, annotation);
    if (slug) {
      return slug.includes('://')
        ? repositoryOfUrl(slug)
        : normaliseRepository(`${host}/${slug}`);
    }
  }
  const location = readEntityValue(entity, ANNOTATION_SOURCE_LOCATION);
  return location?.startsWith('url:')
    ? repositoryOfUrl(location.slice('url:'.length))
    : undefined;
}
