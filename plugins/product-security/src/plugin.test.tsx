import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { productSecurityApiRef } from '@prodsec/backstage-plugin-product-security-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  EntityProductSecurityCard,
  EntityProductSecurityContent,
  isProductSecurityAvailable,
  ProductSecurityPage,
} from './index';
import { FixtureProductSecurityApi } from './__fixtures__/FixtureProductSecurityApi';

jest.setTimeout(60_000);

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: 'payments' },
};

async function render(element: JSX.Element) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [productSecurityApiRef, new FixtureProductSecurityApi()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <EntityProvider entity={entity}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('plugin of the old frontend system', () => {
  it('has the page with its header', async () => {
    await render(
      <Routes>
        <Route path="/" element={<ProductSecurityPage />} />
      </Routes>,
    );
    expect(
      await screen.findByRole('heading', { name: 'Product security' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('22 applications considered'),
    ).toBeInTheDocument();
  });

  it('has the health of the data beside the overview', async () => {
    await render(
      <Routes>
        <Route path="/*" element={<ProductSecurityPage />} />
      </Routes>,
    );
    await userEvent.click(
      await screen.findByRole('link', { name: 'Data health' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Held scans' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Data health' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });

  it('has the card', async () => {
    await render(<EntityProductSecurityCard />);
    expect(
      await screen.findByText('Secrets scan missing since Sep 17, 2026'),
    ).toBeInTheDocument();
  });

  it('has the tab', async () => {
    await render(<EntityProductSecurityContent />);
    expect(
      await screen.findByRole('heading', { name: 'Open findings' }),
    ).toBeInTheDocument();
  });

  it('is for components', () => {
    expect(isProductSecurityAvailable(entity)).toBe(true);
    expect(isProductSecurityAvailable({ ...entity, kind: 'API' })).toBe(false);
  });
});
