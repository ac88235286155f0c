import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProdsec } from './__testUtils__/runProdsec';
import {
  git,
  temporaryFolder,
  writeFiles,
} from './__testUtils__/temporaryFolder';
import { openFinding, refusal, TestPortal } from './__testUtils__/TestPortal';

const token = 'token-that-nobody-may-see';
const sarif = JSON.stringify({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'ESLint' } },
      results: [
        { ruleId: 'a', level: 'error', message: { text: 'x' } },
        { ruleId: 'b', level: 'note', message: { text: 'y' } },
      ],
    },
  ],
});

const folder = temporaryFolder();
writeFiles(folder, {
  'catalog-info.yaml': 'kind: Component\nmetadata:\n  name: payments\n',
  'results.sarif': sarif,
  'other.sarif': sarif.replace('ESLint', 'CodeQL'),
  'broken.sarif': '{"version": "2.1.0", "runs": [',
  token: `${token}\n`,
});
git(folder, 'init', '--initial-branch=trunk');
git(folder, 'add', '.');
git(folder, 'commit', '--message=first');
const commit = git(folder, 'rev-parse', 'HEAD');

describe('prodsec upload', () => {
  let portal: TestPortal;
  beforeEach(async () => {
    portal = await TestPortal.start();
  });
  afterEach(() => portal.stop());

  async function upload(
    words: string[],
    options: { environment?: Record<string, string>; input?: string } = {},
  ) {
    const run = await runProdsec(['upload', ...words], {
      folder,
      input: options.input,
      environment: {
        PRODSEC_URL: portal.url,
        PRODSEC_TOKEN: token,
        ...options.environment,
      },
    });
    expect(run.output + run.messages).not.toContain(token);
    return run;
  }

  it('sends the report as it is, with what it belongs to', async () => {
    const run = await upload(['results.sarif']);
    expect(run.code).toBe(0);
    expect(portal.uploads).toEqual([
      expect.objectContaining({
        path: '/api/product-security/scans',
        query: {
          application: 'component:default/payments',
          branch: 'trunk',
          commit,
        },
        body: readFileSync(join(folder, 'results.sarif'), 'utf8'),
        headers: expect.objectContaining({
          authorization: `Bearer ${token}`,
          'content-encoding': 'gzip',
          'user-agent': expect.stringMatching(/^prodsec\/\d/),
        }),
      }),
    ]);
    expect(run.output.split('\n')).toEqual([
      'report         application                 tool    branch  reported  findings  duplicates  new  reopened  unchanged  closed  suppressed  outcome',
      'results.sarif  component:default/payments  ESLint  trunk         12        11           1    2         1          8       4           0  recorded',
      '',
    ]);
    expect(run.messages).toContain(
      `results.sarif: application component:default/payments (${folder}/catalog-info.yaml), branch trunk (git), commit ${commit} (git)`,
    );
  });

  it('sends what is given instead of what is found', async () => {
    const words =
      'results.sarif --application cart --format sarif --tool T --category secret --scope s --branch b --commit c --scanned-at 2026-10-02 --partial';
    expect((await upload(words.split(' '))).code).toBe(0);
    expect(portal.uploads[0].query).toEqual({
      application: 'cart',
      format: 'sarif',
      tool: 'T',
      category: 'secret',
      scope: 's',
      branch: 'b',
      commit: 'c',
      scannedAt: '2026-10-02',
      complete: 'false',
    });
  });

  it('takes branch and commit from the pipeline, and the token from a file', async () => {
    const environment = {
      PRODSEC_TOKEN: '',
      CIRCLECI: 'true',
      CIRCLE_BRANCH: 'feature/login',
      CIRCLE_SHA1: 'abc',
    };
    const words = ['results.sarif', '--token-file', join(folder, 'token')];
    expect((await upload(words, { environment })).code).toBe(0);
    expect(portal.uploads[0]).toMatchObject({
      query: { branch: 'feature/login', commit: 'abc' },
      headers: { authorization: `Bearer ${token}` },
    });
  });

  it('sends the standard input, again after the portal was busy', async () => {
    const busy = () =>
      refusal(503, 'ServiceUnavailableError', 'busy', { 'Retry-After': '0' });
    portal.next.push(busy, busy);
    const run = await upload(['-'], { input: sarif });
    expect(run.code).toBe(0);
    expect(portal.uploads.map(({ body }) => body)).toEqual(
      Array(3).fill(sarif),
    );
    expect(run.messages).toContain(
      'POST /scans: the answer 503; again in 0.0 s',
    );
  });

  it('says when the report was recorded before', async () => {
    portal.next.push(() => ({ status: 200, body: portal.scan }));
    const run = await upload(['results.sarif']);
    expect(run.output).toMatch(/ recorded before\n$/);
  });

  it('waits for the portal with --async, at its own address', async () => {
    const location =
      'http://elsewhere.example/api/product-security/scans/scan-1';
    portal.next.push(
      () => ({ status: 202, headers: { Location: location } }),
      () => ({ status: 202, body: { id: 'scan-1', state: 'queued' } }),
    );
    const run = await upload(['results.sarif', '--async']);
    expect(run.code).toBe(0);
    expect(portal.requests.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/api/product-security/scans'],
      ['GET', '/api/product-security/scans/scan-1'],
      ['GET', '/api/product-security/scans/scan-1'],
    ]);
    expect(portal.uploads[0].headers.prefer).toBe('respond-async');
    expect(run.output).toMatch(/ recorded\n$/);
  });

  it('says what went wrong while the portal worked on it', async () => {
    portal.next.push(
      () => ({ status: 202, headers: { Location: '/scans/scan-1' } }),
      () => refusal(400, 'InputError', 'runs[0]: is broken'),
    );
    const run = await upload(['results.sarif', '--async']);
    expect(run.code).toBe(3);
    expect(run.messages).toContain('results.sarif: runs[0]: is broken\n');
  });

  it('shows the message of the portal, and a hint, without the token', async () => {
    portal.next.push(() =>
      refusal(401, 'AuthenticationError', `Unknown token '${token}'`),
    );
    const run = await upload(['results.sarif', '--verbose']);
    expect(run.code).toBe(3);
    expect(run.messages).toContain(
      "results.sarif: Unknown token '***'\nHint: ",
    );
    expect(run.messages).toMatch(/POST http:.*\/scans\?application=.*: 401\n/);
    expect(run.output).toMatch(/results\.sarif .* failed\n/);
  });

  it('goes on after a report that failed', async () => {
    portal.next.push(() => refusal(422, 'ReportRefusedError', 'No parser'));
    const run = await upload(['results.sarif', 'nowhere.sarif', 'other.sarif']);
    expect(run.code).toBe(3);
    expect(run.output.split('\n').map(line => line.split(/ +/))).toEqual([
      expect.arrayContaining(['report']),
      ['results.sarif', 'failed'],
      ['nowhere.sarif', 'failed'],
      expect.arrayContaining(['other.sarif', 'recorded']),
      [''],
    ]);
    expect(run.messages).toContain('nowhere.sarif: there is no such file\n');
    expect((await upload(['nowhere.sarif', 'other.sarif'])).code).toBe(2);
  });

  it('fails by rule, after all reports', async () => {
    portal.findings = [openFinding()];
    const words = ['results.sarif', '--fail-on', 'new critical'];
    const run = await upload([...words, '--fail-on', 'held']);
    expect(run.code).toBe(1);
    expect(run.output.split('\n').slice(3)).toEqual([
      'rule          report         counted  result',
      'new critical  results.sarif        1  failed',
      'held          results.sarif           passed',
      '',
    ]);
    expect((await upload([...words, '--quiet'])).messages).toBe(
      'results.sarif: rule failed: new critical (1)\n',
    );
  });

  it('does not pass a rule that the token may not check', async () => {
    portal.next.push(
      () => ({ status: 201, body: portal.scan }),
      () => refusal(404, 'NotFoundError', "There is no scan 'scan-1'"),
    );
    const run = await upload(['results.sarif', '--fail-on', 'new critical']);
    expect(run.code).toBe(3);
    expect(run.messages).toMatch(/Hint: .*product-security\.read/);
  });

  it('warns of a report that took the place of another', async () => {
    let id = 0;
    const next = () => ({
      status: 201,
      body: { ...portal.scan, id: `scan-${id++}` },
    });
    portal.next.push(next, next);
    const run = await upload(['results.sarif', 'other.sarif']);
    expect(run.messages).toContain(
      'other.sarif: of the same application, tool and scope as results.sarif',
    );
  });

  it('says that a scan is held', async () => {
    portal.scan = { ...portal.scan, held: true };
    const run = await upload(['results.sarif']);
    expect(run.messages).toContain('the scan is held');
    expect(run.output).toMatch(/ recorded, held\n$/);
  });

  it('prints JSON', async () => {
    const words = ['results.sarif', 'nowhere.sarif', '--fail-on', 'new > 5'];
    const run = await upload([...words, '--json', '--quiet']);
    expect(JSON.parse(run.output)).toEqual({
      reports: [
        { report: 'results.sarif', state: 'recorded', scan: portal.scan },
        {
          report: 'nowhere.sarif',
          state: 'failed',
          error: { message: 'nowhere.sarif: there is no such file' },
          exitCode: 2,
        },
      ],
      rules: [
        { report: 'results.sarif', rule: 'new > 5', failed: false, count: 2 },
      ],
      ruleErrors: [],
      exitCode: 2,
    });
  });

  it('does not believe a page that says yes to everything', async () => {
    portal.next.push(() => ({ status: 200, body: '<html></html>' }));
    const run = await upload(['results.sarif']);
    expect(run.code).toBe(3);
    expect(run.messages).toContain('Is --url the backend of the portal?');
  });

  it('shows what would be sent, without a token, and sends nothing', async () => {
    const environment = { PRODSEC_TOKEN: '', PRODSEC_URL: '' };
    const run = await upload(['results.sarif', '--dry-run'], { environment });
    expect(run.code).toBe(0);
    expect(run.output.split('\n')).toEqual([
      'report         format  tool    categories  results  critical  high  medium  low  info  suppressed  statements',
      'results.sarif  sarif   ESLint  code              2         0     1       0    1     0           0           0',
      '',
      'Would be sent:',
      'report         parameter    value                                     from',
      expect.stringMatching(/application +component:default\/payments +\//),
      expect.stringMatching(/branch +trunk +git/),
      expect.stringMatching(/commit +[0-9a-f]{40} +git/),
      '',
      'Nothing was sent.',
      '',
    ]);
    expect(portal.requests).toEqual([]);
  });

  it('says of a dry run what cannot be read', async () => {
    const words = ['broken.sarif', 'results.sarif', '--dry-run', '--json'];
    const run = await upload(words);
    expect(run.code).toBe(2);
    expect(run.messages).toMatch(/^broken\.sarif: .*middle of a value/);
    expect(JSON.parse(run.output)).toMatchObject({
      reports: [
        { report: 'broken.sarif', state: 'failed' },
        {
          report: 'results.sarif',
          severities: { high: 1, low: 1 },
          request: expect.stringMatching(/^POST http.*\/scans\?application=/),
        },
      ],
      exitCode: 2,
    });
  });

  it.each([
    [[], /^prodsec: report: name at least one file/],
    [['x', '--fail-on', 'newest'], /^prodsec: --fail-on: 'newest' is no rule/],
    [['x', '--quiet', '--verbose'], /^prodsec: --quiet: cannot be given/],
    [['x', `--token=${token}`], /^prodsec: --token: there is no such option/],
    [['x', '--toke=hidden'], /^error: unknown option '--toke'\n/],
    [['x', '--url'], /^error: option '--url <address>' argument missing/],
  ])('refuses %j before anything is sent', async (words, message) => {
    const run = await upload(words as string[]);
    expect(run.code).toBe(2);
    expect(run.messages).toMatch(message);
    expect(portal.requests).toEqual([]);
  });

  it('needs a token', async () => {
    const run = await upload(['x'], { environment: { PRODSEC_TOKEN: '' } });
    expect(run.code).toBe(2);
    expect(run.messages).toMatch(/^prodsec: PRODSEC_TOKEN: is required/);
  });
});

describe('prodsec', () => {
  it.each([
    [['--version'], 0],
    [['--help'], 0],
    [['upload', '--help'], 0],
    [[], 2],
    [['download'], 2],
  ])('%j exits with %s', async (words, code) => {
    expect((await runProdsec(words as string[], { folder })).code).toBe(code);
  });
});
