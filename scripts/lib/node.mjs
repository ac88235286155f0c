import { spawn, spawnSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { Failure } from './failure.mjs';

// Node 22 runs TypeScript files, as the browser tests are, from 22.18 on.
const supportedVersions = { 22: 18, 24: 0 };
const fetchedMajor = 24;
const oldestMajor = 20;
const againMarker = 'STARTED_AGAIN_WITH_SUPPORTED_NODE';

/**
 * Runs `main` with a Node version that Backstage supports: in this process where it already is one, else by
 * starting the script again with a Node from npm.
 *
 * @returns the exit code
 */
export async function withSupportedNode(main) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (minor >= supportedVersions[major]) {
    useThisNodeInChildren();
    if (process.env.npm_lifecycle_event || process.env[againMarker]) {
      stopWhenAbandoned();
    }
    return main();
  }
  if (major < oldestMajor) {
    throw new Failure(
      `Node ${process.versions.node} is too old: please install Node ${fetchedMajor} (or ${oldestMajor} and newer, which fetches ${fetchedMajor} from npm).`,
    );
  }
  console.log(
    `This is Node ${process.versions.node}; the portal runs on ${Object.keys(
      supportedVersions,
    ).join(' or ')}. Using Node ${fetchedMajor} from npm …`,
  );
  return runAgainWith(fetchNode());
}

function useThisNodeInChildren() {
  const folder = dirname(process.execPath);
  process.env.PATH = [folder, process.env.PATH].join(delimiter);
}

function fetchNode() {
  const { status, stdout, stderr } = spawnSync(
    'npx',
    [
      '-y',
      '-p',
      `node@${fetchedMajor}`,
      '--',
      'node',
      '-p',
      'process.execPath',
    ],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  );
  const path = stdout?.trim().split('\n').at(-1);
  if (status !== 0 || !path) {
    const reason = stderr?.trim().split('\n').slice(0, 3).join('\n');
    throw new Failure(
      [
        `Node ${fetchedMajor} could not be fetched from the npm registry. Check the connection (npm ping), or install Node ${fetchedMajor} and try again.`,
        reason,
      ]
        .filter(Boolean)
        .join('\n'),
    );
  }
  return path;
}

function runAgainWith(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, [againMarker]: 'yes' },
  });
  if (process.env.npm_lifecycle_event) {
    stopWhenAbandoned();
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}

// A package manager that is told to stop ends without telling the script it has started.
function stopWhenAbandoned() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, 1000);
  timer.unref();
}
