import { segments } from '@prodsec/backstage-plugin-product-security-common';
import { catalogue } from '../sources/catalogue';
import { readDefinitions } from './readDefinitions';

const sourceNames = [...catalogue.keys()].join(', ');

const segmentsOfFindings = segments.filter(
  segment => catalogue.get('findings')!.dimensions[segment],
);

const builtIn = {
  name: 'built-in.yaml',
  text: `measures:
  - { id: open_criticals, source: findings, where: status == "open" && severity == "critical" }
  - { id: closed, source: remediations, where: inWindow(closedAt) }
  - { id: applications, source: applications }
metrics:
  - id: closing
    title: Closing
    formula: closed / open_criticals
    target: '>= 1'
    window: P90D
`,
};

const read = (text: string) =>
  readDefinitions([builtIn, { name: 'own.yaml', text }]);

const problemsOf = (text: string) => {
  try {
    read(text);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};

jest.setTimeout(60_000);

describe('readDefinitions', () => {
  it('reads the example of the contract', () => {
    const { metrics } = read(`
metrics:
  - id: kev_share
    title: Criticals known to be exploited
    owner: product-security
    formula: open_kev_criticals / open_criticals
    source_objects: [findings]
    target: "<= 0.02"
measures:
  - id: open_kev_criticals
    source: findings
    aggregate: count        # count | sum | mean | median | p90
    where: status == "open" && severity == "critical" && kev
`);
    expect(metrics.get('kev_share')!.definition).toEqual({
      id: 'kev_share',
      title: 'Criticals known to be exploited',
      owner: 'product-security',
      formula: 'open_kev_criticals / open_criticals',
      sourceObjects: ['findings'],
      target: '<= 0.02',
      unit: 'ratio',
      direction: 'down',
      segments: segmentsOfFindings,
    });
  });

  it('reads every key', () => {
    const { metrics } = read(`
metrics:
  - id: all_keys
    title: All keys
    description: Text
    owner: product-security
    audience: [executive]
    business_value: Value
    narratives: [revenue_protection]
    formula: closed
    source_objects: [findings, scans]
    unit: points
    direction: up
    target: '>= 3'
    goal_by: { tier: { 1: '>= 4' } }
    window: P30D
    segments: [tier, severity]
    defaults: { severity: [critical, high] }
    parts: { open: open_criticals }
`);
    const metric = metrics.get('all_keys')!;
    expect(metric.definition).toMatchObject({
      description: 'Text',
      audience: ['executive'],
      businessValue: 'Value',
      narratives: ['revenue_protection'],
      unit: 'points',
      direction: 'up',
      goalBy: { tier: { '1': '>= 4' } },
      window: 'P30D',
      segments: ['tier', 'severity'],
    });
    expect(metric.defaults.get('severity')).toEqual(['critical', 'high']);
    expect(metric.window).toBe(30 * 86_400_000);
  });

  it('offers only segments that all measures have', () => {
    const { metrics } = read(
      '{ metrics: [{ id: both, title: t, formula: applications + open_criticals }] }',
    );
    expect(metrics.get('both')!.definition.segments).not.toContain('severity');
  });

  it('changes single keys of a metric, or replaces it with its formula', () => {
    const changed = read('{ metrics: [{ id: closing, target: ">= 2" }] }');
    expect(changed.metrics.get('closing')!.definition).toMatchObject({
      title: 'Closing',
      target: '>= 2',
      window: 'P90D',
    });
    const replaced = read(
      '{ metrics: [{ id: closing, title: Mine, formula: open_criticals }] }',
    );
    expect(replaced.metrics.get('closing')!.definition).not.toHaveProperty(
      'target',
    );
  });

  it('replaces a measure by id', () => {
    const { measures } = read(
      '{ measures: [{ id: open_criticals, source: findings, where: kev }] }',
    );
    expect(measures.get('open_criticals')!.where).toHaveLength(1);
  });

  it('reads a part that has to fall', () => {
    const falling = (falls: string) =>
      `{ metrics: [{ id: m, title: t, formula: open_criticals, parts: { open: open_criticals, apps: applications }, falls: ${falls} }] }`;
    const metric = read(falling('{ part: open, within: P30D }')).metrics.get(
      'm',
    )!;
    expect(metric.definition.falls).toEqual({ part: 'open', within: 'P30D' });
    expect(metric.fall).toEqual({
      formula: { op: 'measure', id: 'open_criticals' },
      within: 30 * 86_400_000,
    });
    for (const [falls, problem] of [
      [
        '{ part: other, within: P30D }',
        "part is 'other'; accepted are open, apps",
      ],
      ['{ part: open, within: P3M }', "within is 'P3M'; accepted is"],
      ['{ part: open }', 'falls has no within'],
      ['{ within: P30D }', 'falls has no part'],
      ['{ part: apps, within: P30D }', 'cannot be asked by severity'],
      ['{ part: open, within: P30D, by: tier }', 'has no key by'],
    ]) {
      expect(problemsOf(falling(falls)).join('\n')).toContain(problem);
    }
  });

  it('reads an empty file', () => {
    expect(read('').metrics.size).toBe(1);
    expect(read('# nothing').metrics.size).toBe(1);
  });

  it.each([
    [
      'metrics:\n  - id: a\n    title: t\n    formula: closed / open_critical',
      'own.yaml:4:23: metric a: formula names the measure open_critical, which does not exist; did you mean open_criticals?',
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: closed / 0\n    window: P1D',
      'own.yaml:4:23: metric a: formula divides by 0, which is always zero',
    ],
    [
      'metrics:\n  - id: a\n    formula: open_criticals',
      'own.yaml:2:5: metric a has no title',
    ],
    [
      'metrics:\n  - id: a\n    title: t',
      'own.yaml:2:5: metric a has no formula',
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    targt: ">= 1"',
      'own.yaml:5:5: metric a has no key targt; did you mean target?',
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    target: "1"',
      `own.yaml:5:13: metric a: target is '1'; accepted is a comparison (>=, >, <=, < or ==) and a number as text, such as ">= 0.95"`,
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    window: P3M',
      "own.yaml:5:13: metric a: window is 'P3M'; accepted is an ISO 8601 duration in weeks, days, hours, minutes or seconds, such as P30D",
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: closed',
      'own.yaml:4:14: metric a has no window, which its measure closed needs',
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    segments: [tier, gate]',
      `own.yaml:5:22: metric a: segments has gate, which its measures do not have; accepted are ${segmentsOfFindings.join(
        ', ',
      )}`,
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    unit: percent',
      "own.yaml:5:11: metric a: unit is 'percent'; accepted are ratio, days, points, count, per_100_repositories, per_1000_commits",
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    source_objects: [finding]',
      "own.yaml:5:22: metric a: source_objects has 'finding'; accepted are applications, owners, connectors, repositories, findings, scans, secrets, release_candidates, releases, gate_results, evidence_artifacts, exceptions, activity, controls, remediations; did you mean findings?",
    ],
    [
      'measures:\n  - id: a\n    source: scans',
      `own.yaml:3:13: measure a: source is 'scans'; accepted are ${sourceNames}`,
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    where: status == "opne"',
      `own.yaml:4:12: measure a: where has 'status == "opne"', which is never true`,
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    where: kev && sevrity == "high"',
      'own.yaml:4:19: measure a: where names sevrity, which findings do not have; did you mean severity?',
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    aggregate: average',
      "own.yaml:4:16: measure a: aggregate is 'average'; accepted are count, sum, mean, median, p90",
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    aggregate: mean',
      "own.yaml:4:16: measure a: mean needs 'of', the field whose values are meant",
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    aggregate: sum\n    of: title',
      'own.yaml:5:9: measure a: of names title, of which there is no sum; there is of ageDays, reopenCount, epss, riskScore,',
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    missing: "{nothing}"',
      'own.yaml:4:15: measure a: missing names nothing, which findings do not have',
    ],
    [
      'measures:\n  - { id: a, source: findings }\n  - { id: a, source: findings }',
      'own.yaml:3:11: measure a is there twice',
    ],
    ['metrics:\n  - title: t', 'own.yaml:2:5: a metric has no id'],
    [
      'metrics:\n  - id: A-1',
      "own.yaml:2:9: a metric has the id 'A-1'; accepted are lower case letters, digits and _, a letter first",
    ],
    ['metrics:\n  - id: a\n    id: b', 'own.yaml:3:5: this key is there twice'],
    ['metrics:\n  a: 1', 'own.yaml:2:3: the file: metrics must be a list'],
    ['metrics:\n  - text', 'own.yaml:2:5: a metric must be a mapping'],
    ['text', 'own.yaml:1:1: the file must be a mapping of keys to values'],
    [
      'metric: []',
      'own.yaml:1:1: the file has no key metric; did you mean metrics?',
    ],
    ['metrics:', 'own.yaml:1:1: the file: metrics has no value'],
    ['metrics: [', 'own.yaml:1:11: does not parse: '],
    [
      'metrics: &a [*a]',
      'own.yaml:1:14: *a stands for something written elsewhere; aliases are not accepted, write it out',
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    segments: [systm, region]',
      `own.yaml:5:16: metric a: segments has systm, which does not exist; accepted are ${segmentsOfFindings.join(
        ', ',
      )}; did you mean system?`,
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    narratives: [revenue_protecton]',
      "own.yaml:5:18: metric a: narratives has 'revenue_protecton'; accepted are revenue_protection, release_confidence, audit_assurance, program_scale, and ids of your own: lower case letters, digits and _, a letter first; did you mean revenue_protection?",
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    narratives: [Board Talk]',
      "own.yaml:5:18: metric a: narratives has 'Board Talk'; accepted are",
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    goal_by: { tier: { 4: "> 1" } }',
      'own.yaml:5:24: metric a: goal_by: tier has no key 4; did you mean 1?',
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    defaults: { severity: [high, urgent] }',
      "own.yaml:5:34: metric a: defaults: severity is 'urgent'; accepted are critical, high, medium, low, info",
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    parts: { __proto__: closed }\n    window: P1D',
      "own.yaml:5:14: metric a: parts has a part '__proto__'; accepted are letters",
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    __proto__: { title: x }',
      'own.yaml:5:5: metric a has no key __proto__; accepted are id, title,',
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    target: "<= 1000000000000000000000"',
      "own.yaml:5:13: metric a: target is '<= 1000000000000000000000'; accepted is a comparison",
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    window: P99999999D',
      "own.yaml:5:13: metric a: window is 'P99999999D'; accepted is an ISO 8601 duration",
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: [open_criticals]',
      'own.yaml:4:14: metric a: formula must be a text',
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    where: ageDays < 1000000',
      'own.yaml:4:12: measure a: where has 1000000 days; accepted are 36500 at most',
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    where: kev && severity == 3',
      "own.yaml:4:19: measure a: where compares text with number by == in 'severity == 3'",
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    where: |\n      kev &&\n        sevrity == "high"',
      'own.yaml:6:9: measure a: where names sevrity, which findings do not have; did you mean severity?',
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    where: >-\n      kev &&\n      (status == "open" ||\n       statuss == "closed")',
      'own.yaml:7:8: measure a: where names statuss, which findings do not have; did you mean status?',
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    where: kev &&\n      sevrity == "high"',
      'own.yaml:5:7: measure a: where names sevrity,',
    ],
    [
      `measures:\n  - id: a\n    source: findings\n    where: 'rule == "it''s" && sevrity == "high"'`,
      'own.yaml:4:32: measure a: where names sevrity,',
    ],
    [
      'measures:\n  - id: a\n    source: findings\n    where: "rule == \\"a\\" && \\x6bev && sevrity == \\"b\\""',
      'own.yaml:4:40: measure a: where names sevrity,',
    ],
  ])('refuses %j', (text, expected) => {
    expect(problemsOf(text).join('\n')).toContain(expected);
  });

  it('refuses a metric over measures that no segment is common to', () => {
    const { findings: first, applications: second } =
      Object.fromEntries(catalogue);
    const sources = new Map([
      ['findings', { ...first, dimensions: { rule: { sql: 'fact.rule' } } }],
      ['applications', { ...second, dimensions: { tier: { sql: "'1'" } } }],
    ]);
    const text = `
measures:
  - { id: first, source: findings }
  - { id: second, source: applications }
metrics:
  - { id: both, title: t, formula: first / second }`;
    expect(() =>
      readDefinitions([{ name: 'own.yaml', text }], sources),
    ).toThrow(
      'own.yaml:6:36: metric both is over measures that have no segment in common: first has rule; second has tier',
    );
  });

  it('finds what is there twice without comparing every key with every other', () => {
    const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`);
    const started = process.cpuUsage();
    expect(problemsOf(`{ ${keys.join(', ')} }`)).toHaveLength(101);
    expect(secondsSince(started)).toBeLessThan(10);
  });

  it.each([
    [
      'a bomb of aliases',
      () =>
        Array.from({ length: 20 }, (_, index) =>
          index === 0
            ? 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'
            : `a${index}: &a${index} [${Array(10)
                .fill(`*a${index - 1}`)
                .join(', ')}]`,
        ).join('\n'),
      'own.yaml:1:1: the file has no key a0; accepted are',
    ],
    [
      'ten megabytes',
      () => `metrics: [] # ${'x'.repeat(10_485_760)}`,
      'own.yaml:1:1: is 10485774 bytes large; at most 1048576 are accepted',
    ],
    [
      'a million open brackets',
      () => `metrics: ${'['.repeat(1_000_000)}`,
      'own.yaml:1:1: does not parse: it is nested too deeply',
    ],
    [
      'a hundred thousand nested lists',
      () => `metrics:\n  ${'- '.repeat(100_000)}x`,
      'does not parse: it is nested too deeply',
    ],
    [
      'a very long condition',
      () =>
        `measures:\n  - id: a\n    source: findings\n    where: ${Array(5_000)
          .fill('kev')
          .join(' || ')}`,
      'own.yaml:4:12: measure a: where is 34996 characters long; at most 10000 are accepted',
    ],
    [
      'a condition of many parts',
      () =>
        `measures:\n  - id: a\n    source: findings\n    where: ${Array(1_200)
          .fill('kev')
          .join('||')}`,
      'measure a: where does not parse: Exceeded max',
    ],
    [
      'a deeply nested condition',
      () =>
        `measures:\n  - id: a\n    source: findings\n    where: ${'('.repeat(
          4_000,
        )}kev${')'.repeat(4_000)}`,
      'measure a: where does not parse: Exceeded max',
    ],
    [
      'many measures in a formula',
      () =>
        `measures:\n${Array.from(
          { length: 51 },
          (_, index) => `  - { id: m${index}, source: findings }\n`,
        ).join('')}metrics:\n  - id: a\n    title: t\n    formula: ${Array.from(
          { length: 51 },
          (_, index) => `m${index}`,
        ).join(' + ')}`,
      'own.yaml:56:14: metric a: formula names 51 measures; accepted are 50 at most',
    ],
    [
      'control characters',
      () => 'metrics:\n  - id: "a\\nb.yaml:1:1: forged"',
      "own.yaml:2:9: a metric has the id 'a b.yaml:1:1: forged'",
    ],
  ])('refuses %s in time', (_, write, expected) => {
    const text = write();
    const started = process.cpuUsage();
    const problems = problemsOf(text);
    expect(problems.join('\n')).toContain(expected);
    expect(problems.every(line => line.length < 3_000)).toBe(true);
    expect(secondsSince(started)).toBeLessThan(10);
  });

  it('tells everything that is wrong at once', () => {
    expect(
      problemsOf(`
measures:
  - { id: a, source: nowhere }
  - { id: b, source: findings, where: "1 +" }
`),
    ).toEqual([
      `own.yaml:3:22: measure a: source is 'nowhere'; accepted are ${sourceNames}`,
      'own.yaml:4:43: measure b: where does not parse: Unexpected token: EOF',
    ]);
  });
});

/** Of the processor, which does not depend on what else the machine does. */
function secondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000_000;
}
