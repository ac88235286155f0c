import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.mjs';
import { bin } from './bin.mjs';
import { onInterrupt, runNode } from './processes.mjs';
import { root } from './root.mjs';

// Loading a whole app alone may take the 5 s that jest allows, on a small and busy machine.
const testTimeoutMs = 30_000;

/**
 * Runs the tests of all packages with jest, on SQLite and on a PostgreSQL of their own.
 *
 * @param args - more arguments for jest
 * @returns how many passed, failed and were skipped
 */
export async function runUnitTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'unit-tests-'));
  const report = join(folder, 'report.json');
  const postgres = await startPostgres();
  let cleaning;
  const cleanUp = () => {
    cleaning ??= postgres
      .stop()
      .then(() => rmSync(folder, { recursive: true, force: true }));
    return cleaning;
  };
  onInterrupt(cleanUp);
  try {
    const code = await runNode(
      [
        bin('@backstage/cli', 'backstage-cli'),
        'repo',
        'test',
        `--maxWorkers=${Math.max(2, Math.floor(availableParallelism() / 2))}`,
        `--testTimeout=${testTimeoutMs}`,
        '--json',
        `--outputFile=${report}`,
        ...args,
      ],
      {
        cwd: root,
        env: {
          ...process.env,
          CI: 'true',
          BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
            postgres.connectionString,
        },
      },
    );
    return readReport(report, code);
  } finally {
    await cleanUp();
  }
}

function readReport(file, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.error(`Jest ended with code ${code} and without a report.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
