import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { productSecurityApiRef } from '@prodsec/backstage-plugin-product-security-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { FixtureProductSecurityApi } from './__fixtures__/FixtureProductSecurityApi';
import { acmeApplications } from './__fixtures__/acme';
import { ProductSecurityPages } from './components/pages/ProductSecurityPages';

jest.setTimeout(60_000);

function render(search = '', api = new FixtureProductSecurityApi()) {
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
      routeEntries: [`/product-security/applications${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const findTable = () => screen.findByRole('table', { name: 'Applications' });
const rowsOf = (table: HTMLElement) =>
  within(table).getAllByRole('row').slice(1);

describe('page of the applications', () => {
  beforeEach(() => {
    // The window over the rows has a size in browsers only.
    jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
    jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(900);
  });
  afterEach(() => jest.restoreAllMocks());

  it('draws the rows in sight only, the worst first, with controls in words', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...acmeApplications[index % 20],
      ref: `component:default/application-${index}`,
      title: `Application ${index}`,
    }));
    await render('', new FixtureProductSecurityApi(many));
    const table = await findTable();
    expect(rowsOf(table).length).toBeLessThan(60);
    expect(
      screen.getByText(
        'The first 200 applications; more follow on the way down',
      ),
    ).toBeInTheDocument();
    const [first] = rowsOf(table);
    expect(
      within(first).getByText(/^Code scan (in place|missing)/),
    ).toBeInTheDocument();
    expect(
      within(table).getByRole('columnheader', { name: 'Score' }),
    ).toHaveAttribute('aria-sort', 'ascending');
  });

  it('searches, filters by what is lacking, and sorts, as the address says', async () => {
    const api = new FixtureProductSecurityApi();
    const list = jest.spyOn(api, 'listApplications');
    await render('?missingControl=secrets&tier=1&sort=-title', api);
    const table = await findTable();
    expect(list).toHaveBeenLastCalledWith(
      expect.objectContaining({
        filters: { tier: ['1'] },
        missingControl: ['secrets'],
        sort: '-title',
      }),
    );
    expect(rowsOf(table)[0]).toHaveTextContent('Storefront');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Name contains' }),
      'pay',
    );
    await waitFor(() =>
      expect(screen.getByText('1 application')).toBeInTheDocument(),
    );
    expect(list).toHaveBeenLastCalledWith(
      expect.objectContaining({ q: 'pay' }),
    );
  });

  it('says when nothing fits', async () => {
    await render('?q=unheard-of');
    expect(
      await screen.findByText('No application matches these filters.'),
    ).toBeInTheDocument();
  });
});
