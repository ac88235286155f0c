import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  ProductSecurityApi,
  productSecurityApiRef,
} from '@prodsec/backstage-plugin-product-security-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  FixtureProductSecurityApi,
  responseError,
} from './__fixtures__/FixtureProductSecurityApi';
import { ProductSecurityPages } from './components/pages/ProductSecurityPages';

jest.setTimeout(60_000);

function render(
  search = '',
  api: ProductSecurityApi = new FixtureProductSecurityApi(),
) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [productSecurityApiRef, api],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <Routes>
        <Route path="/product-security/*" element={<ProductSecurityPages />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [`/product-security/teams${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const findTable = () =>
  screen.findByRole('table', { name: 'Teams and metrics' });
const teamsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(2)
    .map(row => within(row).getByRole('rowheader').textContent);

describe('page of the teams', () => {
  it('says value and status in each cell, teams below their group', async () => {
    await render();
    const table = await findTable();
    const payments = within(table).getByRole('row', { name: /payments/ });
    expect(payments).toHaveTextContent('66.7%Misses target');
    const names = teamsOf(table);
    const commerce = names.findIndex(name => name?.includes('commerce'));
    expect(names[commerce]).toContain('no applications of its own');
    expect(
      names
        .slice(commerce + 1, commerce + 3)
        .sort()
        .join(),
    ).toMatch(/payments.*storefront/);
  });

  it('sorts, folds and narrows to a narrative', async () => {
    await render();
    const table = await findTable();
    await userEvent.click(within(table).getByRole('button', { name: 'Team' }));
    expect(
      within(table).getByRole('columnheader', { name: 'Team' }),
    ).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(
      within(within(table).getByRole('row', { name: /commerce/ })).getByRole(
        'button',
        { name: '2 teams below' },
      ),
    );
    expect(teamsOf(table).join()).not.toContain('storefront');
    await userEvent.click(
      screen.getByRole('radio', { name: 'Release confidence' }),
    );
    expect(
      within(table).queryByRole('columnheader', { name: 'Tier-1 coverage' }),
    ).not.toBeInTheDocument();
    expect(
      within(table).getByRole('columnheader', { name: 'Reopen rate' }),
    ).toBeInTheDocument();
  });

  it('puts the teams of the address side by side', async () => {
    await render(
      '?compare=group:default/payments&compare=group:default/identity',
    );
    const table = await screen.findByRole('table', {
      name: 'Metrics side by side',
    });
    const coverage = within(table).getByRole('row', {
      name: /Tier-1 coverage/,
    });
    expect(coverage).toHaveTextContent('66.7%');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show as table' }),
    );
    expect(
      within(screen.getByRole('table', { name: 'Scores by day' })).getAllByRole(
        'row',
      ),
    ).toHaveLength(20);
    await userEvent.click(
      screen.getByRole('button', { name: 'End the comparison' }),
    );
    expect(
      screen.queryByRole('table', { name: 'Metrics side by side' }),
    ).not.toBeInTheDocument();
  });

  it('says when there is no team', async () => {
    await render('', new FixtureProductSecurityApi([]));
    expect(
      await screen.findByText('No team has an application'),
    ).toBeInTheDocument();
  });

  it('says in its own words that something is not allowed', async () => {
    const api = new FixtureProductSecurityApi();
    jest
      .spyOn(api, 'listTeams')
      .mockRejectedValue(responseError(403, 'NotAllowedError'));
    await render('', api);
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});
