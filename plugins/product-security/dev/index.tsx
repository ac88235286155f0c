import { createDevApp } from '@backstage/dev-utils';
import { Content, Header, Link, Page } from '@backstage/core-components';
import { attachComponentData } from '@backstage/core-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { productSecurityApiRef } from '@prodsec/backstage-plugin-product-security-react';
import { Route, Routes, useParams } from 'react-router-dom';
import {
  EntityProductSecurityCard,
  EntityProductSecurityContent,
  ProductSecurityPage,
  productSecurityPlugin,
} from '../src';
import { createScenarioApi } from './createScenarioApi';

/** Stands in for the catalog's page of a component. */
function ComponentPage() {
  const { namespace = 'default', name = '' } = useParams();
  return (
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { namespace, name },
        spec: { type: 'service', lifecycle: 'production' },
      }}
    >
      <Page themeId="service">
        <Header title={name}>
          <Link to="/product-security">Portfolio</Link>
        </Header>
        <Content>
          <Routes>
            <Route
              path="product-security"
              element={<EntityProductSecurityContent />}
            />
            <Route
              path="*"
              element={
                <div style={{ maxWidth: '40rem' }}>
                  <EntityProductSecurityCard />
                </div>
              }
            />
          </Routes>
        </Content>
      </Page>
    </EntityProvider>
  );
}
attachComponentData(ComponentPage, 'core.mountPoint', entityRouteRef);

createDevApp()
  .registerPlugin(productSecurityPlugin)
  .registerApi({
    api: productSecurityApiRef,
    deps: {},
    factory: () =>
      createScenarioApi(
        new URLSearchParams(window.location.search).get('scenario'),
      ),
  })
  .addPage({
    path: '/product-security',
    title: 'Portfolio',
    element: <ProductSecurityPage />,
  })
  .addPage({
    path: '/catalog/:namespace/:kind/:name',
    element: <ComponentPage />,
  })
  .render();
