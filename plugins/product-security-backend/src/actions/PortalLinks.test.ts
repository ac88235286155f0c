import { mockServices } from '@backstage/backend-test-utils';
import { PortalLinks } from './PortalLinks';

describe('PortalLinks', () => {
  const links = PortalLinks.fromConfig(
    mockServices.rootConfig({
      data: { app: { baseUrl: 'https://portal.example/tools/' } },
    }),
  );

  it('leads to the portfolio as it was asked about', () => {
    expect(
      links.portfolio({
        filters: { team: ['group:default/a&b'], tier: ['1', '2'], gate: ['x'] },
        asOf: '2026-10-02',
        metric: 'mttr',
        set: 'missing',
      }),
    ).toBe(
      'https://portal.example/tools/product-security?tier=1&tier=2&team=group%3Adefault%2Fa%26b&asOf=2026-10-02&metric=mttr&set=missing',
    );
    expect(links.portfolio()).toBe(
      'https://portal.example/tools/product-security',
    );
  });

  it('leads to the tab of a component', () => {
    const tab =
      'https://portal.example/tools/catalog/default/component/payments/product-security';
    expect(links.application('component:default/payments')).toBe(tab);
    expect(links.portfolio({ filters: { application: ['payments'] } })).toBe(
      tab,
    );
    expect(links.application('::')).toBeUndefined();
  });

  it('has nothing to lead to without an address of the portal', () => {
    const none = PortalLinks.fromConfig(mockServices.rootConfig({ data: {} }));
    expect(none.portfolio()).toBeUndefined();
    expect(none.application('payments')).toBeUndefined();
  });
});
