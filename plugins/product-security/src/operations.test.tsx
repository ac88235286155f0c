import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import {
  coreExtensionData,
  createExtension,
} from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  ProductSecurityApi,
  productSecurityApiRef,
} from '@prodsec/backstage-plugin-product-security-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  FixtureProductSecurityApi,
  responseError,
} from './__fixtures__/FixtureProductSecurityApi';
import plugin from './alpha';

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

const currentAddress = () => screen.getByLabelText('Address').textContent;

function renderOperations(
  search = '',
  api: ProductSecurityApi = new FixtureProductSecurityApi(),
) {
  renderTestApp({
    features: [plugin],
    extensions: [address],
    apis: [
      [productSecurityApiRef, api],
      [permissionApiRef, mockApis.permission()],
    ],
    initialRouteEntries: [`/product-security/data-health${search}`],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

const tile = async (title: string) => {
  const name = await screen.findByText(title, { selector: 'li > span' });
  return name.closest('li')!;
};

describe('operations page', () => {
  it('is a page beside the portfolio, which stays where it was', async () => {
    renderOperations();
    const link = await screen.findByRole('link', { name: 'Data health' });
    expect(link).toHaveAttribute('aria-current', 'page');

    await userEvent.click(screen.getByRole('link', { name: 'Overview' }));
    expect(
      await screen.findByText('22 applications considered'),
    ).toBeInTheDocument();
    expect(currentAddress()).toBe('/product-security');
    expect(screen.getByRole('link', { name: 'Overview' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });

  it('says each number with what it is made from and what it means', async () => {
    renderOperations();
    const held = await tile('Held scans');
    expect(held).toHaveTextContent('2Waits for a confirmation');
    expect(held).toHaveTextContent('close none until somebody confirms them');
    expect(await tile('Failed uploads')).toHaveTextContent(
      '1Needs to be sent again',
    );
    expect(await tile('Stale sources')).toHaveTextContent(
      'within the last 30 days',
    );
    expect(await tile('Reimport stability')).toHaveTextContent(
      /\d\d\.\d%\d+ of \d+ findings/,
    );
    expect(await tile('Duplicates removed')).toHaveTextContent(
      /\d+ inside reports, \d+ across tools/,
    );
  });

  it('confirms a held scan after asking once more', async () => {
    const api = new FixtureProductSecurityApi();
    const confirm = jest.spyOn(api, 'confirmScan');
    renderOperations('', api);
    const table = await screen.findByRole('table', { name: 'Held scans' });
    const row = within(table).getByRole('row', { name: /payments/ });
    expect(row).toHaveTextContent('Trivybranch main');
    expect(row).toHaveTextContent('Nov 19, 2026, 09:30 AM UTC');
    expect(row).toHaveTextContent(
      'up to 55 findings55 dependencies; it reports 5',
    );
    expect(
      within(table).getByRole('row', { name: /ledger/ }),
    ).toHaveTextContent('up to 80 findingscode and secrets; it reports 5');

    const button = await within(row).findByRole('button', {
      name: 'Confirm the scan of payments by Trivy',
    });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    const dialog = await screen.findByRole('dialog', {
      name: 'Confirm this scan?',
    });
    expect(dialog).toHaveAccessibleDescription(
      /Trivy scanned payments on Nov 19, 2026.* no longer reports 55 findings/,
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(confirm).not.toHaveBeenCalled();

    await userEvent.click(button);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Confirm and close them' }),
    );
    const outcome = await screen.findByText(
      'Confirmed: what Trivy no longer reports of payments is closed.',
    );
    expect(confirm).toHaveBeenCalledWith('held-1');
    expect(outcome.closest('p')).toHaveFocus();
    await waitFor(() =>
      expect(
        within(screen.getByRole('table', { name: 'Held scans' })).queryByRole(
          'row',
          { name: /payments/ },
        ),
      ).toBeNull(),
    );
    expect(await tile('Held scans')).toHaveTextContent('1Waits');
  });

  it('says why a confirmation failed, and leaves the question open', async () => {
    const api = new FixtureProductSecurityApi();
    jest
      .spyOn(api, 'confirmScan')
      .mockRejectedValueOnce(responseError(409, 'ConflictError'));
    renderOperations('', api);
    const button = await screen.findByRole('button', {
      name: 'Confirm the scan of payments by Trivy',
    });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Confirm and close them' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The scan was not confirmed: refused',
    );
    expect(
      screen.getByRole('button', { name: 'Confirm and close them' }),
    ).toBeEnabled();
  });

  it('lists what failed, in reading and in recording, and what is stale', async () => {
    renderOperations();
    const failed = await screen.findByRole('table', { name: 'Failed uploads' });
    const [, first, second] = within(failed).getAllByRole('row');
    expect(first).toHaveTextContent(
      'checkoutNov 18, 2026, 09:30 AM UTCreadingbody: is not JSON',
    );
    expect(second).toHaveTextContent('recordingSemgrepThe scan could not');

    const stale = screen.getByRole('table', { name: 'Stale sources' });
    expect(
      within(stale).getByRole('row', { name: /payments Gitleaks/ }),
    ).toHaveTextContent('never');
  });

  it('sorts all sources, not only those in sight, and pages through them', async () => {
    const api = new FixtureProductSecurityApi();
    const getIntake = jest.spyOn(api, 'getIntake');
    renderOperations('', api);
    const table = await screen.findByRole('table', {
      name: 'Applications and tools',
    });
    await userEvent.click(within(table).getByRole('button', { name: 'New' }));
    expect(currentAddress()).toBe('/product-security/data-health?sort=-new');
    expect(getIntake).toHaveBeenLastCalledWith(
      expect.objectContaining({ sort: '-new' }),
    );
    expect(
      await screen.findByRole('columnheader', { name: 'New' }),
    ).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(screen.getByRole('button', { name: 'New' }));
    expect(currentAddress()).toBe('/product-security/data-health?sort=new');

    const sources = await screen.findByRole('region', {
      name: 'Applications and tools',
    });
    const rows = () => within(sources).getAllByRole('row').length - 1;
    await waitFor(() => expect(rows()).toBe(25));
    await userEvent.click(
      within(sources).getByRole('button', { name: 'Show more' }),
    );
    await waitFor(() => expect(rows()).toBeGreaterThan(25));
  });

  it('narrows to what a shared link says, and to another period', async () => {
    const api = new FixtureProductSecurityApi();
    const getIntake = jest.spyOn(api, 'getIntake');
    const listScans = jest.spyOn(api, 'listScans');
    renderOperations('?tier=1&asOf=2026-11-01', api);
    expect(
      await screen.findByText(
        'You are looking at the past: Nov 1, 2026, 12:00 AM UTC',
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('These are the scans that wait now.'),
    ).toBeInTheDocument();
    expect(listScans).toHaveBeenCalledWith(
      expect.objectContaining({ filters: { tier: ['1'] }, state: 'held' }),
    );
    await userEvent.click(screen.getByRole('radio', { name: '7 days' }));
    expect(currentAddress()).toBe(
      '/product-security/data-health?tier=1&asOf=2026-11-01&days=7',
    );
    expect(getIntake).toHaveBeenLastCalledWith(
      expect.objectContaining({
        days: 7,
        asOf: '2026-11-01',
        filters: { tier: ['1'] },
      }),
    );
  });

  it('guides where there is nothing yet, and says good news as such', async () => {
    renderOperations('', new FixtureProductSecurityApi([]));
    expect(
      await screen.findByText('No application is known yet'),
    ).toBeInTheDocument();
  });

  it('says that nothing was scanned where nothing was', async () => {
    const api = new FixtureProductSecurityApi();
    const answer = await new FixtureProductSecurityApi([]).getIntake();
    jest.spyOn(api, 'getIntake').mockResolvedValue({
      ...answer,
      totals: { ...answer.totals, applications: 3, neverScanned: 3 },
    });
    renderOperations('', api);
    expect(
      await screen.findByText('No scan has been recorded yet'),
    ).toBeInTheDocument();
  });

  it('says good news as such', async () => {
    const api = new FixtureProductSecurityApi();
    const answer = await api.getIntake();
    jest.spyOn(api, 'listScans').mockResolvedValue({ items: [] });
    jest.spyOn(api, 'getIntake').mockImplementation(async ({ stale } = {}) => ({
      ...answer,
      failedUploads: [],
      items: stale ? [] : answer.items,
    }));
    renderOperations('', api);
    expect(
      await screen.findByText('No scan waits for a confirmation.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Every report of the period was read and recorded.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Every source has a scan that counts.'),
    ).toBeInTheDocument();
  });

  it('says in its own words that something is not allowed', async () => {
    const api = new FixtureProductSecurityApi();
    jest
      .spyOn(api, 'getIntake')
      .mockRejectedValue(responseError(403, 'NotAllowedError'));
    renderOperations('', api);
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it('keeps its layout while it loads, fails in the open and tries again', async () => {
    const api = new FixtureProductSecurityApi();
    let fail = () => {};
    jest.spyOn(api, 'getIntake').mockReturnValueOnce(
      new Promise((_, reject) => {
        fail = () => reject(responseError(500, 'Error'));
      }),
    );
    renderOperations('', api);
    expect(
      await screen.findByRole('heading', { name: 'Numbers of intake' }),
    ).toBeInTheDocument();
    fail();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await tile('Held scans')).toHaveTextContent('2');
  });
});
