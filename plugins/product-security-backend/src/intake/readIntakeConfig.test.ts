import { ConfigReader } from '@backstage/config';
import { defaultReportLimits } from '@prodsec/reports';
import { readIntakeConfig } from './readIntakeConfig';

const read = (productSecurity: object) =>
  readIntakeConfig(new ConfigReader({ productSecurity } as any));

describe('readIntakeConfig', () => {
  it('has defaults for everything', () => {
    const { limits, reader, defaultSeverities } = read({});
    expect(limits).toEqual(defaultReportLimits);
    expect(reader).toMatchObject({ maximumSeconds: 300, maximumMemory: 1024 });
    expect(reader.workers).toBeGreaterThanOrEqual(1);
    expect(defaultSeverities.size).toBe(0);
  });

  it('reads limits and severities', () => {
    const { limits, reader, defaultSeverities } = read({
      intake: {
        maxBytes: 1,
        maxDepth: 2,
        maxResults: 3,
        workers: 4,
        maxSeconds: 5,
        maxMemory: 6,
      },
      severity: { defaults: { Semgrep: 'low' } },
    });
    expect(limits).toEqual({
      maximumBytes: 1,
      maximumDepth: 2,
      maximumResults: 3,
    });
    expect(reader).toEqual({ workers: 4, maximumSeconds: 5, maximumMemory: 6 });
    expect([...defaultSeverities]).toEqual([['Semgrep', 'low']]);
  });

  it.each([
    ['maxBytes', 0],
    ['maxResults', 1.5],
    ['workers', -1],
    ['maxSeconds', 'soon'],
  ])('names %s when it is %p', (name, value) => {
    expect(() => read({ intake: { [name]: value } })).toThrow(
      new RegExp(`productSecurity\\.intake\\.${name}`),
    );
  });

  it('names a severity that is none', () => {
    expect(() => read({ severity: { defaults: { Semgrep: 'bad' } } })).toThrow(
      'Invalid productSecurity.severity.defaults.Semgrep: one of critical, high, medium, low, info is expected',
    );
  });
});
