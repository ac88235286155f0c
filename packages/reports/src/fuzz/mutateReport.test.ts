import fc from 'fast-check';
import { mutateReport } from './mutateReport';

const reports = [
  '{"results":[{"rule":"a","line":3,"tags":["b"]}]}',
  '{"rule":"a"}\n{"rule":"b"}\n',
  '<a><b c="d">e</b></a>',
  'rule,severity\na,high\n',
  '',
].map(text => Buffer.from(text));

it('makes the same of the same report and seed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...reports), fc.integer(), (report, seed) => {
      const mutated = mutateReport(report, seed);
      expect(mutateReport(report, seed).equals(mutated)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('makes something else of nearly each seed', () => {
  const [report] = reports;
  const made = new Set<string>();
  for (let seed = 0; seed < 200; seed++) {
    made.add(mutateReport(report, seed).toString('base64'));
  }
  expect(made.size).toBeGreaterThan(150);
});
