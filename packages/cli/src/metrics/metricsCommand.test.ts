import { runProdsec } from '../__testUtils__/runProdsec';
import { temporaryFolder, writeFiles } from '../__testUtils__/temporaryFolder';
import { TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const measures = `measures:
  - id: open_kev_criticals
    source: findings
    where: status == "open" && severity == "critical" && kev
metrics:
  - id: kev_share
    title: Criticals known to be exploited
    formula: open_kev_criticals / open_criticals
    examples:
`;
const example = (title: string, value: number) => `
      - title: ${title}
        given: { findings: [{ severity: critical, kev: true }, { severity: critical }] }
        expect: { value: ${value} }
`;
writeFiles(folder, {
  'good.yaml': measures + example('Half of them', 0.5),
  'failing.yaml':
    measures + example('Half of them', 0.5) + example('A <third>', 0.25),
  'broken.yaml': 'metrics:\n  - { id: m, title: t, formula: open_critical }\n',
  'plain.yaml': 'metrics: [{ id: m, title: t, formula: open_criticals }]\n',
});

const test = (...words: string[]) =>
  runProdsec(['metrics', 'test', ...words], { folder });

describe('prodsec metrics test', () => {
  it('passes', async () => {
    const run = await test('good.yaml');
    expect(run).toEqual({
      code: 0,
      messages: '',
      output: '1 file accepted; 1 example: 1 passed, 0 failed\n',
    });
    expect((await test('plain.yaml')).output).toBe(
      '1 file accepted; no examples\n',
    );
  });

  it('shows how a failed example differs', async () => {
    const run = await test('failing.yaml');
    expect(run.code).toBe(1);
    expect(run.output.split('\n')).toEqual([
      'failing.yaml:15: kev_share: A <third>: failed',
      '         expected  actual',
      '  value  0.25      0.5',
      '',
      '1 file accepted; 2 examples: 1 passed, 1 failed',
      '',
    ]);
  });

  it('refuses a file as the backend does', async () => {
    const run = await test('broken.yaml', 'good.yaml', 'none.yaml');
    expect(run.code).toBe(1);
    expect(run.output).toContain('none.yaml: there is no such file\n');
    expect((await test('broken.yaml', 'good.yaml')).output).toBe(
      `broken.yaml:2:33: metric m: formula names the measure open_critical, which does not exist; did you mean open_criticals?
1 problem; the backend would refuse these files
`,
    );
  });

  it('writes JSON', async () => {
    const run = await test('failing.yaml', '--format', 'json');
    expect(JSON.parse(run.output)).toMatchObject({
      passed: false,
      exitCode: 1,
      problems: [],
      examples: [
        { title: 'Half of them', differences: [] },
        {
          file: 'failing.yaml',
          line: 15,
          metric: 'kev_share',
          differences: [{ path: 'value', expected: '0.25', actual: '0.5' }],
        },
      ],
    });
  });

  it('writes JUnit XML', async () => {
    const run = await test('failing.yaml', '--format', 'junit');
    expect(run.code).toBe(1);
    expect(run.output).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="prodsec metrics test">
  <testsuite name="failing.yaml" tests="3" failures="1">
    <testcase classname="failing.yaml" name="is accepted"/>
    <testcase classname="failing.yaml" name="kev_share: Half of them (line 11)"/>
    <testcase classname="failing.yaml" name="kev_share: A &lt;third&gt; (line 15)">
      <failure message="kev_share: A &lt;third&gt; (line 15): not as expected">         expected  actual
  value  0.25      0.5</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
    const refused = await test('broken.yaml', '--format', 'junit');
    expect(refused.output).toContain('tests="1" failures="1"');
  });

  it.each([
    [[], 'prodsec: file: name at least one file of metric definitions\n'],
    [
      ['good.yaml', '--format', 'html'],
      "prodsec: --format: must be one of text, json, junit, not 'html'\n",
    ],
  ])('refuses %j', async (words, message) => {
    const run = await test(...(words as string[]));
    expect(run).toEqual({ code: 2, messages: message, output: '' });
  });
});

describe('prodsec metrics list and value', () => {
  let portal: TestPortal;

  beforeEach(async () => {
    portal = await TestPortal.start();
  });
  afterEach(() => portal.stop());

  const ask = (...words: string[]) =>
    runProdsec(['metrics', ...words, '--url', portal.url], {
      folder,
      environment: { PRODSEC_TOKEN: 'a-token' },
    });

  it('lists the metrics', async () => {
    portal.next.push(() => ({
      status: 200,
      body: {
        items: [{ id: 'mttr', title: 'Time', unit: 'days', target: '< 10' }],
      },
    }));
    const run = await ask('list');
    expect(run.code).toBe(0);
    expect(run.output).toBe(
      'metric  title  unit  target  owner\nmttr    Time   days  < 10\n',
    );
    expect(portal.requests[0]).toMatchObject({
      path: '/api/product-security/metrics',
      headers: { authorization: 'Bearer a-token' },
    });
  });

  it('asks for a value', async () => {
    portal.next.push(() => ({
      status: 200,
      body: {
        metric: 'mttr',
        asOf: '2026-10-01T00:00:00.000Z',
        value: 7,
        numerator: 14,
        denominator: 2,
        target: '< 10',
        status: 'met',
        groups: [
          {
            key: { tier: '1' },
            value: null,
            numerator: 0,
            denominator: 0,
            status: 'no-data',
          },
        ],
      },
    }));
    const run = await ask(
      ...'value mttr --as-of 2026-10-01 --group-by tier --filter tier=1,2 --filter severity=high'.split(
        ' ',
      ),
    );
    expect(run.output.split('\n')).toEqual([
      'mttr as of 2026-10-01T00:00:00.000Z, target < 10',
      '     value  numerator  denominator  status',
      'all      7         14            2  met',
      '1                   0            0  no-data',
      '',
    ]);
    expect(portal.requests[0]).toMatchObject({
      path: '/api/product-security/metrics/mttr/value',
      query: {
        asOf: '2026-10-01',
        groupBy: 'tier',
        tier: '1,2',
        severity: 'high',
      },
    });
  });

  it('says what the portal, or the command line, refuses', async () => {
    const unknown = await ask('value', 'none');
    expect(unknown).toMatchObject({
      code: 3,
      messages: 'There is nothing here\n',
    });
    const wrong = await ask('value', 'mttr', '--filter', 'region=x');
    expect(wrong.code).toBe(2);
    expect(wrong.messages).toContain("--filter: 'region=x' is no filter");
    const without = await runProdsec(['metrics', 'list'], { folder });
    expect(without.messages).toContain('--url: is required, or PRODSEC_URL');
  });
});
