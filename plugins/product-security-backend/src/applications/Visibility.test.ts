import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { applyMigrations } from '../store/createStore';
import { ApplicationsCatalog } from './ApplicationsCatalog';
import { ApplicationStore } from './ApplicationStore';
import { ApplicationSync } from './ApplicationSync';
import { readApplicationsConfig } from './readApplicationsConfig';
import { Visibility } from './Visibility';

const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { owner: 'payments' },
});

const allow = { result: AuthorizeResult.ALLOW } as const;
const deny = { result: AuthorizeResult.DENY } as const;
const owned = onCondition('IS_ENTITY_OWNER');

function onCondition(rule: string): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: { rule, resourceType: 'catalog-entity', params: {} },
  };
}

const user = mockCredentials.user();
const isUser = (request: object | undefined) =>
  request !== undefined &&
  'credentials' in request &&
  request.credentials === user;
const refOf = (name: string) => `component:default/${name}`;

describe('Visibility', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  /** Three components are known, `gone` has left; the caller sees `seen` in the catalog. */
  async function setUp(options: {
    read?: PolicyDecision;
    catalog?: PolicyDecision;
    seen?: string[];
    granted?: string[];
  }) {
    const knex = await databases.init('SQLITE_3');
    await applyMigrations(knex);
    const entities = ['a', 'b', 'gone'].map(component);
    const catalog = catalogServiceMock.mock();
    const seenBy = (request: object | undefined) =>
      catalogServiceMock({
        entities: entities.filter(
          ({ metadata: { name } }) =>
            !isUser(request) ||
            (options.seen ?? ['a', 'b', 'gone', 'new']).includes(name),
        ),
      });
    catalog.streamEntities.mockImplementation((request, asked) =>
      seenBy(asked).streamEntities(request),
    );
    catalog.getEntitiesByRefs.mockImplementation((request, asked) =>
      seenBy(asked).getEntitiesByRefs(request),
    );
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async () => [
        options.read ?? allow,
        options.catalog ?? allow,
      ],
      authorize: async requests =>
        requests.map(request => {
          if (options.read?.result !== AuthorizeResult.CONDITIONAL) {
            return options.read === deny ? deny : allow;
          }
          const { resourceRef = '' } = request as { resourceRef?: string };
          return options.granted?.map(refOf).includes(resourceRef)
            ? allow
            : deny;
        }),
    });
    const auth = mockServices.auth();
    const store = new ApplicationStore(knex);
    const applications = new ApplicationsCatalog({
      catalog,
      auth,
      config: readApplicationsConfig(mockServices.rootConfig()),
    });
    const sync = new ApplicationSync({
      knex,
      catalog: applications,
      logger: mockServices.logger.mock(),
    });
    await sync.sync();
    entities.splice(2, 1);
    await sync.sync();
    catalog.streamEntities.mockClear();
    const visibility = new Visibility({
      permissions,
      auth,
      catalog: applications,
      store,
      sync,
    });
    const names = async (credentials = user) => {
      const visible = await visibility.visibleTo(credentials);
      if (visible === 'all') return visible;
      return (await store.list())
        .filter(({ id }) => visible.has(id))
        .map(({ ref }) => ref.replace('component:default/', ''));
    };
    return { visibility, names, entities, catalog, permissions };
  }

  it.each<[string, Parameters<typeof setUp>[0], string | string[]]>([
    ['everything granted', {}, 'all'],
    ['read denied', { read: deny }, []],
    ['the catalog denied', { catalog: deny }, []],
    ['what the catalog shows', { catalog: owned, seen: ['b'] }, ['b']],
    [
      'on the same conditions',
      { read: owned, catalog: owned, seen: ['b'] },
      ['b'],
    ],
    [
      'on conditions of its own',
      { read: onCondition('HAS_LABEL'), granted: ['a', 'gone'] },
      ['a'],
    ],
    [
      'on both conditions',
      {
        read: onCondition('HAS_LABEL'),
        catalog: owned,
        seen: ['a', 'b'],
        granted: ['b'],
      },
      ['b'],
    ],
    ['denied after all', { read: onCondition('HAS_LABEL'), granted: [] }, []],
  ])('%s', async (_, options, expected) => {
    const { names } = await setUp(options);
    expect(await names()).toEqual(expected);
  });

  it('asks for no decision by ref on the conditions of the catalog', async () => {
    const { names, permissions, catalog } = await setUp({
      read: owned,
      catalog: owned,
    });
    await Promise.all([names(), names()]);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    expect(permissions.authorize).not.toHaveBeenCalled();
    expect(catalog.streamEntities).toHaveBeenCalledTimes(1);
  });

  it('decides by ref in one call for many', async () => {
    const { names, permissions } = await setUp({
      read: onCondition('HAS_LABEL'),
      granted: ['a'],
    });
    await names();
    expect(permissions.authorize).toHaveBeenCalledTimes(1);
  });

  it('shows services everything, unless their token may not read', async () => {
    const service = mockCredentials.service() as unknown as typeof user;
    const granted = await setUp({ catalog: deny });
    expect(await granted.names(service)).toBe('all');
    const restricted = await setUp({ read: deny });
    expect(await restricted.names(service)).toEqual([]);
  });

  it('asserts what the caller may read', async () => {
    const { visibility } = await setUp({
      read: onCondition('HAS_LABEL'),
      seen: ['a', 'b'],
      granted: ['a', 'gone'],
    });
    await expect(visibility.assertVisible('A', user)).resolves.toMatchObject({
      ref: refOf('a'),
    });
    for (const ref of ['component:default/b', 'gone', 'nothing']) {
      await expect(visibility.assertVisible(ref, user)).rejects.toThrow(
        'is not in the catalog',
      );
    }
    await expect(visibility.assertVisible('', user)).rejects.toThrow(
      "application: '' is not an entity ref",
    );
    await expect(visibility.assertInCatalog('b', user)).resolves.toMatchObject({
      ref: refOf('b'),
    });
  });

  it('does not tell whether an application is there that the catalog hides', async () => {
    const { visibility } = await setUp({ catalog: owned, seen: ['b'] });
    for (const ref of ['a', 'nothing']) {
      await expect(visibility.assertVisible(ref, user)).rejects.toThrow(
        `application: '${refOf(ref)}' is not in the catalog`,
      );
    }
  });

  it('shows what has left the catalog to those who may see all', async () => {
    const all = await setUp({});
    await expect(all.visibility.assertVisible('gone', user)).rejects.toThrow(
      'is not in the catalog',
    );
    await expect(
      all.visibility.assertVisible('gone', user, { gone: true }),
    ).resolves.toMatchObject({ ref: refOf('gone') });
    const some = await setUp({ catalog: owned });
    await expect(
      some.visibility.assertVisible('gone', user, { gone: true }),
    ).rejects.toThrow('is not in the catalog');
  });

  it('learns an application that was registered a moment ago', async () => {
    const { visibility, names, entities } = await setUp({ catalog: owned });
    expect(await names()).toEqual(['a', 'b']);
    await expect(visibility.assertVisible('new', user)).rejects.toThrow(
      'is not in the catalog',
    );
    entities.push(component('new'));
    await expect(visibility.assertVisible('new', user)).resolves.toMatchObject({
      ref: refOf('new'),
    });
    expect(await names()).toEqual(['a', 'b', 'new']);
  });
});
