import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  coreExtensionData,
  createExtension,
} from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
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

function renderMetrics(
  path = '',
  api: ProductSecurityApi = new FixtureProductSecurityApi(),
) {
  renderTestApp({
    features: [plugin],
    extensions: [address],
    apis: [[productSecurityApiRef, api]],
    initialRouteEntries: [`/product-security/metrics${path}`],
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

const rowTexts = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

describe('catalogue of metrics', () => {
  it('tells of each metric what it says, its formula with its numbers, its target and its owner', async () => {
    renderMetrics();
    const entry = await screen.findByRole('article', {
      name: 'Tier-1 coverage',
    });
    expect(
      await within(entry).findByText('42.9%', { selector: 'p *' }),
    ).toBeInTheDocument();
    expect(entry).toHaveTextContent('covered_tier1_apps / total_tier1_apps');
    expect(entry).toHaveTextContent('= 6 ÷ 14 = 42.9%');
    expect(entry).toHaveTextContent('Misses target');
    expect(entry).toHaveTextContent('Target at least 95%');
    expect(entry).toHaveTextContent('+7.1 points in 30 days, better');
    expect(entry).toHaveTextContent('Owner of the metricproduct-security');
    expect(
      screen.getByRole('article', { name: 'Reopen rate' }),
    ).toHaveTextContent('No data');
    expect(
      within(entry).getByRole('link', { name: 'Tier-1 coverage' }),
    ).toHaveAttribute('href', '/product-security/metrics/tier1_coverage');
  });

  it('is searched, with the search in its address', async () => {
    renderMetrics('?q=criticals+median');
    expect(await screen.findByText('1 metric')).toBeInTheDocument();
    expect(
      screen.getByRole('article', { name: 'Age of open criticals' }),
    ).toBeInTheDocument();

    const search = screen.getByRole('searchbox', { name: 'Search' });
    await userEvent.clear(search);
    expect(screen.getByText('6 metrics')).toBeInTheDocument();
    await userEvent.type(search, 'zzz');
    expect(currentAddress()).toBe('/product-security/metrics?q=zzz');
    expect(
      screen.getByText('No metric fits. Try fewer words.'),
    ).toBeInTheDocument();
  });

  it('says what is wrong with the definitions, and where', async () => {
    const api = new FixtureProductSecurityApi();
    const { items } = await api.listMetrics();
    jest.spyOn(api, 'listMetrics').mockResolvedValue({
      items,
      problems: [
        {
          file: 'metrics/own.yaml',
          line: 7,
          column: 14,
          reason: 'There is no measure "open_kev".',
        },
      ],
    });
    renderMetrics('', api);
    expect(
      await screen.findByText('Something is wrong with the definitions'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('metrics/own.yaml, line 7, column 14'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('There is no measure "open_kev".'),
    ).toBeInTheDocument();
  });

  it('says in its own words that something is not allowed', async () => {
    renderMetrics('', failing(responseError(403, 'NotAllowedError')));
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});

describe('page of a metric', () => {
  it('does not let the number stand alone', async () => {
    renderMetrics('/tier1_coverage');
    expect(
      await screen.findByText('6 of 14 tier-1 applications'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Tier-1 coverage' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Misses target')).toBeInTheDocument();
    expect(
      await screen.findByText('+7.1 points in 30 days, better'),
    ).toBeInTheDocument();
    expect(screen.getByText('22 applications considered')).toBeInTheDocument();
    expect(
      screen.getByText('As of Nov 20, 2026, 09:30 AM UTC'),
    ).toBeInTheDocument();
  });

  it('shows the trend as a table too, and says which points were restated', async () => {
    const api = new FixtureProductSecurityApi();
    const trend = await api.getMetricTrend('tier1_coverage', {
      from: '2026-11-17T09:30:00.000Z',
      to: '2026-11-20T09:30:00.000Z',
      step: 'day',
    });
    const points = trend.points.map((point, index) =>
      index === 1
        ? { ...point, restatedAt: '2026-11-19T10:00:00.000Z' }
        : point,
    );
    jest.spyOn(api, 'getMetricTrend').mockResolvedValue({ ...trend, points });
    renderMetrics('/tier1_coverage', api);
    expect(
      await screen.findByText(
        /Rings are points that facts which arrived later/,
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show as table' }),
    );
    expect(
      screen.getByText('Nov 18, 2026 (restated Nov 19, 2026)'),
    ).toBeInTheDocument();
  });

  it('does not take silence for safety', async () => {
    const api = new FixtureProductSecurityApi();
    const value = await api.getMetricValue('risk_weighted_backlog');
    jest.spyOn(api, 'getMetricValue').mockResolvedValue({
      ...value,
      value: 0,
      status: 'no-target',
      considered: { ...value.considered, withoutData: 22, unknown: true },
    });
    renderMetrics('/risk_weighted_backlog', api);
    expect(
      await screen.findByText('Nothing is known: nobody looked'),
    ).toBeInTheDocument();
    expect(screen.getByText('No data')).toBeInTheDocument();
    expect(screen.queryByText('No target')).not.toBeInTheDocument();
  });

  it('ranks groups, and leads to the number of one of them', async () => {
    renderMetrics('/tier1_coverage?part=groups&by=team');
    const table = await screen.findByRole('table', {
      name: 'Tier-1 coverage by team',
    });
    const [first] = rowTexts(table);
    expect(first).toContain('Misses target');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Segment' }),
      'business unit',
    );
    expect(currentAddress()).toBe(
      '/product-security/metrics/tier1_coverage?part=groups&by=businessUnit',
    );
    await userEvent.click(
      await screen.findByRole('link', { name: 'Commerce' }),
    );
    expect(currentAddress()).toBe(
      '/product-security/metrics/tier1_coverage?businessUnit=Commerce',
    );
  });

  it('tells what changed in steps that add up', async () => {
    renderMetrics('/tier1_coverage?part=change');
    const table = await screen.findByRole('table', {
      name: 'What made the difference, by reason',
    });
    expect(
      screen.getByText(/^From .* to 42\.9%: \+.* points, better\.$/),
    ).toBeInTheDocument();
    const rows = rowTexts(table);
    expect(rows[0]).toMatch(/^Aug 22, 2026/);
    expect(rows[1]).toMatch(/^Controls gained or lost/);
    expect(rows.at(-1)).toMatch(/^Nov 20, 202642\.9%/);

    const items = screen.getByRole('table', { name: 'Contributions' });
    expect(rowTexts(items)[0]).toMatch(/missing controls: .* → none/);
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Told by' }),
      'team',
    );
    expect(currentAddress()).toContain('changeBy=team');
    expect(
      await screen.findByRole('table', {
        name: 'What made the difference, by team',
      }),
    ).toBeInTheDocument();
  });

  it('plans the way to the target, and shows what checked steps come to', async () => {
    renderMetrics('/tier1_coverage?part=plan');
    expect(
      await screen.findByText('8 steps reach the target: from 42.9% to 100%.'),
    ).toBeInTheDocument();
    const table = screen.getByRole('table', {
      name: 'Steps, what brings most first',
    });
    const boxes = within(table).getAllByRole('checkbox');
    expect(boxes).toHaveLength(8);
    expect(table).toHaveTextContent(
      'Put controls in place: Secrets scan and Image scan',
    );

    const projection = () =>
      screen
        .getAllByRole('status')
        .find(each => each.textContent?.startsWith('Projected'))!;
    expect(projection()).toHaveTextContent('42.9%');
    await userEvent.click(boxes[0]);
    expect(projection()).toHaveTextContent('50%');
    await userEvent.click(boxes[2]);
    expect(projection()).toHaveTextContent(
      'with the first step; steps checked out of order are not in it',
    );
    expect(projection()).toHaveTextContent('50%');
    await userEvent.click(
      screen.getByRole('button', { name: 'Check off all listed' }),
    );
    expect(projection()).toHaveTextContent('100%Meets target');
  });

  it('says why a target cannot be reached, and what would help', async () => {
    const api = new FixtureProductSecurityApi();
    const plan = await api.getMetricPlan('mttr');
    jest.spyOn(api, 'getMetricPlan').mockResolvedValue({
      ...plan,
      status: 'missed',
      achievable: false,
      reason: 'The days that past closings took cannot be changed.',
      help: {
        count: 12,
        days: 5,
        text: '12 more closings of at most 5 days each would do.',
      },
    });
    renderMetrics('/mttr?part=plan', api);
    expect(
      await screen.findByText('No list of steps reaches the target.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/12 more closings of at most 5 days each/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The days that past closings took cannot be changed.'),
    ).toBeInTheDocument();
  });

  it('lists the objects, and findings lead to their component', async () => {
    renderMetrics('/risk_weighted_backlog?part=objects');
    const table = await screen.findByRole('table', {
      name: 'What is behind the number',
    });
    const [link] = within(table).getAllByRole('link');
    expect(link).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/catalog\/default\/component\/.+\/product-security$/,
      ),
    );
  });

  it('shows the definition with the numbers in its formula', async () => {
    renderMetrics('/mttr?part=definition');
    expect(
      await screen.findByText('90 days', { selector: 'dd' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('days_to_closure / verified_closures'),
    ).toBeInTheDocument();
  });

  it('goes from part to part by links, and back', async () => {
    renderMetrics('/tier1_coverage?tier=1');
    const parts = await screen.findByRole('navigation', {
      name: 'Parts of this page',
    });
    await userEvent.click(
      within(parts).getByRole('link', { name: 'Definition' }),
    );
    expect(currentAddress()).toBe(
      '/product-security/metrics/tier1_coverage?tier=1&part=definition',
    );
    expect(
      within(parts).getByRole('link', { name: 'Definition' }),
    ).toHaveAttribute('aria-current', 'true');
  });

  it('says that a filter does not apply, and asks without it', async () => {
    renderMetrics('/critical_age?tier=2');
    expect(
      await screen.findByText('Cannot be filtered by tier'),
    ).toBeInTheDocument();
  });

  it('marks a past moment', async () => {
    renderMetrics('/tier1_coverage?asOf=2026-09-01');
    expect(
      await screen.findByText(
        'You are looking at the past: Sep 1, 2026, 12:00 AM UTC',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Back to now' }));
    await waitFor(() =>
      expect(currentAddress()).toBe('/product-security/metrics/tier1_coverage'),
    );
  });

  it('says that there is no such metric', async () => {
    renderMetrics('/no_such_metric');
    expect(
      await screen.findByText('There is no such metric'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All metrics' })).toHaveAttribute(
      'href',
      '/product-security/metrics',
    );
  });

  it('fails in the open and tries again', async () => {
    const api = new FixtureProductSecurityApi();
    const answer = api.getMetricValue.bind(api);
    let failures = 1;
    jest.spyOn(api, 'getMetricValue').mockImplementation((metric, options) => {
      if (metric !== 'mttr' || failures === 0) return answer(metric, options);
      failures -= 1;
      return Promise.reject(responseError(500, 'Error'));
    });
    renderMetrics('/mttr', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('Meets target')).toBeInTheDocument();
  });
});
