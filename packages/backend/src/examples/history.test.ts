import { stringifyEntityRef } from '@backstage/catalog-model';
import { join } from 'node:path';
import { findExamplesDirectory } from './findExamplesDirectory';
import { planLanes } from './planLanes';
import { readExampleEntities } from './readExampleEntities';
import { readHistoryGenerator } from './readHistoryGenerator';
import { Call } from './types';

const directory = findExamplesDirectory();
const { makeHistory, lengthInDays, firstScanned, lastScanned } =
  readHistoryGenerator(directory);
const now = new Date('2026-11-20T12:34:56.789Z');
const everything = {
  releases: true,
  exceptions: true,
  rotations: true,
  activity: true,
};
const day = 24 * 60 * 60 * 1000;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Parameters of section 3.1 of the API. */
const scanParameters = [
  'application',
  'format',
  'tool',
  'category',
  'scope',
  'branch',
  'commit',
  'scannedAt',
  'complete',
];

/** Every text in a value, found by the name of its field. */
function textsNamed(value: unknown, names: string[]): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => textsNamed(item, names));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    typeof item === 'string' && names.includes(name)
      ? [item]
      : textsNamed(item, names),
  );
}

describe('the example history', () => {
  const calls = makeHistory({ seed: 'test', now });
  const all = makeHistory({ seed: 'test', now, include: everything });
  const scansOf = (name: string) =>
    calls.filter(
      ({ path, query }) =>
        path === '/scans' && query.application === `component:default/${name}`,
    );

  it('is the same for the same seed and moment, and another for another', () => {
    const text = JSON.stringify(calls);
    expect(JSON.stringify(makeHistory({ seed: 'test', now }))).toBe(text);
    expect(JSON.stringify(makeHistory({ seed: 'other', now }))).not.toBe(text);
    expect(
      JSON.stringify(
        makeHistory({ seed: 'test', now: new Date(now.getTime() + day) }),
      ),
    ).not.toBe(text);
  });

  it.each(['test', 'other', 'acme-outfitters', ''])(
    'with seed %p, lies in the half year before now',
    seed => {
      const history = makeHistory({ seed, now, include: everything });
      const starts = now.getTime() - lengthInDays * day - 1000;
      const moments = history.flatMap(({ query, body, path, ids }) => [
        ...textsNamed(query, ['scannedAt']),
        ...textsNamed(ids, ['asOf']),
        ...(path === '/scans'
          ? textsNamed(body, ['CreatedAt']).filter(text => moment.test(text))
          : textsNamed(body, [
              ...['at', 'rotatedAt', 'verifiedAt', 'createdAt', 'from', 'to'],
              ...['candidateAt', 'releasedAt', 'evaluatedAt', 'recordedAt'],
            ])),
      ]);
      expect(moments.length).toBeGreaterThan(history.length);
      for (const text of moments) {
        expect(text).toMatch(moment);
        expect(Date.parse(text)).toBeGreaterThanOrEqual(starts);
        expect(Date.parse(text)).toBeLessThanOrEqual(now.getTime());
      }
      expect(history.length).toBeGreaterThan(600);
      expect(history.length).toBeLessThan(1400);
    },
  );

  it('asks only for what this release has, unless told otherwise', () => {
    const routes = (history: Call[]) => [
      ...new Set(history.map(({ method, path }) => `${method} ${path}`)),
    ];
    expect(routes(calls).sort()).toEqual([
      'PATCH /findings/{id}',
      'POST /scans',
    ]);
    expect(routes(all).sort()).toEqual([
      'PATCH /findings/{id}',
      'POST /activity',
      'POST /exceptions',
      'POST /findings/{id}/rotation',
      'POST /releases',
      'POST /scans',
    ]);
  });

  it('sends scans and decisions of the right shape, about components of the catalog', async () => {
    const entities = await readExampleEntities(join(directory, 'catalog'));
    const components = entities
      .filter(({ kind }) => kind === 'Component')
      .map(entity => stringifyEntityRef(entity));
    const scans = all.filter(({ path }) => path === '/scans');
    for (const { query, body } of scans) {
      expect(scanParameters).toEqual(
        expect.arrayContaining(Object.keys(query)),
      );
      expect(components).toContain(query.application);
      expect(typeof body).toBe('object');
    }
    const aboutFindings = all.filter(({ path }) => path.includes('{id}'));
    for (const { ids } of aboutFindings) {
      expect(ids?.id.$finding.status).toBe('open');
      expect(components).toContain(ids?.id.$finding.application);
    }
    const decisions = all.filter(({ method }) => method === 'PATCH');
    for (const { body } of decisions) {
      expect(body).toEqual(
        expect.objectContaining({
          at: expect.stringMatching(moment),
          reason: expect.any(String),
        }),
      );
    }
  });

  it('sends no report twice for one moment', () => {
    const keys = calls
      .filter(({ path }) => path === '/scans')
      .map(({ query, body }) => JSON.stringify([query, body]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('shows credentials that are made up and say so', () => {
    const secrets = textsNamed(calls, ['Secret']);
    expect(secrets.length).toBeGreaterThan(5);
    for (const secret of secrets) {
      expect(secret).toMatch(/^fake-credential-/);
    }
  });

  it('begins and ends with the scans by which its state is recognised', () => {
    const { first, lanes, last } = planLanes(calls);
    expect(first.query).toMatchObject({
      application: firstScanned,
      scannedAt: '2026-05-22T12:34:56Z',
    });
    expect(last.query.application).toBe(lastScanned);
    expect(lanes.flat().length).toBe(calls.length - 2);
    expect(
      lanes.flat().some(({ query }) => query.application === lastScanned),
    ).toBe(false);
  });

  it('tells its stories', () => {
    const daysAgo = ({ query }: Call) =>
      (now.getTime() - Date.parse(query.scannedAt)) / day;
    const texts = (history: Call[]) => JSON.stringify(history);

    expect(texts(scansOf('gift-cards').slice(-1))).toContain('CVE-2021-44228');
    expect(texts(scansOf('payments-gateway'))).toContain('fake-credential-');
    expect(
      scansOf('storefront-api').some(
        ({ query }) => query.branch === 'feature/express-5',
      ),
    ).toBe(true);
    const secretScans = scansOf('fraud-console').filter(
      ({ query }) => query.format === 'gitleaks',
    );
    expect(Math.min(...secretScans.map(daysAgo))).toBeGreaterThan(30);
    const scanner = texts(scansOf('warehouse-scanner'));
    expect(scanner).toContain('src/util/');
    expect(scanner).toContain('src/common/');
    const arrivals = scansOf('checkout-api').map(daysAgo);
    expect(arrivals).not.toEqual([...arrivals].sort((a, b) => b - a));
    expect(Math.max(...scansOf('loyalty-portal').map(daysAgo))).toBeLessThan(
      36,
    );
  });

  it.each(['test', 'acme-outfitters'])(
    'with seed %p, goes on scanning tier 1 within thirty days, where no story says otherwise',
    seed => {
      const history = makeHistory({ seed, now });
      for (const name of ['storefront-web', 'checkout-api', 'card-vault']) {
        const latest = new Map<string, number>();
        for (const { query, body } of history) {
          if (query.application === `component:default/${name}`) {
            const kind =
              query.format ?? query.category ?? Object.keys(body as object)[0];
            latest.set(kind, Date.parse(query.scannedAt));
          }
        }
        expect(latest.size).toBe(4);
        for (const time of latest.values()) {
          expect(now.getTime() - time).toBeLessThan(30 * day);
        }
      }
    },
  );
});
