import fc from 'fast-check';
import {
  filterSegments,
  PageView,
  readPageView,
  spans,
  writePageView,
} from './PageView';

const text = fc.string({ minLength: 1, maxLength: 12 });
const moment = fc
  .date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2030-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  .map(date => date.toISOString());
const view: fc.Arbitrary<PageView> = fc.record({
  filters: fc.record(
    {
      tier: fc.uniqueArray(fc.constantFrom('1', '2', '3', 'unassigned'), {
        minLength: 1,
      }),
      exposure: fc.uniqueArray(fc.constantFrom('internet', 'unknown'), {
        minLength: 1,
      }),
      team: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
      system: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
      revenueCritical: fc.constant(['true']),
    },
    { requiredKeys: [] },
  ),
  asOf: fc.option(moment, { nil: undefined }),
  span: fc.constantFrom(...spans),
});

describe('PageView', () => {
  it('survives the way through an address', () => {
    fc.assert(
      fc.property(view, given => {
        const address = writePageView(given).toString();
        expect(readPageView(new URLSearchParams(address))).toEqual(given);
      }),
    );
  });

  it('leaves the parameters of others alone', () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        const search = writePageView(
          before,
          new URLSearchParams('tab=plan&open=tier1_coverage'),
        );
        const written = writePageView(after, search);
        expect(written.get('tab')).toBe('plan');
        expect(written.get('open')).toBe('tier1_coverage');
        expect(readPageView(written)).toEqual(after);
      }),
    );
  });

  it('keeps defaults out of the address', () => {
    expect(writePageView({ filters: {}, span: 90 }).toString()).toBe('');
  });

  it('leaves out what it does not know', () => {
    expect(
      readPageView(
        new URLSearchParams(
          'tier=9&tier=2&exposure=moon&asOf=yesterday&span=7&revenueCritical=maybe&team=',
        ),
      ),
    ).toEqual({ filters: { tier: ['2'] }, asOf: undefined, span: 90 });
  });

  it('reads any address', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...filterSegments, 'asOf'), text)),
        pairs => {
          const { filters } = readPageView(new URLSearchParams(pairs));
          for (const values of Object.values(filters))
            expect(values.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
