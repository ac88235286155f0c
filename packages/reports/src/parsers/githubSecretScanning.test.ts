import { readReport } from '../readReport';
import { githubSecretScanningParser } from './githubSecretScanning';

const parse = (value: unknown) => {
  const report = readReport(Buffer.from(JSON.stringify(value)));
  expect(githubSecretScanningParser.detect(report)).toBe(true);
  const parsed = githubSecretScanningParser.parse(report);
  return { ...parsed, results: [...parsed.results] };
};

const alert = {
  number: 3,
  html_url: 'https://github.com/acme/shop/security/secret-scanning/3',
  locations_url: 'https://api.github.com/a',
  state: 'open',
  resolution: null,
  secret_type: 'acme_api_key',
  secret_type_display_name: 'Acme API key',
  secret: 'fake-credential',
  validity: 'active',
  first_location_detected: { path: 'a.env', start_line: 2, start_column: 5 },
};

describe('githubSecretScanningParser', () => {
  it('reads alerts with the credential in clear', () => {
    expect(parse([alert])).toEqual({
      tool: 'GitHub secret scanning',
      categories: ['secret'],
      results: [
        {
          category: 'secret',
          rule: 'acme_api_key',
          title: 'Acme API key',
          suppressed: false,
          location: {
            path: 'a.env',
            line: 2,
            column: 5,
            url: 'https://github.com/acme/shop/security/secret-scanning/3',
          },
          credential: 'fake-credential',
          validity: 'active',
          fingerprint: '#3',
        },
      ],
    });
  });

  it.each([
    ['inactive', 'inactive'],
    ['unknown', undefined],
    [null, undefined],
  ])('reads the validity %j', (validity, expected) => {
    expect(parse([{ ...alert, validity }]).results[0].validity).toBe(expected);
  });

  it('tells hidden credentials apart by the number of the alert', () => {
    const { results } = parse([{ ...alert, secret: undefined }]);
    expect(results[0]).toMatchObject({
      credential: undefined,
      fingerprint: '#3',
    });
  });

  it.each([
    ['open', null, [false]],
    ['resolved', 'false_positive', [true]],
    ['resolved', 'used_in_tests', [true]],
    ['resolved', 'wont_fix', [true]],
    ['resolved', 'revoked', []],
    ['resolved', 'pattern_deleted', []],
    ['resolved', null, []],
  ])('%s as %s', (state, resolution, suppressed) => {
    const { results } = parse([{ ...alert, state, resolution }]);
    expect(results.map(each => each.suppressed)).toEqual(suppressed);
  });

  it('reads a location that was put into the alert', () => {
    const { results } = parse([
      {
        ...alert,
        first_location_detected: undefined,
        locations: [
          { type: 'commit', details: { path: 'b.env', start_line: 9 } },
        ],
      },
    ]);
    expect(results[0].location).toMatchObject({ path: 'b.env', line: 9 });
  });

  it('names the field that is wrong, and never its value', () => {
    expect(() => parse([{ ...alert, secret: { value: 'fake' } }])).toThrow(
      '[0].secret must be a text, and is an object',
    );
  });
});
