import { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/core-plugin-api';
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
  EntityRollUpCard,
  EntityTeamScorecardCard,
  EntityTeamScorecardContent,
  HomePageProductSecurity,
  HomePageTeamProductSecurity,
  isProductSecurityAvailable,
  ProductSecurityPage,
  productSecurityRouteRef,
} from './index';
import { FixtureProductSecurityApi } from './__fixtures__/FixtureProductSecurityApi';

jest.setTimeout(60_000);

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: 'payments' },
};

async function render(element: JSX.Element, of: Entity = entity) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [productSecurityApiRef, new FixtureProductSecurityApi()],
        [permissionApiRef, mockApis.permission()],
        [
          identityApiRef,
          mockApis.identity({
            ownershipEntityRefs: [
              'user:default/ada',
              'group:default/payments',
              'group:default/without-applications',
            ],
          }),
        ],
      ]}
    >
      <EntityProvider entity={of}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/product-security': productSecurityRouteRef,
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

  const entityOf = (kind: string, name: string) => ({
    ...entity,
    kind,
    metadata: { namespace: 'default', name },
  });

  it('has the scorecard of a team with those below it', async () => {
    await render(<EntityTeamScorecardCard />, entityOf('Group', 'commerce'));
    expect(
      await screen.findByText(/^10 applications|0 of them its own/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Everything about this team' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/group/commerce/product-security',
    );
  });

  it('says when a team has no applications', async () => {
    await render(<EntityTeamScorecardCard />, entityOf('Group', 'nobody'));
    expect(
      await screen.findByText('No application belongs to this'),
    ).toBeInTheDocument();
  });

  it('has the tab of a team', async () => {
    await render(<EntityTeamScorecardContent />, entityOf('Group', 'commerce'));
    const below = await screen.findByRole('table', { name: 'Teams below' });
    expect(below).toHaveTextContent('payments');
    expect(below).toHaveTextContent('storefront');
  });

  it('rolls up a system and a domain', async () => {
    await render(<EntityRollUpCard />, entityOf('Domain', 'logistics'));
    expect(
      await screen.findByRole('link', { name: 'All its applications' }),
    ).toHaveAttribute(
      'href',
      '/product-security/applications?domain=domain%3Adefault%2Flogistics',
    );
  });

  it('has the widgets of the home page', async () => {
    await render(
      <>
        <HomePageTeamProductSecurity />
        <HomePageProductSecurity />
      </>,
    );
    expect(await screen.findByText('3 applications')).toBeInTheDocument();
    expect(await screen.findByText('22 applications')).toBeInTheDocument();
  });

  it('is for components', () => {
    expect(isProductSecurityAvailable(entity)).toBe(true);
    expect(isProductSecurityAvailable({ ...entity, kind: 'API' })).toBe(false);
  });
});
