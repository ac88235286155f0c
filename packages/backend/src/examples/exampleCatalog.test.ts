import {
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  Entity,
  entityEnvelopeSchemaValidator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findExamplesDirectory } from './findExamplesDirectory';
import { readExampleEntities } from './readExampleEntities';

const directory = findExamplesDirectory();
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);
const validators = [
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
];

async function isValid(entity: Entity): Promise<boolean> {
  entityEnvelopeSchemaValidator()(entity);
  await policy.enforce(entity);
  for (const validator of validators) {
    if (await validator.check(entity)) return true;
  }
  return false;
}

describe('the example catalog', () => {
  let entities: Entity[];
  const component = (name: string) => {
    const found = entities.find(
      ({ kind, metadata }) => kind === 'Component' && metadata.name === name,
    );
    if (!found) throw new Error(`no component ${name}`);
    return found;
  };
  const annotation = (name: string, key: string) =>
    component(name).metadata.annotations?.[`prodsec.dev/${key}`];
  const values = (key: string) =>
    new Set(
      entities
        .filter(({ kind }) => kind === 'Component')
        .map(({ metadata }) => metadata.annotations?.[`prodsec.dev/${key}`]),
    );

  beforeAll(async () => {
    entities = await readExampleEntities(join(directory, 'catalog'));
  });

  it('is made of valid entities, each with its own name and its location', async () => {
    for (const entity of entities) {
      await expect(isValid(entity)).resolves.toBe(true);
      expect(
        entity.metadata.annotations?.['backstage.io/managed-by-location'],
      ).toMatch(/^file:.*\.yaml$/);
    }
    const refs = entities.map(entity => stringifyEntityRef(entity));
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.filter(ref => ref.startsWith('component:')).length).toBe(45);
  });

  it('has every tier and exposure, of its own and inherited', () => {
    expect([...values('tier')]).toEqual(
      expect.arrayContaining(['1', '2', '3', 'tier-1', undefined]),
    );
    expect([...values('exposure')]).toEqual(
      expect.arrayContaining(['internet', 'partner', 'internal', undefined]),
    );
    const annotated = (kind: string) =>
      entities
        .filter(entity => entity.kind === kind)
        .filter(({ metadata }) => metadata.annotations?.['prodsec.dev/tier'])
        .map(({ metadata }) => metadata.name);
    expect(annotated('System')).toEqual(['discovery', 'identity']);
    expect(annotated('Domain')).toEqual(['fulfilment', 'payments']);
  });

  it('has the faults of real catalogs', () => {
    const groups = entities.filter(({ kind }) => kind === 'Group');
    const members = new Set(
      entities
        .filter(({ kind }) => kind === 'User')
        .flatMap(({ spec }) => spec?.memberOf as string[]),
    );
    const users = new Set(
      entities.filter(({ kind }) => kind === 'User').map(stringifyEntityRef),
    );

    expect(component('clickstream').spec?.owner).toBe(
      'group:default/analytics-guild',
    );
    expect(groups.map(({ metadata }) => metadata.name)).not.toContain(
      'analytics-guild',
    );
    expect(component('label-printer').spec?.owner).toBe('store-devices');
    expect(members).not.toContain('store-devices');
    expect(annotation('product-import', 'tier')).toBe('gold');
    expect(annotation('newsletter', 'exposure')).toBe('public');
    expect(users).not.toContain(
      annotation('demand-forecast', 'accountable-owner'),
    );
    expect(component('data-warehouse').metadata.annotations).not.toHaveProperty(
      ['github.com/project-slug'],
    );
    expect(annotation('store-locator', 'tier')).toBeUndefined();
    expect(component('expense-portal').spec?.owner).toBe(
      'user:default/paul.schmidt',
    );
  });

  it('keeps apart what Backstage refuses', async () => {
    const rejected: Entity = parse(
      readFileSync(
        join(directory, 'rejected', 'component-without-owner.yaml'),
        'utf8',
      ),
    );
    await expect(isValid(rejected)).rejects.toThrow(/owner/);
  });
});
