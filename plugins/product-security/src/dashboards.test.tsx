import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  ProductSecurityApi,
  productSecurityApiRef,
} from '@prodsec/backstage-plugin-product-security-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FixtureProductSecurityApi,
  responseError,
} from './__fixtures__/FixtureProductSecurityApi';
import plugin from './alpha';

jest.setTimeout(60_000);

function render(
  path: string,
  api: ProductSecurityApi = new FixtureProductSecurityApi(),
  config: NonNullable<Parameters<typeof renderTestApp>[0]>['config'] = {},
) {
  renderTestApp({
    config,
    features: [plugin],
    apis: [
      [productSecurityApiRef, api],
      [permissionApiRef, mockApis.permission()],
    ],
    initialRouteEntries: [`/product-security${path}`],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

describe('dashboards', () => {
  it('show every slice with what it is made from, its target and the way to its metric', async () => {
    const api = new FixtureProductSecurityApi();
    const asked = jest.spyOn(api, 'getDashboard');
    render('/executive?tier=1', api);
    const slice = await screen.findByRole('region', {
      name: 'Tier-1 coverage',
    });
    expect(slice).toHaveTextContent('42.9%');
    expect(slice).toHaveTextContent('6 of 14 tier-1 applications');
    expect(slice).toHaveTextContent('Misses target');
    expect(slice).toHaveTextContent('Target at least 95%');
    expect(
      within(slice).getByRole('link', { name: /^Everything about/ }),
    ).toHaveAttribute(
      'href',
      '/product-security/metrics/tier1_coverage?tier=1',
    );
    expect(
      screen.getByText(/^\d of \d numbers with a target reach it\.$/),
    ).toBeInTheDocument();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('rank groups, the furthest from the target on top', async () => {
    render('/engineering');
    const table = await screen.findByRole('table', {
      name: 'Ownership completeness by portfolio, by business unit',
    });
    const shares = within(table)
      .getAllByRole('row')
      .slice(1)
      .map(row =>
        Number.parseFloat(within(row).getAllByRole('cell')[0].textContent!),
      );
    expect(shares.length).toBeGreaterThan(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('say that a past moment is looked at, and lead back', async () => {
    render('/operations?asOf=2026-09-01');
    expect(
      await screen.findByText(/^You are looking at the past/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Back to now' }));
    expect(await screen.findByText(/^As of Nov 20, 2026/)).toBeInTheDocument();
  });

  it('say who may help where nothing may be seen', async () => {
    const api = new FixtureProductSecurityApi();
    jest
      .spyOn(api, 'getDashboard')
      .mockRejectedValue(responseError(403, 'NotAllowedError'));
    render('/executive', api);
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});

describe('navigation', () => {
  it('leaves out pages that are switched off, and takes filters and moment along', async () => {
    render('?tier=1&asOf=2026-09-01', undefined, {
      app: {
        extensions: [
          {
            'page:product-security': {
              config: { hiddenPages: ['engineering'] },
            },
          },
        ],
      },
    });
    expect(
      await screen.findByRole('link', { name: 'Executive' }),
    ).toHaveAttribute(
      'href',
      '/product-security/executive?tier=1&asOf=2026-09-01',
    );
    expect(
      screen.queryByRole('link', { name: 'Engineering' }),
    ).not.toBeInTheDocument();
  });
});

describe('questions', () => {
  it('are answered first on the overview, with names and reasons', async () => {
    render('');
    expect(
      await screen.findByRole('heading', {
        name: 'Which tier-1 applications are not scanned enough?',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('8 found')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('link', { name: /All 8, with reasons$/ }),
    );
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(9);
  });
});

describe('board report', () => {
  it('has each narrative with sentences, numbers, source and moment', async () => {
    render('/report');
    const narrative = await screen.findByRole('region', {
      name: 'Revenue protection',
    });
    expect(narrative).toHaveTextContent(
      'Revenue protection rests on 3 numbers.',
    );
    expect(
      within(narrative).getByRole('rowheader', { name: 'Tier-1 coverage' }),
    ).toBeInTheDocument();
    expect(narrative).toHaveTextContent('As of Nov 20, 2026');
    expect(narrative).toHaveTextContent('asOf=2026-11-20T09%3A30%3A00.000Z');
    expect(
      screen.getByRole('button', { name: 'Print, or save as PDF' }),
    ).toBeEnabled();
  });

  it('has one narrative alone at its own address', async () => {
    render('/report/program_scale');
    expect(
      await screen.findByRole('region', { name: 'Program scale' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Revenue protection' }),
    ).not.toBeInTheDocument();
  });
});
