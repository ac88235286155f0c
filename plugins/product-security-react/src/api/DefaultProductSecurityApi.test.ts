import { mockApis } from '@backstage/test-utils';
import { DefaultProductSecurityApi } from './DefaultProductSecurityApi';

describe('DefaultProductSecurityApi', () => {
  const fetch = jest.fn();
  const client = new DefaultProductSecurityApi({
    discoveryApi: mockApis.discovery({ baseUrl: 'https://portal.test' }),
    fetchApi: { fetch },
  });
  const base = 'https://portal.test/api/product-security';

  beforeEach(() => {
    fetch.mockReset();
    fetch.mockImplementation(async () => Response.json({ items: [] }));
  });

  const asked = () => fetch.mock.calls.map(([url]) => String(url));

  it('asks each endpoint with its parameters', async () => {
    await client.listMetrics();
    await client.getMetricValue('tier1_coverage', {
      asOf: '2026-09-01',
      groupBy: ['team', 'tier'],
      filters: { tier: ['1', '2'], team: [] },
    });
    await client.getMetricTrend('mttr', {
      from: '2026-08-01',
      to: '2026-09-01',
      step: 'week',
    });
    await client.listMetricObjects('mttr', {
      set: 'missing',
      limit: 25,
      cursor: 'a b',
      filters: { businessUnit: ['R&D'] },
    });
    await client.listApplications({ filters: { exposure: ['internet'] } });
    await client.getApplicationScorecard('component:default/payments');
    await client.listFindings({
      application: 'component:default/payments',
      status: ['open'],
      severity: ['critical', 'high'],
    });
    await client.getPortfolio({ asOf: '2026-09-01' });
    await client.listTeams();
    await client.getIntake({
      filters: { tier: ['1'] },
      days: 7,
      stale: true,
      sort: '-new',
    });
    await client.getMetricChange('mttr', {
      from: '2026-08-01',
      groupBy: ['team'],
      filters: { tier: ['1'] },
    });
    await client.getMetricPlan('mttr', { limit: 5 });
    await client.getDashboard('executive', { filters: { team: ['a'] } });
    await client.getNarrative('revenue_protection', { asOf: '2026-09-01' });
    await client.answerQuestion('ageing_findings', { cursor: 'c' });
    await client.listScans({ state: 'held', filters: { team: ['a'] } });

    expect(asked()).toEqual([
      `${base}/metrics`,
      `${base}/metrics/tier1_coverage/value?tier=1%2C2&asOf=2026-09-01&groupBy=team%2Ctier`,
      `${base}/metrics/mttr/trend?from=2026-08-01&to=2026-09-01&step=week`,
      `${base}/metrics/mttr/objects?businessUnit=R%26D&set=missing&limit=25&cursor=a+b`,
      `${base}/applications?exposure=internet`,
      `${base}/applications/component%3Adefault%2Fpayments/scorecard`,
      `${base}/findings?application=component%3Adefault%2Fpayments&status=open&severity=critical%2Chigh`,
      `${base}/portfolio?asOf=2026-09-01`,
      `${base}/teams`,
      `${base}/operations/intake?tier=1&days=7&stale=true&sort=-new`,
      `${base}/metrics/mttr/change?tier=1&from=2026-08-01&groupBy=team`,
      `${base}/metrics/mttr/plan?limit=5`,
      `${base}/dashboards/executive?team=a`,
      `${base}/narratives/revenue_protection?asOf=2026-09-01`,
      `${base}/questions/ageing_findings?cursor=c`,
      `${base}/scans?team=a&state=held`,
    ]);
  });

  it('confirms a scan with a request of its own', async () => {
    await client.confirmScan('a/b');
    expect(fetch).toHaveBeenCalledWith(
      `${base}/scans/a%2Fb/confirm`,
      expect.objectContaining({ method: 'POST' }),
    );
  });

  it('throws what the backend answers', async () => {
    fetch.mockImplementation(async () =>
      Response.json(
        {
          error: { name: 'NotAllowedError', message: 'not for you' },
          response: { statusCode: 403 },
        },
        { status: 403 },
      ),
    );
    await expect(client.getPortfolio()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { message: 'not for you' },
    });
  });

  it('gives an address for uploads that people can read', async () => {
    await expect(client.getUploadUrl('component:default/a&b')).resolves.toBe(
      `${base}/scans?application=component:default/a%26b`,
    );
  });
});
