import { Scan } from '@prodsec/backstage-plugin-product-security-common';
import { recordedScan } from '../__testUtils__/TestPortal';
import { overlappingScans } from './overlappingScans';
import { RecordedOutcome } from './ReportOutcome';

function outcome(report: string, changes: Partial<Scan> = {}): RecordedOutcome {
  const scan = recordedScan({ id: report, ...changes });
  return { report, state: 'recorded', scan };
}

describe('overlappingScans', () => {
  it('finds the scan that a later one took the place of', () => {
    expect(
      overlappingScans([
        outcome('a', { category: ['code', 'secret'] }),
        outcome('b', { category: 'dependency' }),
        outcome('c', { category: ['secret', 'code'] }),
      ]),
    ).toEqual([{ earlier: 'a', later: 'c' }]);
  });

  it.each<[string, Partial<Scan>]>([
    ['scope', { scope: 'folder' }],
    ['tool', { tool: 'CodeQL' }],
    ['branch', { branch: 'other' }],
    ['application', { application: 'component:default/cart' }],
    ['category', { category: 'secret' }],
    ['completeness', { complete: false }],
    ['nothing, being the same scan', { id: 'a' }],
  ])('finds none where they differ in %s', (_name, changes) => {
    expect(overlappingScans([outcome('a'), outcome('b', changes)])).toEqual([]);
  });
});
