import { acmeMetrics } from '../__fixtures__/acme';
import { searchMetrics } from './searchMetrics';

const found = (query: string) =>
  searchMetrics(acmeMetrics, query, id => `The story of ${id}`).map(
    ({ id }) => id,
  );

describe('searchMetrics', () => {
  it('finds all without a query', () => {
    expect(found('  ')).toHaveLength(acmeMetrics.length);
  });

  it('looks for every word, anywhere in the definition', () => {
    expect(found('Tier-1 COVERAGE')).toEqual(['tier1_coverage']);
    expect(found('median criticals')).toEqual(['critical_age']);
    expect(found('reopened_findings')).toEqual(['reopen_rate']);
    expect(found('no such metric')).toEqual([]);
  });
});
