import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { productSecurityApiRef } from '@prodsec/backstage-plugin-product-security-react';
import { screen } from '@testing-library/react';
import { FixtureProductSecurityApi } from './__fixtures__/FixtureProductSecurityApi';
import plugin from './alpha';

jest.setTimeout(60_000);

// Answers about permissions are kept for the whole page, so that this is a file of its own.
describe('operations page without the permission to configure', () => {
  it('shows what waits, and says why it cannot be confirmed', async () => {
    const authorize = jest.fn((): AuthorizeResult.DENY => AuthorizeResult.DENY);
    renderTestApp({
      features: [plugin],
      apis: [
        [productSecurityApiRef, new FixtureProductSecurityApi()],
        [permissionApiRef, mockApis.permission({ authorize })],
      ],
      initialRouteEntries: ['/product-security/data-health'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    expect(
      await screen.findByText(
        /needs the permission product-security.configure/,
      ),
    ).toBeInTheDocument();
    const button = screen.getByRole('button', {
      name: 'Confirm the scan of payments by Trivy',
    });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(
      /needs the permission product-security.configure/,
    );
    expect(authorize).toHaveBeenCalledWith(
      expect.objectContaining({
        permission: expect.objectContaining({
          name: 'product-security.configure',
        }),
      }),
    );
  });
});
