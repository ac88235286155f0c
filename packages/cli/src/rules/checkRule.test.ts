import {
  openFinding,
  recordedScan,
  TestPortal,
} from '../__testUtils__/TestPortal';
import { Deadline } from '../portal/Deadline';
import { portalAddress } from '../portal/portalAddress';
import { PortalClient } from '../portal/PortalClient';
import { checkRule } from './checkRule';
import { parseRule } from './parseRule';

const before = '2026-09-01T00:00:00.000Z';
const scan = recordedScan({ category: ['code', 'secret'] });
const { scannedAt } = scan;

describe('checkRule', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await TestPortal.start();
    portal.findings = [
      openFinding(),
      openFinding({ tool: 'CodeQL,ESLint' }),
      openFinding({ tool: 'CodeQL' }),
      openFinding({ category: 'container' }),
      openFinding({ openedAt: before, firstSeenAt: before }),
      openFinding({ firstSeenAt: before }),
      openFinding({ severity: 'low', firstSeenAt: before }),
      openFinding({ status: 'closed', closedAt: scannedAt }),
      openFinding({ status: 'closed', closedAt: before }),
    ];
  });
  beforeEach(() => portal.requests.splice(0));
  afterAll(() => portal.stop());

  function check(text: string, changes = {}) {
    const client = new PortalClient({
      address: portalAddress(portal.url, '--url'),
      token: 'token',
      userAgent: 'test',
      retries: 0,
    });
    return checkRule(
      parseRule(text),
      { ...scan, ...changes },
      client,
      new Deadline(10_000),
    );
  }

  it.each([
    ['new', 2, true],
    ['new > 2', 2, false],
    ['closed < 1', 4, false],
    ['closed < 5', 4, true],
    ['unchanged >= 8', 8, true],
    ['duplicates == 0', 1, false],
  ])('%s counts %s by the counts of the scan', async (text, count, failed) => {
    expect(await check(text)).toEqual({ rule: text, count, failed });
    expect(portal.requests).toEqual([]);
  });

  it.each([
    ['new critical', 2, true],
    ['new high', 0, false],
    ['new high+', 2, true],
    ['reopened critical', 1, true],
    ['reopened low', 1, true],
    ['closed critical < 2', 1, true],
    ['open critical > 6', 6, false],
    ['open', 7, true],
  ])('%s counts %s by the findings', async (text, count, failed) => {
    expect(await check(text)).toEqual({ rule: text, count, failed });
  });

  it('asks for the branch of the scan, not before the scan', async () => {
    const later = new Date(Date.now() + 240_000).toISOString();
    await check('new critical', { branch: 'feature/login', scannedAt: later });
    expect(portal.requests[0].query).toMatchObject({
      application: 'component:default/payments',
      branch: 'feature/login',
      severity: 'critical',
      status: 'open',
      category: 'code,secret',
      asOf: later,
    });
  });

  it('asks nothing where the scan opened nothing', async () => {
    const counts = { ...scan.counts, new: 0 };
    expect(await check('new critical', { counts })).toMatchObject({
      count: 0,
      failed: false,
    });
    expect(portal.requests).toEqual([]);
  });

  it.each([true, false])('held, when it is %s', async held => {
    expect(await check('held', { held })).toEqual({
      rule: 'held',
      failed: held,
    });
  });
});
