import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { productSecurityReadPermission } from '@prodsec/backstage-plugin-product-security-common';
import { authorizeRefs } from './authorizeRefs';

function decisionOf(groups: number): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: {
      rule: 'IS_ENTITY_OWNER',
      resourceType: 'catalog-entity',
      params: {
        claims: Array.from({ length: groups }, (_, i) => `group:default/g${i}`),
      },
    },
  };
}

describe('authorizeRefs', () => {
  const refs = Array.from({ length: 1000 }, (_, i) => `component:default/${i}`);

  it.each([
    [1, 11],
    [20, 21],
    [5000, 1000],
  ])('with %d claims takes at most %d calls', async (groups, calls) => {
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(request => ({
          result: String(Object.values(request)).endsWith('7')
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        })),
    });
    const granted = await authorizeRefs({
      permissions,
      permission: productSecurityReadPermission,
      decision: decisionOf(groups),
      refs,
      credentials: mockCredentials.user(),
    });
    expect(granted).toEqual(refs.filter(ref => ref.endsWith('7')));
    expect(permissions.authorize.mock.calls.length).toBeLessThanOrEqual(calls);
  });
});
