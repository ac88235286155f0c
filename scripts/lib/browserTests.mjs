import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onInterrupt, runNode } from './processes.mjs';
import { root } from './root.mjs';

const appFolder = join(root, 'packages', 'app');

/**
 * Runs the browser tests in packages/app/e2e-tests against one portal that it starts for them.
 *
 * @param args - test files to run, or other arguments for Node's test runner; without a file all of them
 * @returns how many passed, failed and were skipped
 */
export async function runBrowserTests(args) {
  const { startPortal } = await import(
    '../../packages/app/e2e-tests/support/startPortal.ts'
  );
  const folder = mkdtempSync(join(tmpdir(), 'browser-tests-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  onInterrupt(removeFolder);
  const report = join(folder, 'report.tap');
  let portal;
  try {
    portal = await startPortal();
    await runNode(
      [
        '--test',
        '--test-concurrency=1',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${report}`,
        ...(args.some(arg => arg.includes('.test.'))
          ? args
          : [...args, ...globSync('e2e-tests/*.test.ts', { cwd: appFolder })]),
      ],
      {
        cwd: appFolder,
        env: {
          ...process.env,
          PORTAL_URL: portal.url,
          PORTAL_TOKEN: portal.token,
        },
      },
    );
    return readReport(report);
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await portal?.stop();
    removeFolder();
  }
}

function readReport(file) {
  const text = readFileSync(file, 'utf8');
  const count = name =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
}
