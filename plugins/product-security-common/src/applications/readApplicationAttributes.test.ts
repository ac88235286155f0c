import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { ApplicationAttributes } from './ApplicationAttributes';
import {
  defaultApplicationAttributesConfig as config,
  parseApplicationAttributesConfig,
} from './ApplicationAttributesConfig';
import { createEntityLookup } from './EntityLookup';
import { readApplicationAttributes } from './readApplicationAttributes';

function entity(
  kind: string,
  name: string,
  options: {
    annotations?: Record<string, string>;
    spec?: Entity['spec'];
    namespace?: string;
    title?: string;
  } = {},
): Entity {
  const { annotations, spec, namespace, title } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace, title, annotations },
    spec,
  };
}

const surroundings = [
  entity('Domain', 'commerce', {
    title: 'Commerce and more',
    annotations: {
      'prodsec.dev/tier': 'tier-2',
      'prodsec.dev/exposure': 'partner',
      'prodsec.dev/regulated': 'PCI, sox',
    },
  }),
  entity('System', 'shop', {
    spec: { domain: 'commerce' },
    annotations: { 'prodsec.dev/revenue-critical': 'TRUE' },
  }),
  entity('System', 'alone'),
  entity('Group', 'payments'),
  entity('Group', 'ghosts'),
  entity('Group', 'guild', {
    annotations: { 'prodsec.dev/accountable-owner': 'gita' },
  }),
  entity('Group', 'nomads', {
    annotations: { 'prodsec.dev/accountable-owner': 'user:default/nobody' },
  }),
  entity('Group', 'crew', { spec: { members: ['finn', 'nobody'] } }),
  entity('User', 'ana', { spec: { memberOf: ['vanished', 'payments'] } }),
  entity('User', 'gita', { spec: { memberOf: ['nomads'] } }),
  entity('User', 'finn', { spec: { memberOf: [] } }),
  entity('Component', 'not-a-person'),
];

function read(
  options: {
    annotations?: Record<string, string>;
    spec?: Entity['spec'];
    namespace?: string;
    config?: typeof config;
  } = {},
): ApplicationAttributes {
  return readApplicationAttributes({
    entity: entity('Component', 'app', options),
    lookup: createEntityLookup(surroundings),
    config: options.config ?? config,
  });
}

const policiesOf = (attributes: ApplicationAttributes) =>
  attributes.violations.map(({ policy }) => policy);

