import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { builtInFile } from '../definitions/loadDefinitions';
import { testDefinitions } from './testDefinitions';

jest.setTimeout(60_000);

describe('testDefinitions', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'definitions-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function test(text: string) {
    await writeFile(join(folder, 'own.yaml'), text);
    return testDefinitions({ files: ['own.yaml'], folder });
  }

  const kevShare = `
measures:
  - id: open_kev_criticals
    source: findings
    where: status == "open" && severity == "critical" && kev
metrics:
  - id: kev_share
    title: Criticals known to be exploited
    formula: open_kev_criticals / open_criticals
    target: "<= 0.02"
`;

  async function problemsOf(examples: string): Promise<string[]> {
    const { problems } = await test(`${kevShare}${examples}`);
    return problems.map(
      ({ line, column, reason }) => `${line}:${column}: ${reason}`,
    );
  }

  it('passes the examples of every built-in metric', async () => {
    const { examples, metrics, problems } = await testDefinitions({
      files: [builtInFile()],
    });
    expect(problems).toEqual([]);
    expect(examples.filter(({ differences }) => differences.length)).toEqual(
      [],
    );
    expect(new Set(examples.map(({ metric }) => metric))).toEqual(
      new Set(metrics),
    );
  });

  it('runs examples, under their metric and beside it, and says what is not as expected', async () => {
    const { examples, problems } = await test(`${kevShare}
    examples:
      - title: Half of them
        given: { findings: [ { severity: critical, kev: true }, { severity: critical } ] }
        expect: { value: 0.5, numerator: 1, denominator: 2, status: missed }
examples:
  - metric: kev_share
    as_of: 2026-10-01
    group_by: [tier]
    given:
      findings:
        - { id: a, status: open, severity: critical, kev: true, tier: 1 }
        - { id: b, status: open, severity: critical, tier: 2 }
    expect:
      value: 0.25
      groups:
        - { key: { tier: 1 }, value: 1, numerator: 2 }
        - { key: { tier: 3 }, value: 0 }
      objects: { numerator: [b] }
`);
    expect(problems).toEqual([]);
    expect(examples).toEqual([
      {
        file: 'own.yaml',
        line: 13,
        metric: 'kev_share',
        title: 'Half of them',
        differences: [],
      },
      {
        file: 'own.yaml',
        line: 17,
        metric: 'kev_share',
        differences: [
          { path: 'value', expected: '0.25', actual: '0.5' },
          { path: 'groups[tier=1].numerator', expected: '2', actual: '1' },
          { path: 'groups[tier=3]', expected: '{"value":0}' },
          {
            path: 'groups[tier=2]',
            actual: '{"value":0,"numerator":0,"denominator":1,"status":"met"}',
          },
          { path: 'objects.numerator', expected: '["b"]', actual: '["a"]' },
        ],
      },
    ]);
  });

  it('passes the examples of the documentation', async () => {
    const documentation = await readFile(
      join(
        resolvePackagePath(
          '@prodsec/backstage-plugin-product-security-backend',
        ),
        '../../docs/metric-definitions.md',
      ),
      'utf8',
    );
    const blocks = [...documentation.matchAll(/```yaml\n([^]*?)```/g)]
      .map(([, text]) => text)
      .filter(text => /^examples:|^ {4}examples:/m.test(text));
    expect(blocks).toHaveLength(2);
    for (const block of blocks) {
      const { examples, problems } = await test(block);
      expect({ problems, examples }).toEqual({
        problems: [],
        examples: [expect.objectContaining({ differences: [] })],
      });
    }
  });

  it('refuses what the plugin refuses, in the same words', async () => {
    const { examples, metrics, problems } = await test(
      'metrics:\n  - { id: m, title: t, formula: open_critical }',
    );
    expect({ examples, metrics, problems }).toEqual({
      examples: [],
      metrics: [],
      problems: [
        {
          file: 'own.yaml',
          line: 2,
          column: 33,
          reason:
            'metric m: formula names the measure open_critical, which does not exist; did you mean open_criticals?',
        },
      ],
    });
    const missing = await testDefinitions({ files: ['none.yaml'], folder });
    expect(missing.problems).toEqual([
      { file: 'none.yaml', reason: 'there is no such file' },
    ]);
  });

  it.each([
    [
      'examples: [{ metric: kev_shar, expect: { value: 1 } }]',
      "11:22: an example: metric is 'kev_shar', which does not exist; did you mean kev_share?",
    ],
    ['examples: [{ expect: { value: 1 } }]', '11:12: an example has no metric'],
    [
      'examples: [{ metric: kev_share, given: {} }]',
      '11:12: an example expects nothing; accepted in expect are value, numerator, denominator, status, parts, groups, objects',
    ],
    [
      'examples: [{ metric: kev_share, as_of: soon, expect: { value: 1 } }]',
      "11:40: an example: as_of: 'soon' is no date or time",
    ],
    [
      'examples: [{ metric: kev_share, given: { finding: [] }, expect: { value: 1 } }]',
      '11:42: an example: given has no key finding; did you mean findings?',
    ],
    [
      'examples: [{ metric: kev_share, given: { findings: [{ sevrity: high }] }, expect: { value: 1 } }]',
      '11:55: an example: given: findings 1 has no key sevrity; did you mean severity?',
    ],
    [
      'examples: [{ metric: kev_share, given: { findings: [{ severity: urgent }] }, expect: { value: 1 } }]',
      "11:65: an example: given: findings 1: severity must be one of critical, high, medium, low, info, not 'urgent'",
    ],
    [
      'examples: [{ metric: kev_share, given: { findings: [{ kev: "yes" }] }, expect: { value: 1 } }]',
      '11:60: an example: given: findings 1: kev must be true or false',
    ],
    [
      'examples: [{ metric: kev_share, given: { findings: [{ openedAt: someday }] }, expect: { value: 1 } }]',
      '11:65: an example: given: findings 1: openedAt must be ISO 8601 such as 2026-10-02',
    ],
    [
      'examples: [{ metric: kev_share, given: { findings: [{ reopenCount: 1.5 }] }, expect: { value: 1 } }]',
      '11:68: an example: given: findings 1: reopenCount must be a whole number of at most 1000000000',
    ],
    [
      'examples: [{ metric: kev_share, given: { secrets: [{ active: true }] }, expect: { value: 1 } }]',
      '11:54: an example: given: secrets 1: active is worked out and cannot be given; there are id,',
    ],
    [
      'examples: [{ metric: kev_share, given: { findings: [{ application: a, tier: 1 }, { application: a, tier: 2 }] }, expect: { value: 1 } }]',
      '11:82: an example: given: findings 2 says tier 2 of the application a, of which 1 was said before',
    ],
    [
      'examples: [{ metric: kev_share, expect: { value: many } }]',
      '11:50: an example: expect: value must be a number, or null for "no data"',
    ],
    [
      'examples: [{ metric: kev_share, group_by: [gate], expect: { value: 1 } }]',
      '11:43: an example: groupBy: gate does not apply to kev_share; accepted are team,',
    ],
    [
      'examples: [{ metric: kev_share, given: { findings: [{ id: a }] }, expect: { objects: { missing: [b] } } }]',
      "11:98: an example: expect: objects: missing has 'b', which is not given; there are a",
    ],
  ])('refuses %s', async (text, expected) => {
    expect((await problemsOf(text)).join('\n')).toContain(expected);
  });
});
