import fc from 'fast-check';
import { createUnitIdentity, UnitIdentity } from './UnitIdentity';
import { NormalisedResult } from '@prodsec/reports';

type Change = Partial<NormalisedResult> & { path?: string };

function code({
  path = 'src/a.ts',
  ...changed
}: Change = {}): NormalisedResult {
  return {
    category: 'code',
    rule: 'xss',
    title: 'Cross-site scripting',
    severity: 'high',
    suppressed: false,
    cwe: [],
    location: { path, line: 1 },
    code: 'c',
    ...changed,
  };
}

/** What a scan reports, by the names the findings were given when they came first. */
function scanner(identity: UnitIdentity) {
  const names = new Map<unknown, string>();
  return (
    results: NormalisedResult[],
    scan: { tool?: string; scope?: string; complete?: boolean } = {},
  ) => {
    const reported = identity.identify(
      { tool: 'T', scope: '', complete: true, ...scan },
      results,
    );
    return reported.map(({ finding }) => {
      if (!names.has(finding)) names.set(finding, `finding ${names.size}`);
      return names.get(finding);
    });
  };
}

describe('identity of code', () => {
  const create = () => scanner(createUnitIdentity('code', []));

  it('does not look at lines, texts and severities', () => {
    const scan = create();
    scan([code()]);
    expect(
      scan([
        code({
          location: { path: 'src/a.ts', line: 99 },
          title: 'Reworded',
          severity: 'low',
        }),
      ]),
    ).toEqual(['finding 0']);
  });

  it('is of a tool, a rule, a path and a code', () => {
    const scan = create();
    scan([code()]);
    expect(scan([code()], { tool: 'U' })).toEqual(['finding 1']);
    expect(scan([code({ rule: 'sqli' })])).toEqual(['finding 2']);
    expect(scan([code({ code: 'd' })])).toEqual(['finding 3']);
    expect(scan([code()], { scope: 'folder' })).toEqual(['finding 0']);
  });

  it('is one finding with several locations where nothing tells results apart', () => {
    const identity = createUnitIdentity('code', []);
    const [{ finding, said }, ...others] = identity.identify(
      { tool: 'T', scope: '', complete: true },
      [
        code({ severity: 'low' }),
        code({
          severity: 'high',
          suppressed: true,
          location: { path: 'src/a.ts', line: 9 },
        }),
      ],
    );
    expect(others).toEqual([]);
    expect(said).toEqual({
      severity: 'high',
      suppressed: false,
    });
    const [{ details }] = finding.sightings.values();
    expect(JSON.parse(details).locations).toEqual([
      { path: 'src/a.ts', line: 9 },
      { path: 'src/a.ts', line: 1 },
    ]);
  });

  it('follows the code when the fingerprint changes, and the fingerprint when the code does', () => {
    const scan = create();
    scan([code({ fingerprint: 'f' })]);
    expect(scan([code({ fingerprint: 'g' })])).toEqual(['finding 0']);
    expect(scan([code({ fingerprint: 'g', code: 'd' })])).toEqual([
      'finding 0',
    ]);
    expect(scan([code({ code: 'd' })])).toEqual(['finding 0']);
    expect(scan([code({ fingerprint: 'h', code: 'e' })])).toEqual([
      'finding 1',
    ]);
  });

  it('matches exactly first', () => {
    const scan = create();
    scan([
      code({ code: 'c', fingerprint: 'f' }),
      code({ code: 'd', fingerprint: 'g' }),
    ]);
    // By code alone the first would be finding 0, by fingerprint alone finding 1.
    expect(
      scan([
        code({ code: 'c', fingerprint: 'g' }),
        code({ code: 'c', fingerprint: 'f' }),
      ]),
    ).toEqual(['finding 1', 'finding 0']);
  });

  it('matches nothing where several fit', () => {
    const scan = create();
    scan([code({ fingerprint: 'f' }), code({ fingerprint: 'g' })]);
    expect(scan([code()])).toEqual(['finding 2']);
    expect(scan([code()])).toEqual(['finding 2']);
  });

  it('finds a closed finding again', () => {
    const scan = create();
    scan([code()]);
    scan([]);
    expect(scan([code()])).toEqual(['finding 0']);
  });

  it('recognises a renamed file in a complete scan, one to one', () => {
    const scan = create();
    scan([
      code(),
      code({ rule: 'sqli' }),
      code({ path: 'src/x.ts', code: 'x' }),
    ]);
    expect(
      scan([
        code({ path: 'src/b.ts' }),
        code({ path: 'src/b.ts', rule: 'sqli' }),
        code({ path: 'src/y.ts', code: 'x' }),
        code({ path: 'src/z.ts', code: 'x' }),
      ]),
    ).toEqual(['finding 0', 'finding 1', 'finding 3', 'finding 4']);
    expect(scan([code({ path: 'src/c.ts' })], { complete: false })).toEqual([
      'finding 5',
    ]);
  });

  it('recognises no rename without code, of what is still reported, or of another scope', () => {
    const scan = create();
    scan([code({ code: undefined })]);
    expect(scan([code({ code: undefined, path: 'b' })])).toEqual(['finding 1']);
    scan([code()]);
    expect(scan([code(), code({ path: 'b' })])).toEqual([
      'finding 2',
      'finding 3',
    ]);
    expect(scan([code({ path: 'c' })], { scope: 's' })).toEqual(['finding 4']);
  });

  it('is the same whatever the order in the report', () => {
    const result = fc.record({
      rule: fc.constantFrom('r', 's'),
      path: fc.constantFrom('p', 'q'),
      code: fc.option(fc.constantFrom('c', 'd'), { nil: undefined }),
      fingerprint: fc.option(fc.constantFrom('f', 'g'), { nil: undefined }),
    });
    const reports = fc.array(
      fc
        .array(result, { maxLength: 6 })
        .chain(drawn =>
          fc.tuple(
            fc.constant(drawn),
            fc.shuffledSubarray(drawn, { minLength: drawn.length }),
          ),
        ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(reports, scans => {
        const one = createUnitIdentity('code', []);
        const two = createUnitIdentity('code', []);
        for (const [ordered, shuffled] of scans) {
          const lane = { tool: 'T', scope: '', complete: true };
          one.identify(lane, ordered.map(code));
          two.identify(lane, shuffled.map(code));
        }
        expect(identitiesOf(two)).toEqual(identitiesOf(one));
      }),
      { numRuns: 500 },
    );
  });

  it('knows what it reported when the same is reported again', () => {
    const result = fc.record({
      rule: fc.constantFrom('r', 's'),
      path: fc.constantFrom('p', 'q', 'o'),
      code: fc.option(fc.constantFrom('c', 'd'), { nil: undefined }),
      fingerprint: fc.option(fc.constantFrom('f', 'g'), { nil: undefined }),
    });
    const scans = fc.array(
      fc.record({
        scope: fc.constantFrom('', 's'),
        complete: fc.boolean(),
        results: fc.array(result, { maxLength: 6 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(scans, all => {
        const scan = create();
        for (const { results, ...lane } of all) {
          const reported = scan(results.map(code), lane);
          expect(scan(results.map(code), lane)).toEqual(reported);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to the results, also where all are alike', () => {
    const identity = createUnitIdentity('code', []);
    const alike = (shift: number) =>
      Array.from({ length: 20_000 }, (_, index) =>
        code({ fingerprint: `f${index + shift}` }),
      );
    const lane = { tool: 'T', scope: '', complete: true };
    const began = Date.now();
    identity.identify(lane, alike(0));
    identity.identify(lane, alike(20_000));
    expect(Date.now() - began).toBeLessThan(10_000);
    expect([...identity.findings]).toHaveLength(40_000);
  });
});

describe('identity of packages', () => {
  function dependency(ids: string[], name = 'a'): NormalisedResult {
    return {
      ...code({ path: `${name}/package-lock.json` }),
      category: 'dependency',
      rule: ids[0],
      package: `pkg:npm/${name}`,
      vulnerabilityIds: ids,
    };
  }

  it('is the package and any of the ids of the vulnerability, of every tool', () => {
    const scan = scanner(createUnitIdentity('dependency', []));
    expect(
      scan([
        dependency(['CVE-1', 'GHSA-1']),
        dependency(['CVE-2']),
        dependency(['CVE-1'], 'b'),
      ]),
    ).toEqual(['finding 0', 'finding 1', 'finding 2']);
    expect(scan([dependency(['ghsa-1'])], { tool: 'U' })).toEqual([
      'finding 0',
    ]);
  });

  it('is rule and path without a package', () => {
    const scan = scanner(createUnitIdentity('container', []));
    const result = { ...dependency(['CVE-1']), package: undefined };
    scan([result]);
    expect(scan([result], { tool: 'U' })).toEqual(['finding 0']);
    expect(scan([{ ...result, location: { path: 'other' } }])).toEqual([
      'finding 1',
    ]);
  });

  it('joins in the same report too', () => {
    const scan = scanner(createUnitIdentity('dependency', []));
    expect(
      scan([
        dependency(['CVE-1']),
        dependency(['GHSA-1']),
        dependency(['CVE-1', 'GHSA-1']),
      ]),
    ).toEqual(['finding 0']);
  });
});

describe('identity of the other categories', () => {
  it('of a secret is the credential, else tool, rule, path and fingerprint', () => {
    const scan = scanner(createUnitIdentity('secret', []));
    const secret = (changed: Change): NormalisedResult => ({
      ...code(changed),
      category: 'secret',
      code: undefined,
    });
    expect(
      scan([
        secret({ credentialHash: 'h' }),
        secret({ credentialHash: 'h', path: 'b', rule: 'other' }),
        secret({ fingerprint: 'f' }),
        secret({ fingerprint: 'g' }),
        secret({}),
        secret({ location: { path: 'src/a.ts', line: 7 } }),
      ]),
    ).toEqual(['finding 0', 'finding 1', 'finding 2', 'finding 3']);
    expect(scan([secret({ credentialHash: 'h' })], { tool: 'U' })).toEqual([
      'finding 0',
    ]);
    expect(scan([secret({})], { tool: 'U' })).toEqual(['finding 4']);
  });

  it('of a request is tool, rule, method, URL path and parameter', () => {
    const scan = scanner(createUnitIdentity('dynamic', []));
    const request = (url: string, changed: Change = {}): NormalisedResult => ({
      ...code(),
      category: 'dynamic',
      location: { url },
      method: 'GET',
      parameter: 'q',
      ...changed,
    });
    expect(
      scan([
        request('https://one.example/a?x=1'),
        request('https://two.example/a?x=2#y', { method: 'get' }),
        request('/a'),
        request('/b'),
        request('/a', { parameter: 'r' }),
        request('/a', { method: 'POST' }),
      ]),
    ).toEqual(['finding 0', 'finding 1', 'finding 2', 'finding 3']);
  });
});

function identitiesOf(identity: UnitIdentity): string[] {
  return [...identity.findings]
    .map(({ keys }) => [...keys].sort().join(' '))
    .sort();
}
