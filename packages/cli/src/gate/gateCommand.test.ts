import {
  GateDecision,
  GateQuestion,
} from '@prodsec/backstage-plugin-product-security-common';
import { runProdsec } from '../__testUtils__/runProdsec';
import { temporaryFolder, writeFiles } from '../__testUtils__/temporaryFolder';
import { Answerer, refusal, TestPortal } from '../__testUtils__/TestPortal';

const passed: GateDecision = {
  application: 'component:default/payments',
  version: '2.4.1',
  environment: 'production',
  gate: 'portal',
  status: 'passed',
  evaluatedAt: '2026-10-02T09:00:00.000Z',
  reasons: [],
  policy: { newFindings: 'critical', noKnownExploited: true },
  comparedWith: { version: '2.4.0', releasedAt: '2026-09-29T14:02:11.000Z' },
  unrecordedScans: 0,
  attempt: 1,
  release: 'r1',
};
const failed: GateDecision = {
  ...passed,
  status: 'failed',
  attempt: 2,
  reasons: [
    {
      rule: 'newFindings',
      cause: 'sca',
      text: '2 open <findings> of severity critical, 100 % new',
      count: 2,
      findings: ['f1', 'f2'],
      link: 'https://portal.example/x',
    },
  ],
};

describe('prodsec gate', () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'catalog-info.yaml': 'kind: Component\nmetadata:\n  name: payments\n',
    'policy.yaml':
      '# stricter\nnewFindings: high\nscans:\n  - control: sast\n    maximumAgeDays: 90\n',
    'broken.yaml': 'newFindings: high\n  scans: [',
    'list.yaml': '- newFindings',
    'bomb.yaml': `a: &a [1]\n${'bcdefghij'
      .split('')
      .map(
        (name, index) =>
          `${name}: &${name} [${`*${'abcdefghij'[index]},`.repeat(9)}]\n`,
      )
      .join('')}`,
  });
  let portal: TestPortal;
  beforeEach(async () => {
    portal = await TestPortal.start();
  });
  afterEach(() => portal.stop());

  const gate = (words: string[] = [], environment: object = {}) =>
    runProdsec(
      ['gate', '--release', '2.4.1', '--environment', 'production', ...words],
      {
        folder,
        environment: {
          PRODSEC_URL: portal.url,
          PRODSEC_TOKEN: 'a-token-of-the-test',
          ...environment,
        },
      },
    );
  const answer =
    (body: GateDecision): Answerer =>
    () => ({ status: 200, body });
  const asked = (): GateQuestion[] =>
    portal.requests.map(({ body }) => JSON.parse(body));

  it('exits with 0 where the candidate passed', async () => {
    portal.next.push(answer(passed));
    const { code, output } = await gate([], {
      GITHUB_ACTIONS: 'true',
      GITHUB_SHA: 'abc',
      GITHUB_RUN_ID: '7',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_JOB: 'release',
    });
    expect(code).toBe(0);
    expect(output).toBe(
      `Gate portal of component:default/payments 2.4.1 for production: passed (attempt 1)
Compared with 2.4.0, released 2026-09-29T14:02:11.000Z
`,
    );
    expect(asked()).toEqual([
      {
        application: 'component:default/payments',
        version: '2.4.1',
        environment: 'production',
        commit: 'abc',
        run: 'github 7 2 release',
        dryRun: false,
      },
    ]);
    expect(portal.requests[0].path).toBe(
      '/api/product-security/gates/evaluate',
    );
  });

  it('exits with 1 where it did not, and says why', async () => {
    portal.next.push(answer(failed));
    const { code, output } = await gate();
    expect(code).toBe(1);
    expect(output).toContain(
      '  sca       2 open <findings> of severity critical, 100 % new\n',
    );
    expect(output).toContain('See https://portal.example/x\n');
  });

  it('tells its answer in other forms', async () => {
    const outputOf = async (format: string) => {
      portal.next.push(answer(failed));
      return (await gate(['--format', format])).output;
    };
    expect(JSON.parse(await outputOf('json'))).toEqual(failed);
    expect(await outputOf('github')).toBe(
      '::error title=Gate portal of component%3Adefault/payments 2.4.1 for production (sca)::2 open <findings> of severity critical, 100 %25 new. See https://portal.example/x\n',
    );
    const junit = await outputOf('junit');
    expect(junit).toContain('tests="2" failures="1"');
    expect(junit).toContain(
      '<failure type="sca" message="2 open &lt;findings&gt; of severity critical, 100 % new">f1\nf2</failure>',
    );
    expect(junit).toContain('name="noKnownExploited"/>');
  });

  it('is the same attempt when a request has to be sent again', async () => {
    portal.next.push(() => ({ status: 503 }), answer(passed));
    expect((await gate()).code).toBe(0);
    const [first, second] = asked();
    expect(first.run).toBeTruthy();
    expect(second.run).toBe(first.run);
  }, 20_000);

  it('waits for reports without making attempts', async () => {
    const waiting = { ...passed, unrecordedScans: 1 };
    portal.next.push(answer(waiting), answer(passed), answer(passed));
    const { code, messages } = await gate(['--wait', '30']);
    expect(code).toBe(0);
    expect(messages).toContain(
      '1 report of the application is not recorded yet; waiting',
    );
    expect(asked().map(({ dryRun }) => dryRun)).toEqual([true, true, false]);
  });

  it('decides nothing where waiting was for nothing', async () => {
    portal.next.push(
      ...Array(9).fill(answer({ ...passed, unrecordedScans: 2 })),
    );
    const { code, messages } = await gate(['--wait', '1']);
    expect(code).toBe(2);
    expect(messages).toContain(
      '2 reports of the application are not recorded yet after 1 seconds',
    );
    expect(asked().every(({ dryRun }) => dryRun)).toBe(true);
  });

  it('sends the policy of a repository, and places what is said against it', async () => {
    portal.next.push(() =>
      refusal(
        400,
        'InputError',
        'policy.scans.0.maximumAgeDays: 90 days is weaker than what the portal asks for',
      ),
    );
    const { code, messages } = await gate(['--policy', 'policy.yaml']);
    expect(code).toBe(2);
    expect(messages).toContain(
      'policy.yaml:5: scans.0.maximumAgeDays: 90 days is weaker',
    );
    expect(asked()[0].policy).toEqual({
      newFindings: 'high',
      scans: [{ control: 'sast', maximumAgeDays: 90 }],
    });
  });

  it.each([
    [
      `policy: Unrecognized key(s) in object: 'newFindings'`,
      'policy.yaml:2: newFindings: there is no such rule or field',
    ],
    [
      'policy.scans.0.control: must be one of',
      'policy.yaml:4: scans.0.control: must be one of',
    ],
    ['version: must be text', 'version: must be text'],
  ])('places %s', async (message, expected) => {
    portal.next.push(() => refusal(400, 'InputError', message));
    const { messages } = await gate(['--policy', 'policy.yaml']);
    expect(messages).toContain(expected);
  });

  it.each([
    [['--policy', 'none.yaml'], 'none.yaml cannot be read (ENOENT)'],
    [['--policy', 'broken.yaml'], 'broken.yaml:1: is not YAML'],
    [['--policy', 'list.yaml'], 'list.yaml:1: must have rules by their names'],
    [['--policy', 'bomb.yaml'], 'bomb.yaml:1: Excessive alias count'],
    [['--format', 'xml'], '--format: must be one of text, json, junit, github'],
    [['--attempt', '0'], '--attempt: must be a whole number from 1'],
    [['--release', ''], '--release: is required'],
    [['--environment', ' '], '--environment: is required'],
    [['--wait', 'x'], '--wait: must be a whole number'],
  ])('refuses %j before it asks', async (words, message) => {
    const { code, messages } = await gate(words);
    expect(code).toBe(2);
    expect(messages).toContain(message);
    expect(portal.requests).toEqual([]);
  });

  it('exits with 2 where the portal refuses', async () => {
    portal.next.push(() => refusal(403, 'NotAllowedError', 'Needs more'));
    const { code, messages } = await gate();
    expect(code).toBe(2);
    expect(messages).toContain('Needs more');
    expect(messages).not.toContain('a-token-of-the-test');
  });

  it('says when a report is on its way', async () => {
    portal.next.push(answer({ ...passed, unrecordedScans: 1 }));
    expect((await gate()).messages).toContain('--wait waits for it');
  });
});
