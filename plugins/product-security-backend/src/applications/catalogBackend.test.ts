import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyMigrations } from '../store/createStore';
import { ApplicationsCatalog } from './ApplicationsCatalog';
import { ApplicationStore } from './ApplicationStore';
import { ApplicationSync } from './ApplicationSync';
import { readApplicationsConfig } from './readApplicationsConfig';

jest.setTimeout(120_000);

const location = 'url:https://github.com/acme/catalog/tree/main/all.yaml';

function entity(
  kind: string,
  name: string,
  spec: Entity['spec'],
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        ...annotations,
      },
    },
    spec,
  };
}

const entities = [
  entity('Group', 'payments', { type: 'team', children: [], members: ['ana'] }),
  entity('User', 'ana', { memberOf: [] }),
  entity(
    'Domain',
    'commerce',
    { owner: 'payments' },
    { 'prodsec.dev/tier': '1' },
  ),
  entity('System', 'shop', { owner: 'payments', domain: 'commerce' }),
  ...Array.from({ length: 3 }, (_, index) =>
    entity('Component', `app-${index}`, {
      type: 'service',
      lifecycle: 'production',
      owner: index === 0 ? 'user:ana' : 'payments',
      system: 'shop',
    }),
  ),
];

describe('applications of a catalog backend', () => {
  it('are read whole and one by one', async () => {
    let sync: ApplicationSync | undefined;
    let store: ApplicationStore | undefined;
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'entities',
          register(env) {
            env.registerInit({
              deps: { catalog: catalogProcessingExtensionPoint },
              async init({ catalog }) {
                catalog.addEntityProvider({
                  getProviderName: () => 'entities',
                  connect: connection =>
                    connection.applyMutation({
                      type: 'full',
                      entities: entities.map(item => ({ entity: item })),
                    }),
                });
              },
            });
          },
        }),
        createBackendPlugin({
          pluginId: 'product-security',
          register(env) {
            env.registerInit({
              deps: {
                auth: coreServices.auth,
                catalog: catalogServiceRef,
                config: coreServices.rootConfig,
                database: coreServices.database,
              },
              async init({ auth, catalog, config, database }) {
                const knex = await database.getClient();
                await applyMigrations(knex);
                store = new ApplicationStore(knex);
                sync = new ApplicationSync({
                  knex,
                  catalog: new ApplicationsCatalog({
                    auth,
                    catalog,
                    config: readApplicationsConfig(config),
                  }),
                  logger: mockServices.logger.mock(),
                });
              },
            });
          },
        }),
      ],
    });

    const ref = 'component:default/app-1';
    const owned = async () =>
      (await store!.attributesAt(Date.now())).filter(
        ({ attributes }) => attributes.owned && attributes.tier === '1',
      ).length;
    for (let waited = 0; (await owned()) < 3 && waited < 300; waited += 1) {
      await sleep(200);
      await sync!.sync();
    }
    expect(await store!.attributesAt(Date.now())).toMatchObject([
      {
        attributes: {
          team: 'group:default/payments',
          accountableOwner: 'user:default/ana',
        },
      },
      {
        ref,
        attributes: {
          team: 'group:default/payments',
          accountableOwner: 'group:default/payments',
          businessUnit: 'commerce',
        },
      },
      { attributes: { owned: true, tier: '1' } },
    ]);
    expect(await sync!.sync()).toEqual({ found: 3, altered: 0 });

    const before = await store!.history('all');
    expect(await sync!.syncOne(ref)).toBe(true);
    expect(await sync!.syncOne('component:default/app-0')).toBe(true);
    expect(await sync!.syncOne('component:default/nothing')).toBe(false);
    expect(await sync!.syncOne('group:default/payments')).toBe(false);
    expect(await store!.history('all')).toEqual(before);
    await backend.stop();
  });
});
