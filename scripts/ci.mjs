/**
 * Checks everything that has to hold before a change is merged, in one run that goes on after a failure. Each check counts
 * as one test in the closing line, beside the tests themselves.
 */
import { join } from 'node:path';
import { run } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { withSupportedNode } from './lib/node.mjs';
import { runNode, stopAllOnInterrupt } from './lib/processes.mjs';
import { bin } from './lib/bin.mjs';
import { root } from './lib/root.mjs';
import { addUp, describe } from './lib/summary.mjs';

const checks = [
  { name: 'formatting', command: ['prettier', 'prettier', '--check', '.'] },
  {
    name: 'lint of the packages',
    command: ['@backstage/cli', 'backstage-cli', 'repo', 'lint'],
  },
  {
    name: 'lint of the scripts',
    command: ['eslint', 'eslint', 'scripts', '--ext', '.mjs'],
  },
  { name: 'types', command: ['typescript', 'tsc'] },
  {
    name: 'API reports',
    command: [
      '@backstage/repo-tools',
      'backstage-repo-tools',
      'api-reports',
      '--ci',
      '--omit-messages',
      'ae-wrong-input-file-type,ae-undocumented',
      '--validate-release-tags',
    ],
  },
  {
    name: 'package manifests',
    command: [
      '@backstage/cli',
      'backstage-cli',
      'repo',
      'fix',
      '--publish',
      '--check',
    ],
  },
  {
    name: 'configuration',
    command: ['@backstage/cli', 'backstage-cli', 'config:check', '--strict'],
  },
];

await run(() => withSupportedNode(main));

async function main() {
  stopAllOnInterrupt();
  await install();

  const results = [];
  const failures = [];
  for (const { name, command } of checks) {
    const result = await step(name, async () => {
      const [packageName, binary, ...args] = command;
      const code = await runNode([bin(packageName, binary), ...args], {
        cwd: root,
      });
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
    });
    results.push(result);
    if (result.failed > 0) {
      failures.push(name);
    }
  }
  for (const [name, load] of [
    ['size of what a component page loads', runComponentPageSize],
    ['unit tests', runUnitTests],
    ['browser tests', runBrowserTests],
  ]) {
    const result = await step(name, load);
    results.push(result);
    if (result.failed > 0) {
      failures.push(name);
    }
  }

  const sum = addUp(results);
  if (failures.length > 0) {
    console.log(`\nFailed: ${failures.join(', ')}`);
  }
  console.log(`\n${describe(sum)}`);
  return sum.failed > 0 ? 1 : 0;
}

async function step(name, work) {
  const startedAt = Date.now();
  console.log(`\n── ${name}`);
  const result = await work();
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`── ${name}: ${describe(addUp([result]))} (${seconds} s)`);
  return result;
}

async function runComponentPageSize() {
  const code = await runNode([join(root, 'scripts', 'componentPageSize.mjs')], {
    cwd: root,
  });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function runUnitTests() {
  const module = await import('./lib/unitTests.mjs');
  return module.runUnitTests([]);
}

async function runBrowserTests() {
  const module = await import('./lib/browserTests.mjs');
  return module.runBrowserTests([]);
}