describe('readApplicationAttributes', () => {
  it('inherits from the system and its domain', () => {
    expect(
      read({ spec: { system: 'shop', type: 'service', lifecycle: 'beta' } }),
    ).toMatchObject({
      title: 'app',
      componentType: 'service',
      lifecycle: 'beta',
      tier: '2',
      exposure: 'partner',
      businessUnit: 'commerce',
      system: 'system:default/shop',
      domain: 'domain:default/commerce',
      regulated: ['pci', 'sox'],
      revenueCritical: true,
    });
  });

  it.each([
    ['1', '1'],
    [' Tier-1 ', '1'],
    ['TIER3', '3'],
    ['tier', 'unassigned'],
    ['4', 'unassigned'],
    ['11', 'unassigned'],
    ['unassigned', 'unassigned'],
    ['', 'unassigned'],
  ])('reads tier %j as %s, whatever is inherited', (written, tier) => {
    const attributes = read({
      spec: { system: 'shop' },
      annotations: { 'prodsec.dev/tier': written },
    });
    expect(attributes.tier).toBe(tier);
    const invalid = tier === 'unassigned' ? ['tier-invalid'] : [];
    expect(
      policiesOf(attributes).filter(policy => policy.startsWith('tier')),
    ).toEqual(invalid);
  });

  it.each([
    ['Internet', 'internet'],
    [' partner', 'partner'],
    ['public', 'unknown'],
    ['unknown', 'unknown'],
  ])('reads exposure %j as %s', (written, exposure) => {
    expect(
      read({
        spec: { system: 'shop' },
        annotations: { 'prodsec.dev/exposure': written },
      }).exposure,
    ).toBe(exposure);
  });

  it.each([
    ['own unit', { 'prodsec.dev/business-unit': 'Retail' }, 'shop', 'Retail'],
    ['blank unit', { 'prodsec.dev/business-unit': ' ' }, 'shop', 'commerce'],
    ['no domain', {}, 'alone', null],
    ['unknown system', {}, 'nowhere', null],
  ])('business unit: %s', (_, annotations, system, businessUnit) => {
    expect(read({ annotations, spec: { system } })).toMatchObject({
      businessUnit,
    });
  });

  it('takes an empty list of regulations as none, and hides inherited ones', () => {
    const annotations = { 'prodsec.dev/regulated': '' };
    expect(read({ annotations, spec: { system: 'shop' } }).regulated).toEqual(
      [],
    );
  });

  it.each<[string, string | undefined, string | undefined, object]>([
    [
      'a group with members',
      'payments',
      undefined,
      {
        team: 'group:default/payments',
        accountableOwner: 'group:default/payments',
        owned: true,
      },
    ],
    [
      'a group without members',
      'group:ghosts',
      undefined,
      { team: 'group:default/ghosts', accountableOwner: null, owned: false },
    ],
    [
      'a group that lists a member',
      'crew',
      undefined,
      { team: 'group:default/crew', accountableOwner: 'group:default/crew' },
    ],
    [
      'a user, whose first group that exists counts',
      'user:ana',
      undefined,
      { team: 'group:default/payments', accountableOwner: 'user:default/ana' },
    ],
    [
      'a user without groups',
      'user:default/finn',
      undefined,
      { team: null, accountableOwner: 'user:default/finn', owned: false },
    ],
    [
      'an annotated group',
      'guild',
      undefined,
      { team: 'group:default/guild', accountableOwner: 'user:default/gita' },
    ],
    [
      'a group annotated with nobody',
      'nomads',
      undefined,
      { team: 'group:default/nomads', accountableOwner: null },
    ],
    [
      'an annotation, a bare name being a user',
      'payments',
      'gita',
      { accountableOwner: 'user:default/gita' },
    ],
    [
      'an annotation with a group',
      'payments',
      'group:guild',
      { accountableOwner: 'group:default/guild' },
    ],
    [
      'an annotation that names nobody',
      'user:ana',
      'nobody',
      { team: 'group:default/payments', accountableOwner: null },
    ],
    [
      'an annotation that names a thing',
      'payments',
      'component:not-a-person',
      { accountableOwner: null },
    ],
    [
      'an annotation without an owner',
      undefined,
      'ana',
      { team: null, accountableOwner: 'user:default/ana', owned: false },
    ],
    [
      'an owner that does not exist',
      'vanished',
      undefined,
      { team: null, accountableOwner: null },
    ],
    [
      'an owner that is no person',
      'component:not-a-person',
      undefined,
      { team: null, accountableOwner: null },
    ],
    [
      'an owner that is no ref',
      'a:b:c/d/e',
      undefined,
      { team: null, accountableOwner: null },
    ],
  ])('ownership: %s', (_, owner, accountable, expected) => {
    expect(
      read({
        spec: { owner },
        annotations: accountable
          ? { 'prodsec.dev/accountable-owner': accountable }
          : {},
      }),
    ).toMatchObject(expected);
  });

  it('looks for a bare owner in the namespace of the entity', () => {
    expect(
      read({ namespace: 'labs', spec: { owner: 'payments' } }).team,
    ).toBeNull();
    expect(
      read({ namespace: 'labs', spec: { owner: 'default/payments' } }).team,
    ).toBe('group:default/payments');
  });

  it('does not hold a team accountable where that is switched off', () => {
    const attributes = read({
      spec: { owner: 'payments' },
      config: { ...config, teamIsAccountable: false },
    });
    expect(attributes.accountableOwner).toBeNull();
    expect(policiesOf(attributes)).toContain('accountable-owner-missing');
  });

  it('takes a relation memberOf where the user says none', () => {
    const user = {
      ...entity('User', 'uma'),
      relations: [{ type: 'memberOf', targetRef: 'group:default/payments' }],
    };
    const lookup = createEntityLookup([user, entity('Group', 'payments')]);
    const attributes = readApplicationAttributes({
      entity: entity('Component', 'app', { spec: { owner: 'user:uma' } }),
      lookup,
      config,
    });
    expect(attributes.team).toBe('group:default/payments');
  });

  it.each<[string, Record<string, string>, string | null]>([
    ['github', { 'github.com/project-slug': 'Acme/X' }, 'github.com/acme/x'],
    [
      'the first that exists',
      {
        'gitlab.com/project-slug': 'a/b/c',
        'bitbucket.org/project-slug': 'd/e',
      },
      'gitlab.com/a/b/c',
    ],
    [
      'not a blank one',
      {
        'github.com/project-slug': ' ',
        'dev.azure.com/project-repo': 'project/repo',
      },
      'dev.azure.com/project/repo',
    ],
    [
      'a slug written as URL',
      { 'github.com/project-slug': 'https://github.com/acme/x' },
      'github.com/acme/x',
    ],
    [
      'source location',
      {
        'backstage.io/source-location':
          'url:https://github.com/Acme/X/tree/main/folder/',
      },
      'github.com/acme/x',
    ],
    ['a folder', { 'backstage.io/source-location': 'file:/srv/x' }, null],
    ['no address', { 'backstage.io/source-location': 'url:x' }, null],
  ])('repository: %s', (_, annotations, repository) => {
    expect(read({ annotations }).repository).toBe(repository);
  });

  it('reads from configured places', () => {
    const attributes = read({
      annotations: { 'github.com/project-slug': 'a/b', 'acme.com/level': '1' },
      spec: { criticality: 3, laws: ['GDPR', 'pci'], exposed: true },
      config: parseApplicationAttributesConfig({
        applications: {
          attributes: {
            tier: 'spec.criticality',
            regulated: 'spec.laws',
            revenueCritical: 'spec.exposed',
            businessUnit: 'metadata.annotations.acme.com/level',
          },
          repositoryHosts: { 'github.com/project-slug': 'github.acme.com' },
          defaultBranch: 'trunk',
        },
      }),
    });
    expect(attributes).toMatchObject({
      tier: '3',
      regulated: ['gdpr', 'pci'],
      revenueCritical: true,
      businessUnit: '1',
      repository: 'github.acme.com/a/b',
      defaultBranch: 'trunk',
    });
  });

  it('reads what stands on the application alone', () => {
    const attributes = read({
      annotations: {
        'prodsec.dev/not-applicable': ' Image, sast,unheard-of ',
        'prodsec.dev/release-evidence': 'dist/evidence',
        'prodsec.dev/default-branch': 'develop',
      },
    });
    expect(attributes).toMatchObject({
      notApplicableControls: ['sast', 'image'],
      releaseEvidencePath: 'dist/evidence',
      defaultBranch: 'develop',
    });
  });

  it('holds its rules for any annotations', () => {
    const keys = [
      ...Object.values(config.attributes),
      ...Object.keys(config.repositoryHosts),
      'backstage.io/source-location',
    ];
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('1', 'tier-9', 'internet', 'user:ana', 'url:https://a/b'),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...keys), value),
        fc.option(fc.oneof(fc.string(), fc.constantFrom('ana', 'crew')), {
          nil: undefined,
        }),
        (annotations, owner) => {
          const attributes = read({
            annotations,
            spec: { owner, system: 'shop' },
          });
          const broken = policiesOf(attributes);
          const free = attributes.notApplicableControls.includes('owner');
          expect(attributes.owned).toBe(
            attributes.team !== null && attributes.accountableOwner !== null,
          );
          expect(broken.includes('team-missing')).toBe(
            attributes.team === null && !free,
          );
          expect(
            broken.includes('tier-missing') || broken.includes('tier-invalid'),
          ).toBe(attributes.tier === 'unassigned');
          expect(new Set(broken).size).toBe(broken.length);
        },
      ),
    );
  });
});
