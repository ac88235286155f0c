import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import * as common from '@prodsec/backstage-plugin-product-security-common';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { productSecurityPlugin } from './plugin';

jest.setTimeout(60_000);

const application = 'component:default/payments';

describe('docs/api.md', () => {
  it('has an example of the client that runs', async () => {
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: 'payments', namespace: 'default' },
              spec: { type: 'service', lifecycle: 'production' },
            },
          ],
        }),
      ],
    });
    const portal = {
      address: `http://localhost:${backend.server.port()}`,
      token: mockCredentials.service.token(),
    };
    await new common.ProductSecurityClient({
      discoveryApi: {
        getBaseUrl: async id => `${portal.address}/api/${id}`,
      },
    }).uploadScan(
      {
        query: { application },
        body: JSON.stringify({
          version: '2.1.0',
          runs: [
            {
              tool: { driver: { name: 'Scanner' } },
              results: ['critical', 'low'].map(ruleId => ({
                ruleId,
                message: { text: `A ${ruleId} one` },
                properties: {
                  'security-severity': ruleId === 'critical' ? '9.8' : '1',
                },
              })),
            },
          ],
        }),
      },
      { token: portal.token },
    );

    const { listOpenCriticals } = await readExample();
    await expect(listOpenCriticals(portal, application)).resolves.toEqual([
      'A critical one',
    ]);
    await expect(
      listOpenCriticals({ ...portal, token: 'wrong' }, application),
    ).rejects.toMatchObject({ name: 'ResponseError', statusCode: 401 });
    await backend.stop();
  });
});

/** What the first TypeScript block of the guide exports. */
async function readExample(): Promise<
  Record<string, (...values: unknown[]) => unknown>
> {
  const guide = await readFile(
    resolve(
      resolvePackagePath('@prodsec/backstage-plugin-product-security-backend'),
      '../../docs/api.md',
    ),
    'utf8',
  );
  const [, source] = /```ts\n([\s\S]*?)```/.exec(guide)!;
  const { outputText } = transpileModule(source, {
    compilerOptions: {
      module: ModuleKind.CommonJS,
      target: ScriptTarget.ES2022,
    },
  });
  const exported = {};
  // eslint-disable-next-line no-new-func
  new Function('exports', 'require', outputText)(exported, () => common);
  return exported;
}
