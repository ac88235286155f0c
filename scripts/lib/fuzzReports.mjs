import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Failure } from './failure.mjs';
import { root, userFolder } from './root.mjs';

const readerFile = join(root, 'packages/reports/src/fuzz/fuzzReader.ts');
const longestMilliseconds = 5000;
const largestBytes = 1_000_000;
const notReports =
  /\.(?:md|js|mjs|ts|sh|pem|pub|sig|crt|jsonl\.gz|png)$|oracle\.json$/;

/**
 * Mutates reports and reads them in processes of their own until the time is over.
 *
 * @param options minutes, workers; file and seed for one mutation of one report
 * @returns the exit code: 1 when anything went wrong
 */
export async function fuzzReports({ minutes, workers, file, seed }) {
  const failures = new Map();
  const statistics = { reports: 0, slowest: { milliseconds: 0 } };
  const note = (task, problems, milliseconds) => {
    statistics.reports++;
    if (milliseconds > statistics.slowest.milliseconds) {
      statistics.slowest = { ...task, milliseconds };
    }
    for (const problem of problems) {
      const kind = problem.replaceAll(/\d+/g, '#');
      const known = failures.get(kind);
      if (known) known.times++;
      else failures.set(kind, { problem, ...task, times: 1 });
    }
  };

  if (file !== undefined) {
    const tasks = [{ file: resolve(userFolder, file), seed }];
    await work(() => tasks.pop(), note);
  } else {
    const files = reportFiles();
    console.log(`${files.length} reports, ${minutes} minutes …`);
    const end = Date.now() + minutes * 60_000;
    // Each report once as it is; then mutations, those of small ones being as likely as those of large ones.
    const first = files.map(each => ({ file: each }));
    const next = () => {
      if (Date.now() > end) return undefined;
      return (
        first.pop() ?? {
          file: files[randomInt(files.length)],
          seed: randomInt(1, 2 ** 31),
        }
      );
    };
    await Promise.all(Array.from({ length: workers }, () => work(next, note)));
  }

  return summary(failures, statistics);
}

/** Gives tasks to a process one by one, and replaces it when a report hangs or ends it. */
async function work(next, note) {
  let reader;
  for (let task = next(); task; task = next()) {
    if (!reader) {
      reader = startReader();
      // Loading the parsers is not what is measured.
      const { isDead } = await answerOf(reader, {}, 60_000);
      if (isDead) throw new Failure('The parsers do not load.');
    }
    const startedAt = Date.now();
    const { problems, isDead } = await answerOf(
      reader,
      task,
      longestMilliseconds,
    );
    note(task, problems, Date.now() - startedAt);
    if (isDead) {
      reader.kill('SIGKILL');
      reader = undefined;
    }
  }
  reader?.kill();
}

/** A process and no thread, because it must end whatever it is doing, and may run out of memory alone. */
function startReader() {
  return fork(readerFile, {
    execArgv: [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      '--max-old-space-size=1024',
    ],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function answerOf(reader, task, limit) {
  return new Promise(resolveAnswer => {
    const finish = answer => {
      clearTimeout(timer);
      reader.off('message', receive);
      reader.off('exit', fail);
      resolveAnswer(answer);
    };
    const fail = (code, signal) =>
      finish({
        problems: [`ended the process with ${code ?? signal}`],
        isDead: true,
      });
    const timer = setTimeout(
      () => finish({ problems: [`took over ${limit} ms`], isDead: true }),
      limit,
    );
    // The transformation of TypeScript sends messages of its own.
    const receive = message => message.problems && finish(message);
    reader.on('message', receive);
    reader.on('exit', fail);
    reader.send(task);
  });
}

function reportFiles() {
  const shared = process.env.PRODSEC_SHARED ?? join(root, '..', 'shared');
  const folders = [join(shared, 'scans'), join(shared, 'real-scans')].filter(
    each => existsSync(each),
  );
  if (folders.length === 0) folders.push(join(root, 'examples', 'reports'));
  const files = folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !notReports.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .filter(each => statSync(each).size <= largestBytes),
  );
  if (files.length === 0) {
    throw new Failure(`There are no reports in ${folders.join(' and ')}.`);
  }
  return files;
}

function summary(failures, { reports, slowest }) {
  for (const { problem, file, seed, times } of failures.values()) {
    const again = `--file ${relative(userFolder, file)}${
      seed === undefined ? '' : ` --seed ${seed}`
    }`;
    console.log(`\n${problem}\n  ${times} times, first with ${again}`);
  }
  console.log(
    `\n${reports} reports read or refused, the slowest in ${
      slowest.milliseconds
    } ms (${slowest.file && relative(userFolder, slowest.file)}${
      slowest.seed === undefined ? '' : `, seed ${slowest.seed}`
    }); ${failures.size} kinds of failure`,
  );
  return failures.size > 0 ? 1 : 0;
}
