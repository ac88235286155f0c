import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

const base = '/api/product-security';

/**
 * The real plugin with a catalog of which readers see a part: the components for which they have the condition of one policy, and everything
 * that is no component. Services see all.
 */
export class Portal {
  #calls = 0;
  #readers = 0;

  private constructor(
    private readonly server: Parameters<typeof request>[0],
    /** Ends it. */
    readonly stop: () => Promise<void>,
  ) {}

  /** @param isReadable - whether readers see a component */
  static async start(
    entities: Entity[],
    isReadable: (ref: string) => boolean,
  ): Promise<Portal> {
    const seen = entities.filter(
      entity =>
        entity.kind !== 'Component' || isReadable(stringifyEntityRef(entity)),
    );
    const all = catalogServiceMock({ entities });
    const readable = catalogServiceMock({ entities: seen });
    // What the services below count belongs to the portal, which needs them first.
    const counter = { count: () => {} };
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () =>
            new Proxy(all, {
              get(_target, name: keyof typeof all) {
                if (typeof all[name] !== 'function') return all[name];
                return (...values: any[]) => {
                  const isReader = isUser(values.at(-1)?.credentials);
                  if (isReader) counter.count();
                  const catalog: any = isReader ? readable : all;
                  return catalog[name](...values);
                };
              },
            }),
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorize: async (requests, { credentials } = {} as any) => {
                if (isUser(credentials)) counter.count();
                return requests.map(({ resourceRef }) => ({
                  result:
                    isUser(credentials) &&
                    resourceRef &&
                    !isReadable(resourceRef)
                      ? AuthorizeResult.DENY
                      : AuthorizeResult.ALLOW,
                }));
              },
              authorizeConditional: async (
                requests,
                { credentials } = {} as any,
              ): Promise<PolicyDecision[]> => {
                if (!isUser(credentials)) {
                  return requests.map(() => ({
                    result: AuthorizeResult.ALLOW,
                  }));
                }
                counter.count();
                return requests.map(() => ({
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'catalog',
                  resourceType: 'catalog-entity',
                  conditions: {
                    rule: 'IS_ENTITY_OWNER',
                    resourceType: 'catalog-entity',
                    params: { claims: ['group:default/a'] },
                  },
                }));
              },
            }) as any,
        }),
      ],
    });
    const portal = new Portal(backend.server, () => backend.stop());
    counter.count = () => {
      portal.#calls += 1;
    };
    return portal;
  }

  /** Sends something as a service, and fails unless it is taken. */
  async send(
    method: 'post' | 'patch',
    path: string,
    body: object,
  ): Promise<any> {
    const response = await request(this.server)
      [method](`${base}${path}`)
      .set('Authorization', mockCredentials.service.header())
      .send(body);
    if (response.status >= 300) {
      throw new Error(`${path}: ${JSON.stringify(response.body)}`);
    }
    return response.body;
  }

  /** What a service is answered, which sees everything. */
  async ask(path: string): Promise<any> {
    const { body } = await request(this.server)
      .get(`${base}${path}`)
      .set('Authorization', mockCredentials.service.header());
    return body;
  }

  /** What a reader is answered for whom nothing was decided before, and how many calls of the permissions and the catalog that took. */
  async askAsReader(
    path: string,
  ): Promise<{ status: number; body: any; calls: number }> {
    this.#readers += 1;
    this.#calls = 0;
    const reader = `user:default/reader-${this.#readers}`;
    const { status, body } = await request(this.server)
      .get(`${base}${path}`)
      .set('Authorization', mockCredentials.user.header(reader));
    return { status, body, calls: this.#calls };
  }
}

function isUser(credentials: any): boolean {
  return credentials?.principal?.type === 'user';
}
