import fc from 'fast-check';
import { VexAssertion } from './VexAssertion';
import { vexProduct } from './vexComponent';
import { vexReport } from './vexReport';

const days = fc.integer({ min: 1, max: 28 });

const assertions = fc.array(
  fc.record<VexAssertion>({
    vulnerabilityIds: fc.constantFrom(
      ['CVE-2026-10001'],
      ['GHSA-aaaa-bbbb-cccc', 'CVE-2026-10001'],
      ['CVE-2026-10002'],
    ),
    status: fc.constantFrom(
      'not_affected',
      'affected',
      'fixed',
      'under_investigation',
    ),
    components: fc.uniqueArray(
      fc
        .constantFrom('pkg:npm/a@1', 'pkg:npm/a@2', 'pkg:oci/b')
        .map(each => vexProduct(each)),
      { selector: ({ id }) => id },
    ),
    statedAt: fc.option(
      days.map(day => `2026-02-${String(day).padStart(2, '0')}T00:00:00.000Z`),
      { nil: undefined },
    ),
  }),
  { maxLength: 12 },
);

/** The answer by looking at each vulnerability and component by itself. */
function expected(all: VexAssertion[]) {
  const latest = new Map<string, VexAssertion>();
  for (const each of [...all].sort((a, b) =>
    (a.statedAt ?? '').localeCompare(b.statedAt ?? ''),
  )) {
    const cve = each.vulnerabilityIds.at(-1);
    const ids = each.components.map(({ id }) => id);
    for (const id of ids.length > 0 ? ids : ['']) {
      latest.set(`${cve} ${id}`, each);
    }
  }
  return [...latest.values()]
    .map(({ status }) => status)
    .filter(status => status !== 'fixed')
    .map(status => status === 'not_affected')
    .sort();
}

describe('vexReport', () => {
  it('lets what is said last of each vulnerability and component stand', () => {
    fc.assert(
      fc.property(assertions, all => {
        const results = [...vexReport('VEX', all).results];
        expect(results.map(({ suppressed }) => suppressed).sort()).toEqual(
          expected(all),
        );
      }),
    );
  });

  it('states everything, with the packages it names', () => {
    fc.assert(
      fc.property(assertions, all => {
        const { statements, categories } = vexReport('VEX', all);
        expect(categories.length).toBeGreaterThan(0);
        expect([...statements!].map(({ packages }) => packages)).toEqual(
          all.map(({ components }) =>
            components
              .map(({ id }) => id)
              .filter(id => id.startsWith('pkg:npm/')),
          ),
        );
      }),
    );
  });

  it('names the package in the title where nothing else is said', () => {
    const { results } = vexReport('VEX', [
      {
        vulnerabilityIds: ['CVE-2026-10001'],
        status: 'affected',
        components: [
          vexProduct('pkg:npm/%40acme/left@1?a=b/c'),
          vexProduct('shop'),
        ],
      },
    ]);
    expect([...results].map(({ title }) => title)).toEqual([
      'CVE-2026-10001 in left',
      'CVE-2026-10001',
    ]);
  });
});
