/**
 * Gives every parser real reports that are changed as somebody who means harm would change them:
 *
 *   npm run fuzz                              one minute
 *   npm run fuzz -- --minutes 10              longer
 *   npm run fuzz -- --workers 4               in more processes than one
 *   npm run fuzz -- --file a.json --seed 17   one mutation again, as a failure names it
 *
 * Reports come from the folder that PRODSEC_SHARED names, or `shared` beside the repository; without either those in examples/. It fails on an
 * error that a report must not cause, on one that quotes the report or names no place, on a report that takes over 5 seconds, on a changed
 * prototype, on a result of a wrong shape, and on a credential that would be stored.
 */
import { parseArgs } from 'node:util';
import { Failure, run } from './lib/failure.mjs';
import { fuzzReports } from './lib/fuzzReports.mjs';
import { install } from './lib/install.mjs';
import { withSupportedNode } from './lib/node.mjs';

await run(() => withSupportedNode(main));

async function main() {
  const options = optionsOf(process.argv.slice(2));
  await install();
  return fuzzReports(options);
}

function optionsOf(args) {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '1' },
      workers: { type: 'string', default: '1' },
      file: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  return {
    minutes: numberOf('minutes', values.minutes),
    workers: numberOf('workers', values.workers),
    file: values.file,
    seed: values.seed && numberOf('seed', values.seed),
  };
}

function numberOf(name, text) {
  const number = Number(text);
  if (!(number > 0)) throw new Failure(`--${name} must be a number above 0.`);
  return number;
}
