/**
 * Runs the tests:
 *
 *   npm test                             all of them
 *   npm run test:unit                    the packages' own tests (jest)
 *   npm run test:browser                 the portal in a real browser
 *   npm run test:unit -- plugins/x -t y  more arguments go to jest, or to the browser tests as file names
 *
 * It brings its own Node where needed, installs the dependencies first, and needs neither a database nor a browser on the machine.
 */
import { Failure, run } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { withSupportedNode } from './lib/node.mjs';
import { stopAllOnInterrupt } from './lib/processes.mjs';
import { addUp, describe } from './lib/summary.mjs';

const halves = ['unit', 'browser'];

await run(() => withSupportedNode(main));

async function main() {
  stopAllOnInterrupt();
  const args = process.argv.slice(2);
  const half = halves.includes(args[0]) ? args.shift() : undefined;
  await install();

  const results = [];
  if (half !== 'browser') {
    const { runUnitTests } = await import('./lib/unitTests.mjs');
    results.push(await runUnitTests(args));
  }
  if (half !== 'unit') {
    const { runBrowserTests } = await import('./lib/browserTests.mjs');
    results.push(await runBrowserTests(half === 'browser' ? args : []));
  }

  const sum = addUp(results);
  if (sum.passed + sum.failed === 0) {
    throw new Failure('No test matches.');
  }
  console.log(`\n${describe(sum)}`);
  return sum.failed > 0 ? 1 : 0;
}
