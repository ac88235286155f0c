import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import {
  ProductSecurityApi,
  productSecurityApiRef,
} from '@prodsec/backstage-plugin-product-security-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  createExtension,
  coreExtensionData,
} from '@backstage/frontend-plugin-api';
import {
  FixtureProductSecurityApi,
  responseError,
} from './__fixtures__/FixtureProductSecurityApi';
import plugin from './alpha';
import { rootRouteRef as productSecurityRouteRef } from './routes';

jest.setTimeout(60_000);

/** Shows the address, as the browser's bar does. */
const address = createExtension({
  name: 'address',
  attachTo: { id: 'app/root', input: 'elements' },
  output: [coreExtensionData.reactElement],
  factory: () => [coreExtensionData.reactElement(<Address />)],
});

function Address() {
  const { pathname, search } = useLocation();
  return (
    <output aria-label="Address">
      {decodeURIComponent(pathname + search)}
    </output>
  );
}

function renderPage(
  search = '',
  api: ProductSecurityApi = new FixtureProductSecurityApi(),
) {
  renderTestApp({
    features: [plugin],
    extensions: [address],
    apis: [[productSecurityApiRef, api]],
    initialRouteEntries: [`/product-security${search}`],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

function renderEntity(
  extension: 'entity-card:product-security' | 'entity-content:product-security',
  name: string,
  api: ProductSecurityApi = new FixtureProductSecurityApi(),
) {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { namespace: 'default', name },
    spec: { type: 'service' },
  };
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      plugin.getExtension(extension),
    ],
    apis: [[productSecurityApiRef, api]],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

function failing(error: Error): ProductSecurityApi {
  return new Proxy(new FixtureProductSecurityApi(), {
    get: () => async () => {
      throw error;
    },
  });
}

const currentAddress = () => screen.getByLabelText('Address').textContent;

describe('portfolio page', () => {
  it('answers first, and says what it is made from', async () => {
    renderPage();
    expect(
      await screen.findByText(
        '6 of 14 tier-1 applications meet every baseline control; 5 lack a secrets scan, 2 lack a code scan.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('22 applications considered')).toBeInTheDocument();
    expect(screen.getByText('2 never scanned')).toBeInTheDocument();
    expect(screen.getByText('2 without a tier')).toBeInTheDocument();
    expect(
      screen.getByText('As of Nov 20, 2026, 09:30 AM UTC'),
    ).toBeInTheDocument();

    const coverage = screen.getByRole('button', {
      name: /^Tier-1 coverage\s*\d/,
    });
    expect(coverage).toHaveTextContent('42.9%');
    expect(coverage).toHaveTextContent('6 of 14 tier-1 applications');
    expect(coverage).toHaveTextContent('Misses target');
    expect(coverage).toHaveTextContent('Target at least 95%');
    expect(coverage).toHaveTextContent('+7.1 points in 30 days, better');
    const reopened = screen.getByRole('button', { name: /^Reopen rate/ });
    expect(reopened).toHaveTextContent('No data');
    expect(reopened).not.toHaveTextContent('0%');
  });

  it('opens the very objects behind a number, and the back button closes them', async () => {
    renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: /^Tier-1 coverage\s*\d/ }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Tier-1 coverage',
    });
    expect(currentAddress()).toBe('/product-security?metric=tier1_coverage');

    const missing = await within(dialog).findByRole('table');
    expect(within(missing).getAllByRole('row')).toHaveLength(9);
    expect(within(dialog).getByText('8 objects')).toBeInTheDocument();
    expect(
      within(
        within(missing).getByRole('rowheader', { name: 'storefront' }),
      ).getByRole('link'),
    ).toHaveAttribute('href', '/catalog/default/component/storefront');
    expect(
      within(missing).getByText('Missing: secrets, image'),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText('covered_tier1_apps / total_tier1_apps'),
    ).toBeInTheDocument();

    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'Counted' }),
    );
    expect(currentAddress()).toContain('set=numerator');
    expect(await within(dialog).findByText('6 objects')).toBeInTheDocument();

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(currentAddress()).toBe('/product-security');
  });

  it('pages through long lists', async () => {
    renderPage('?metric=ownership_completeness&set=denominator');
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('38 objects')).toBeInTheDocument();
    const rows = () =>
      within(within(dialog).getByRole('table')).getAllByRole('row').length - 1;
    expect(rows()).toBe(25);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Show more' }),
    );
    await waitFor(() => expect(rows()).toBe(38));
    expect(
      within(dialog).queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });

  it('shows filters, moment and group of a shared link', async () => {
    renderPage(
      '?tier=1&asOf=2026-09-01&by=businessUnit&metric=ownership_completeness&group=businessUnit:Logistics',
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Ownership completeness: Logistics',
    });
    expect(
      await within(dialog).findByText('As of Sep 1, 2026, 12:00 AM UTC'),
    ).toBeInTheDocument();

    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByText(
        'You are looking at the past: Sep 1, 2026, 12:00 AM UTC',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Whole portfolio: 22 applications'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Age of open criticals: Cannot be filtered by tier'),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Back to now' }));
    expect(currentAddress()).toBe('/product-security?tier=1&by=businessUnit');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(currentAddress()).toBe('/product-security?by=businessUnit');
    expect(
      await screen.findByText('22 applications considered'),
    ).toBeInTheDocument();
  });

  it('sorts scorecards, failures first unless asked otherwise', async () => {
    renderPage();
    const table = await screen.findByRole('table', { name: 'Scorecards' });
    const firstGroup = () =>
      within(within(table).getAllByRole('row')[1]).getByRole('rowheader');
    expect(firstGroup()).toHaveTextContent('logistics');

    await userEvent.click(within(table).getByRole('button', { name: 'Team' }));
    expect(firstGroup()).toHaveTextContent('data-science');
    expect(currentAddress()).toBe('/product-security?sort=group');
    expect(
      within(table).getByRole('columnheader', { name: 'Team' }),
    ).toHaveAttribute('aria-sort', 'ascending');
  });

  it('shows a trend as a table too', async () => {
    renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show as table' }),
    );
    const table = screen.getByRole('table', {
      name: 'Tier-1 coverage from Aug 22, 2026 to Nov 20, 2026',
    });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      'Nov 20, 202642.9%6 of 14',
    );
  });

  it('guides where there is nothing yet', async () => {
    renderPage('', new FixtureProductSecurityApi([]));
    expect(
      await screen.findByText('No application is known yet'),
    ).toBeInTheDocument();
    expect(screen.getByText(/prodsec\.dev\/tier: "1"/)).toBeInTheDocument();
    expect(
      await screen.findByText(/curl --fail-with-body/),
    ).toBeInTheDocument();
  });

  it('says in its own words that something is not allowed', async () => {
    renderPage('', failing(responseError(403, 'NotAllowedError')));
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('loads in its final layout, fails in the open and tries again', async () => {
    const api = new FixtureProductSecurityApi();
    let fail = () => {};
    jest.spyOn(api, 'getPortfolio').mockReturnValueOnce(
      new Promise((_, reject) => {
        fail = () => reject(responseError(500, 'Error'));
      }),
    );
    renderPage('', api);
    await screen.findByRole('heading', { name: 'Metrics' });
    expect(
      screen.getAllByRole('status', { name: 'Loading', busy: true }),
    ).toHaveLength(2);

    fail();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByText('22 applications considered'),
    ).toBeInTheDocument();
  });
});

