import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  git,
  temporaryFolder,
  writeFiles,
} from './__testUtils__/temporaryFolder';
import { openFinding, TestPortal } from './__testUtils__/TestPortal';

const command = resolve(__dirname, '../bin/prodsec');

const folder = temporaryFolder();
writeFiles(folder, {
  'catalog-info.yaml':
    'kind: Component\nmetadata:\n  name: payments\n  namespace: shop\n',
  'build/results.sarif': '{"version":"2.1.0","runs":[]}',
});
git(folder, 'init', '--initial-branch=trunk');
git(folder, 'add', '.');
git(folder, 'commit', '--message=first');

async function run(words: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [command, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment } as NodeJS.ProcessEnv,
  });
  child.stdin.end();
  const ended = new Promise<number | null>(done => child.once('close', done));
  const [output, messages, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  return { output, messages, code };
}

describe('the command prodsec', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await TestPortal.start();
  });
  afterAll(() => portal.stop());

  it('uploads a report from a repository and fails by rule', async () => {
    portal.findings = [openFinding(), openFinding({ id: 'finding-2' })];
    const { code, messages, output } = await run(
      ['upload', 'build/results.sarif', '--fail-on', 'new critical > 1'],
      { PRODSEC_URL: portal.url, PRODSEC_TOKEN: 'a-token-of-the-test' },
    );
    expect(messages).toContain('sending 29 B');
    expect(output).toMatch(
      /new critical > 1 +build\/results\.sarif +2 +failed/,
    );
    expect(code).toBe(1);
    expect(portal.uploads).toEqual([
      expect.objectContaining({
        body: '{"version":"2.1.0","runs":[]}',
        query: expect.objectContaining({
          application: 'component:shop/payments',
          branch: 'trunk',
          commit: git(folder, 'rev-parse', 'HEAD'),
        }),
      }),
    ]);
    expect(output + messages).not.toContain('a-token-of-the-test');
  }, 60_000);
});
