/**
 * What reading a large report costs in a thread of its own, against the floor of the same run:
 *
 *   npm run bench:large            a report of 500,000 results, about 370 MB
 *   npm run bench:large -- 10000   another number of results
 *
 * The report is made while it is read, and is nowhere as a whole; the time that takes is taken off. Memory is that of the process above what it has when nothing is read yet, sampled
 * every 20 ms; the event loop is that of the main thread, which must go on answering. The floor is JSON.parse of the same text in a process of
 * its own.
 */
import { spawnSync } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { ParserRegistry, readScan } from '@prodsec/reports';

const results = Number(process.argv[2] ?? 500_000);
const isFloor = process.argv[3] === 'floor';

/** The floor needs more than the engine takes by itself; megabytes. */
const heap = ['--max-old-space-size=6000'];
const chunkLength = 256 * 1024;

if (!isMainThread) read();
else if (isFloor) floor();
else main();

async function main() {
  console.log(`${results} results, Node ${process.version}`);
  const parse = spawnSync(
    process.execPath,
    [...process.execArgv, ...heap, __filename, String(results), 'floor'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const least: Measured & { bytes: number; making: number } = JSON.parse(
    parse.stdout,
  );
  console.log(
    `report               ${megabytes(
      least.bytes,
    )} MB, made in ${least.making.toFixed(2)} s`,
  );
  show('JSON.parse', least);

  const worker = new Worker(__filename, {
    argv: process.argv.slice(2),
    execArgv: process.execArgv,
  });
  const next = () =>
    new Promise<any>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  await next();
  const measuring = measure();
  worker.postMessage('read');
  const { count, hash } = await next();
  const ours = measuring();
  ours.seconds -= least.making;
  await worker.terminate();
  show('readScan in a thread', ours);
  console.log(
    `ratios               time ${ratio(
      ours.seconds,
      least.seconds,
    )}, memory ${ratio(ours.memory, least.memory)}`,
  );
  console.log(`${count} results read, hash ${hash.slice(0, 12)}…`);
}

/** In the thread: everything loaded first, then the report. */
function read() {
  const parsers = new ParserRegistry();
  parentPort!.once('message', async () => {
    const scan = await readScan({
      chunks: chunksOfSarif(),
      parsers,
      key: 'benchmark',
    });
    const { count, hash } = scan.results;
    parentPort!.postMessage({ count, hash });
  });
  parentPort!.postMessage('ready');
}

async function floor() {
  const measuring = measure();
  const bytes = Buffer.concat([...chunksOfSarif()]);
  const made = performance.now();
  for (const chunk of chunksOfSarif()) chunk.at(0);
  const begun = performance.now();
  JSON.parse(bytes.toString('utf8'));
  const seconds = (performance.now() - begun) / 1000;
  // While it parses nothing can be sampled: the most there was is what the operating system says.
  const most = process.resourceUsage().maxRSS * 1024;
  const { idle } = measuring();
  console.log(
    JSON.stringify({
      bytes: bytes.length,
      making: (begun - made) / 1000,
      seconds,
      memory: most - idle,
      delay: seconds * 1000,
      idle,
    }),
  );
}

interface Measured {
  seconds: number;
  /** Bytes above idle. */
  memory: number;
  /** Bytes. */
  idle: number;
  /** Milliseconds: the longest that the event loop stood still. */
  delay: number;
}

/** Begins to measure; the answer ends it. */
function measure(): () => Measured {
  const idle = process.memoryUsage.rss();
  let most = idle;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const begun = performance.now();
  return () => {
    clearInterval(sampling);
    delays.disable();
    return {
      seconds: (performance.now() - begun) / 1000,
      memory: Math.max(most, process.memoryUsage.rss()) - idle,
      idle,
      delay: delays.max / 1e6,
    };
  };
}

function show(name: string, { seconds, memory, idle, delay }: Measured) {
  console.log(
    `${name.padEnd(20)} ${seconds.toFixed(2)} s, ${megabytes(
      memory,
    )} MB above the ${megabytes(
      idle,
    )} MB of idling, longest delay of the event loop ${delay.toFixed(0)} ms`,
  );
}

function ratio(ours: number, least: number) {
  return (ours / least).toFixed(2);
}

function megabytes(bytes: number) {
  return (bytes / 1e6).toFixed(0);
}

/** A report such as a code scanner writes, with the rules that its results name. */
function* chunksOfSarif(): Generator<Buffer> {
  const rules = Array.from({ length: 400 }, (_, index) => ({
    id: `rule-${index}`,
    shortDescription: { text: `Rule ${index}` },
    fullDescription: { text: `What rule ${index} finds. `.repeat(10) },
    properties: {
      tags: ['security', `external/cwe/cwe-${index}`],
      'security-severity': String((index % 100) / 10),
    },
  }));
  let text = `{"version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify({
    name: 'Benchmark',
    rules,
  })}},"results":[`;
  for (let index = 0; index < results; index++) {
    text += `${index === 0 ? '' : ','}${JSON.stringify(sarifResult(index))}`;
    if (text.length < chunkLength) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(`${text}]}]}`);
}

function sarifResult(index: number) {
  const hash = (index * 2_654_435_761) % 2 ** 32;
  return {
    ruleId: `rule-${index % 400}`,
    ruleIndex: index % 400,
    level: 'warning',
    message: {
      text: `The value of parameter${index} reaches a sink in module${
        index % 5000
      } without being checked; see the flow for how it gets there, and check it where it comes in.`,
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: `services/team${index % 40}/src/module${index % 5000}/file.ts`,
            uriBaseId: '%SRCROOT%',
          },
          region: {
            startLine: (index % 3000) + 1,
            startColumn: 5,
            endLine: (index % 3000) + 1,
            endColumn: 40,
            snippet: { text: `  const result = call${index}(request.query);` },
          },
        },
      },
    ],
    partialFingerprints: {
      primaryLocationLineHash: `${hash.toString(16).padStart(8, '0')}:${index}`,
    },
    properties: {
      precision: 'high',
      kind: 'path-problem',
      tags: ['security', 'external/cwe/cwe-79'],
      weight: hash,
    },
  };
}