describe('component card', () => {
  it('shows score, controls, open findings, owner and what to do next, from one request', async () => {
    const api = new FixtureProductSecurityApi();
    const others = [
      jest.spyOn(api, 'listFindings'),
      jest.spyOn(api, 'listMetrics'),
      jest.spyOn(api, 'getMetricValue'),
    ];
    const scorecard = jest.spyOn(api, 'getApplicationScorecard');
    renderEntity('entity-card:product-security', 'warehouse-routing', api);
    expect(await screen.findByText('33.3 of 100')).toBeInTheDocument();
    expect(scorecard).toHaveBeenCalledTimes(1);
    for (const other of others) expect(other).not.toHaveBeenCalled();
    expect(screen.getByText(/^1 critical/)).toBeInTheDocument();
    expect(screen.getByText('No accountable owner')).toBeInTheDocument();
    expect(screen.getByText('Code scan in place')).toBeInTheDocument();
    expect(
      screen.getByText('Owner missing since Sep 17, 2026'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Name an accountable owner who exists'),
    ).toBeInTheDocument();
    expect(screen.getAllByText(/^\+[\d.]+ to the score$/)).toHaveLength(2);
    expect(screen.getByText('Nov 19, 2026, 10:14 PM UTC')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Everything about this component' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/warehouse-routing/product-security',
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'How the score adds up' }),
    );
    expect(
      within(screen.getByRole('table', { name: 'Score' })).getByRole('row', {
        name: /^Sum/,
      }),
    ).toHaveTextContent('33.3');
  });

  it('does not take silence for safety', async () => {
    renderEntity('entity-card:product-security', 'label-printer');
    expect(await screen.findByText('Never scanned')).toBeInTheDocument();
    expect(screen.getByText('no data')).toBeInTheDocument();
    expect(screen.queryByText('none known')).not.toBeInTheDocument();
    expect(
      await screen.findByText(/application=component:default\/label-printer/),
    ).toBeInTheDocument();
  });

  it('says when a component is no application', async () => {
    renderEntity('entity-card:product-security', 'unheard-of');
    expect(
      await screen.findByText('This component is not among the applications'),
    ).toBeInTheDocument();
  });
});

