import { catalogue } from '../sources/catalogue';
import { readDefinitions } from './readDefinitions';

const sourceNames = [...catalogue.keys()].join(', ');

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
      segments: [
        'team',
        'businessUnit',
        'system',
        'tier',
        'exposure',
        'severity',
        'category',
        'application',
        'regulated',
        'revenueCritical',
        'rule',
      ],
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
      'own.yaml:5:15: metric a: segments has gate, which its measures do not have; accepted are team, businessUnit, system, tier, exposure, severity, category, application, regulated, revenueCritical, rule',
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    unit: percent',
      "own.yaml:5:11: metric a: unit is 'percent'; accepted are ratio, days, points, count, per_100_repositories, per_1000_commits",
    ],
    [
      'metrics:\n  - id: a\n    title: t\n    formula: open_criticals\n    source_objects: [finding]',
      "own.yaml:5:21: metric a: source_objects has 'finding'; accepted are applications, owners,",
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
    ['metrics: &a [*a]', 'own.yaml:1:14: a metric must be a mapping'],
  ])('refuses %j', (text, expected) => {
    expect(problemsOf(text).join('\n')).toContain(expected);
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
