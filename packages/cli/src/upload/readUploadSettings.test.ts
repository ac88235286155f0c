import { readUploadSettings, UploadOptions } from './readUploadSettings';

const environment = { PRODSEC_URL: 'https://portal.example.com' };

function read(
  options: Partial<UploadOptions>,
  reports: string[] = ['report.sarif'],
) {
  return readUploadSettings(
    reports,
    { timeout: '600', retries: '4', ...options },
    environment,
  );
}

describe('readUploadSettings', () => {
  it('takes the address from the option before the environment', () => {
    expect(read({}).address).toBe(
      'https://portal.example.com/api/product-security',
    );
    expect(read({ url: 'http://localhost:7007' }).address).toBe(
      'http://localhost:7007/api/product-security',
    );
  });

  it('needs an address unless nothing is sent', () => {
    const options = { timeout: '1', retries: '0' };
    expect(() => readUploadSettings(['a'], options, {})).toThrow(
      /^--url: is required, or PRODSEC_URL/,
    );
    expect(
      readUploadSettings(['a'], { ...options, dryRun: true }, {}).address,
    ).toBeUndefined();
  });

  it('takes an empty text for none', () => {
    const { parameters } = read({ branch: '', application: ' ', scope: '' });
    expect(Object.values(parameters)).toEqual(
      Object.values(parameters).map(() => undefined),
    );
  });

  it('reads the rest', () => {
    expect(
      read({
        partial: true,
        covers: 'dependency, secret',
        async: true,
        timeout: '30',
        scannedAt: '2026-10-02',
        failOn: ['held', 'new critical'],
      }),
    ).toMatchObject({
      parameters: {
        complete: 'false',
        covers: 'dependency,secret',
        scannedAt: '2026-10-02',
      },
      respondAsync: true,
      timeout: 30_000,
      retries: 4,
      rules: [{ subject: 'held' }, { subject: 'new' }],
    });
  });

  it.each<[Partial<UploadOptions>, RegExp]>([
    [{ category: 'sast' }, /^--category: must be one of code, .*, not 'sast'/],
    [{ covers: 'code,sca' }, /^--covers: must be a comma list of .* not 'sca'/],
    [{ scannedAt: 'yesterday' }, /^--scanned-at: 'yesterday' is no date/],
    [{ timeout: '0' }, /^--timeout: must be a whole number from 1 to 86400/],
    [{ timeout: '1e3' }, /^--timeout: .* not '1e3'/],
    [{ retries: '-1' }, /^--retries: must be a whole number from 0 to 20/],
    [{ retries: '' }, /^--retries: .* not ''/],
    [{ failOn: ['held', 'newest'] }, /^--fail-on: 'newest' is no rule/],
    [{ url: 'portal' }, /^--url: must be the address/],
  ])('%j is refused', (options, message) => {
    expect(() => read(options)).toThrow(message);
  });

  it.each<[string[], RegExp]>([
    [[], /^report: name at least one file, or -/],
    [['-', 'a', '-'], /^report: the standard input \(-\) can be read once/],
  ])('the reports %j are refused', (reports, message) => {
    expect(() => read({}, reports)).toThrow(message);
  });
});
