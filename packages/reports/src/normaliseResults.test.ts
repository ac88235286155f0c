import { createHash, createHmac } from 'node:crypto';
import { categories } from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from './ReportParser';
import fc from 'fast-check';
import { NormalisedResult } from './NormalisedResult';
import { normaliseResults } from './normaliseResults';

const key = 'a key';

const normalise = (...results: ReportedResult[]) =>
  normaliseResults(results, { key });

const code: ReportedResult = {
  category: 'code',
  rule: 'js/xss',
  title: 'Cross-site scripting',
  location: { path: './src\\a.ts', line: 3, column: 9 },
  code: '  eval(\n\tx )  ',
};

const secret: ReportedResult = {
  category: 'secret',
  rule: 'api-key',
  title: 'API key',
  location: { path: '.env', line: 1 },
  credential: 'fake-credential-0123456789abcdef',
};

const dependency: ReportedResult = {
  category: 'dependency',
  rule: 'GHSA-aaaa-bbbb-cccc',
  title: 'Prototype pollution',
  location: { path: 'package-lock.json' },
  vulnerabilityIds: ['GHSA-aaaa-bbbb-cccc', 'CVE-2024-0001'],
  packageUrl: 'pkg:npm/lodash@4.17.4',
};

describe('normaliseResults', () => {
  it('keeps code as a hash that white space does not change', () => {
    const [result] = normalise(code);
    expect(result).toEqual({
      category: 'code',
      rule: 'js/xss',
      title: 'Cross-site scripting',
      severity: 'medium',
      suppressed: false,
      cwe: [],
      location: { path: 'src/a.ts', line: 3 },
      code: createHash('sha256').update('eval( x )').digest('hex'),
    });
    expect(normalise({ ...code, code: 'eval(  x )' })[0].code).toBe(
      result.code,
    );
    expect(normalise({ ...code, code: 'requires login' })[0].code).toBe(
      undefined,
    );
  });

  it('keeps a credential as a keyed hash and a hint', () => {
    const [result] = normalise({ ...secret, code: 'KEY=1', fingerprint: 'f' });
    expect(result).toEqual({
      category: 'secret',
      rule: 'api-key',
      title: 'API key: fake****',
      severity: 'high',
      suppressed: false,
      cwe: [],
      location: { path: '.env', line: 1 },
      credentialHash: createHmac('sha256', key)
        .update('fake-credential-0123456789abcdef')
        .digest('hex'),
    });
  });

  it('cuts what belongs to a credential out of every text', () => {
    const [first, second] = normalise(
      {
        ...secret,
        location: { path: 'fake-second-key/short/.env' },
        credentialParts: ['fake-second-key', 'short'],
      },
      { ...code, title: 'fake-second-key' },
    );
    // A short part may be a word.
    expect(first.location.path).toBe('f****/short/.env');
    expect(second.title).toBe('f****');
    expect(first).not.toHaveProperty('credentialParts');
  });

  it('keeps the fingerprint of a hidden credential as a keyed hash', () => {
    const results = normalise(
      { ...secret, credential: undefined, fingerprint: 'sha1' },
      { ...secret, credential: undefined, location: { path: 'b' } },
    );
    expect(results[0].fingerprint).toBe(
      createHmac('sha256', key).update('sha1').digest('hex'),
    );
    expect(results[1].fingerprint).toBeUndefined();
  });

  it.each(['REDACTED', 'AKIA-REDACTED', '****', 'xxxx', '...', '*x.', '', ' '])(
    'takes %j for a credential that is not shown',
    credential => {
      const [result] = normalise({ ...secret, credential });
      expect(result.credentialHash).toBeUndefined();
      expect(result.title).toBe('API key');
    },
  );

  it('names a vulnerability by its CVE and its package without version', () => {
    expect(normalise(dependency)[0]).toMatchObject({
      rule: 'CVE-2024-0001',
      vulnerabilityIds: ['CVE-2024-0001', 'GHSA-AAAA-BBBB-CCCC'],
      package: 'pkg:npm/lodash',
      location: { path: 'package-lock.json', package: 'pkg:npm/lodash' },
    });
    expect(
      normalise({ ...dependency, vulnerabilityIds: undefined })[0],
    ).toMatchObject({
      rule: 'GHSA-aaaa-bbbb-cccc',
      vulnerabilityIds: ['GHSA-AAAA-BBBB-CCCC'],
    });
  });

  it('gives packages to dependencies and containers only', () => {
    const moved = normalise({ ...dependency, category: 'cloud' })[0];
    expect(moved.package).toBeUndefined();
    expect(moved.location.package).toBeUndefined();
    expect(moved.vulnerabilityIds).toBeUndefined();
  });

  it('takes the severity of the report, then the configured, then that of the category', () => {
    const severity = (own: object, defaultSeverity?: 'low') =>
      normaliseResults([{ ...secret, ...own }], { key, defaultSeverity })[0]
        .severity;
    expect(severity({ severity: 'info' }, 'low')).toBe('info');
    expect(severity({}, 'low')).toBe('low');
    expect(severity({})).toBe('high');
  });

  it('keeps fingerprints only where they tell the results apart', () => {
    const result = (path: string, fingerprint?: string): ReportedResult => ({
      ...code,
      fingerprint,
      location: { path, line: 1 },
    });
    const kept = (...results: ReportedResult[]) =>
      normalise(...results).map(({ fingerprint }) => fingerprint);
    expect(kept(result('a', '1'), result('b', '2'))).toEqual(['1', '2']);
    expect(kept(result('a', '1'), result('b'))).toEqual(['1', undefined]);
    expect(kept(result('a', '1'), result('a', '1'), result('b', '2'))).toEqual([
      '1',
      '1',
      '2',
    ]);
    expect(kept(result('a', '1'), result('b', '1'))).toEqual([
      undefined,
      undefined,
    ]);
    expect(kept(result('a', '1'), result('a', '2'))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('keeps texts that any database can hold, and long ones apart', () => {
    const long = 'p/'.repeat(5000);
    const [a, b, odd] = normalise(
      { ...code, location: { path: `${long}a` } },
      { ...code, location: { path: `${long}b` } },
      { ...code, title: 'a\0b\uD800', location: { line: 0.5 } },
    );
    expect(a.location.path).toHaveLength(1000);
    expect(a.location.path).not.toBe(b.location.path);
    expect(odd.title).toBe('ab\uFFFD');
    expect(odd.location.line).toBeUndefined();
  });

  it('drops what URLs have besides their place', () => {
    const url = 'https://user:pass@shop.example/a?session=1#top';
    expect(normalise({ ...code, location: { url } })[0].location.url).toBe(
      'https://shop.example/a',
    );
  });
});

/** Long enough to be no word, and with the characters that are written otherwise in URLs and JSON. */
const credential = fc
  .array(fc.constantFrom(...'abcXYZ0189+/="\\% \n_-'), {
    minLength: 16,
    maxLength: 60,
  })
  .map(characters => `q7${characters.join('')}z8`);

const planted = (value: string) =>
  fc
    .tuple(
      fc.string(),
      fc.constantFrom(
        value,
        encodeURIComponent(value),
        JSON.stringify(value).slice(1, -1),
        '',
      ),
      fc.string(),
    )
    .map(parts => parts.join(''));

const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

const reported = (value: string): fc.Arbitrary<ReportedResult> => {
  const text = planted(value);
  return fc.record({
    category: fc.constantFrom(...categories),
    rule: text,
    title: text,
    location: fc.record({
      path: optional(text),
      url: optional(text),
      image: optional(text),
      package: optional(text),
      line: optional(fc.integer()),
    }),
    cwe: optional(fc.array(text)),
    vulnerabilityIds: optional(fc.array(text)),
    packageUrl: optional(text.map(path => `pkg:npm/${path}`)),
    code: optional(text),
    fingerprint: optional(text),
    method: optional(text),
    parameter: optional(text),
    credential: optional(fc.constantFrom(value, '****')),
  });
};

describe('normaliseResults, of anything', () => {
  it('never lets a credential through', () => {
    fc.assert(
      fc.property(
        credential.chain(value =>
          fc.tuple(
            fc.constant(value),
            fc.array(reported(value), { maxLength: 5 }),
          ),
        ),
        ([value, results]) => {
          const normalised = normalise(
            { ...secret, credential: value },
            ...results,
          );
          expect(normalised).toHaveLength(results.length + 1);
          for (const text of textsOf(normalised)) {
            expect(text).not.toContain(value);
            expect(text).not.toContain(encodeURIComponent(value));
            expect(text.toLowerCase()).not.toContain(value.toLowerCase());
          }
        },
      ),
    );
  });

  it('makes no identity of lines, columns, titles, severities and versions', () => {
    const version = fc.stringMatching(/^[0-9]{1,3}(\.[0-9]{1,3}){0,2}$/);
    fc.assert(
      fc.property(
        reported('not in it'),
        fc.string(),
        fc.integer(),
        version,
        version,
        (result, title, line, before, after) => {
          const changed: ReportedResult = {
            ...result,
            title,
            severity: 'critical',
            location: { ...result.location, line, column: line },
            packageUrl: result.packageUrl && `pkg:npm/lodash@${after}`,
          };
          const [a] = normalise({
            ...result,
            packageUrl: result.packageUrl && `pkg:npm/lodash@${before}`,
          });
          const [b] = normalise(changed);
          expect(identityOf(b)).toEqual(identityOf(a));
        },
      ),
    );
  });

  it('gives the same answer to the same results, whatever stands beside them', () => {
    fc.assert(
      fc.property(fc.array(reported('not in it')), results => {
        const together = normalise(...results).map(identityOf);
        expect(together).toEqual(
          results.map(result => identityOf(normalise(result)[0])),
        );
      }),
    );
  });
});

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) yield* textsOf(each);
  }
}

/** What identities are made of; fingerprints depend on the whole report by definition. */
function identityOf(result: NormalisedResult) {
  const { title, severity, fingerprint, location, ...identity } = result;
  const { line, ...place } = location;
  return { ...identity, place };
}