describe('component tab', () => {
  it('shows everything, with what mends what is missing', async () => {
    renderEntity('entity-content:product-security', 'warehouse-routing');
    const controls = await screen.findByRole('table', {
      name: 'Baseline controls',
    });
    const [, first] = within(controls).getAllByRole('row');
    expect(first).toHaveTextContent('Owner');
    expect(
      await within(first).findByText(/prodsec\.dev\/accountable-owner/),
    ).toBeInTheDocument();

    const findings = await screen.findByRole('table', {
      name: 'Open findings',
    });
    expect(
      within(findings).getByText(
        'severity 10 × exploitability 1 × tier 3 × exposure 1.5',
      ),
    ).toBeInTheDocument();
    expect(
      within(findings).getByRole('link', { name: /shop\.example\.com/ }),
    ).toHaveAttribute('rel', 'noopener noreferrer');
    expect(
      within(
        screen.getByRole('table', { name: 'Policy violations' }),
      ).getByText('tier-invalid'),
    ).toBeInTheDocument();

    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Severity' }),
      'Critical',
    );
    await waitFor(() =>
      expect(
        within(
          screen.getByRole('table', { name: 'Open findings' }),
        ).getAllByRole('row'),
      ).toHaveLength(2),
    );
  });

  it('shows hostile text as text and follows no unsafe address', async () => {
    const unsafe = ['javascript', 'alert(1)'].join(':');
    const api = new FixtureProductSecurityApi();
    const { items } = await api.listFindings({
      application: 'component:default/payments',
    });
    jest.spyOn(api, 'listFindings').mockResolvedValue({
      items: [
        {
          ...items[0],
          title: '<img src=x onerror=alert(1)>',
          location: { url: unsafe },
        },
      ],
    });
    renderEntity('entity-content:product-security', 'payments', api);
    expect(
      await screen.findByText('<img src=x onerror=alert(1)>'),
    ).toBeInTheDocument();
    expect(screen.getByText(unsafe)).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /javascript/ }),
    ).not.toBeInTheDocument();
  });

  it('says in its own words that something is not allowed', async () => {
    renderEntity(
      'entity-content:product-security',
      'payments',
      failing(responseError(403, 'NotAllowedError')),
    );
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});

describe('pages of groups and domains', () => {
  it.each([
    [
      'entity-card:product-security/team',
      'Group',
      'payments',
      /^3 applications/,
    ],
    [
      'entity-content:product-security/team',
      'Group',
      'commerce',
      /of them its own/,
    ],
    [
      'entity-card:product-security/roll-up',
      'Domain',
      'logistics',
      /^\d+ applications/,
    ],
  ] as const)('have %s', async (extension, kind, name, words) => {
    renderTestApp({
      extensions: [
        createTestEntityPage({
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind,
            metadata: { namespace: 'default', name },
          },
        }),
        plugin.getExtension(extension),
      ],
      apis: [[productSecurityApiRef, new FixtureProductSecurityApi()]],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/product-security': productSecurityRouteRef,
      },
    });
    expect(await screen.findByText(words)).toBeInTheDocument();
  });
});
