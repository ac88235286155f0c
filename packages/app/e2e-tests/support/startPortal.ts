import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../../../scripts/lib/ports.mjs';
import {
  onInterrupt,
  startNode,
  stop,
} from '../../../../scripts/lib/processes.mjs';
import { root } from '../../../../scripts/lib/root.mjs';
import { waitFor } from '../../../../scripts/lib/waitFor.mjs';
import { buildApp } from './buildApp.ts';

const startTimeoutMs = 180_000;

/** A running portal: pages and API at one address. */
export interface Portal {
  url: string;
  /** Token that the API takes from machines. */
  token: string;
  stop(): Promise<void>;
}

/**
 * Builds the app and starts a portal with the example company, on a free port and with an empty database.
 *
 * @param overrides - more configuration, laid over app-config.yaml
 */
export async function startPortal(overrides: object = {}): Promise<Portal> {
  await buildApp();
  const folder = await mkdtemp(join(tmpdir(), 'portal-'));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  onInterrupt(removeFolder);
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const token = randomBytes(24).toString('hex');
  const configFiles = [join(root, 'app-config.yaml')];
  for (const [name, data] of [
    ['portal', portalConfig({ url, port, token, folder })],
    ['overrides', overrides],
  ] as const) {
    const file = join(folder, `${name}.yaml`);
    await writeFile(file, JSON.stringify(data));
    configFiles.push(file);
  }

  const logFile = join(folder, 'portal.log');
  const child = startNode(
    [
      '--enable-source-maps',
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      'src/index',
      ...configFiles.flatMap(file => ['--config', file]),
    ],
    {
      cwd: join(root, 'packages', 'backend'),
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const logStream = createWriteStream(logFile);
  child.stdout!.pipe(logStream, { end: false });
  child.stderr!.pipe(logStream, { end: false });

  const gone = new AbortController();
  child.once('exit', () => gone.abort());
  await waitFor(`${url}/.backstage/health/v1/readiness`, {
    signal: AbortSignal.any([gone.signal, AbortSignal.timeout(startTimeoutMs)]),
  });
  if (gone.signal.aborted || !(await answers(url))) {
    await stop(child);
    const log = await readFile(logFile, 'utf8');
    await removeFolder();
    throw new Error(`The portal did not start:\n${log}`);
  }
  return {
    url,
    token,
    async stop() {
      await stop(child);
      await removeFolder();
    },
  };
}

function portalConfig(options: {
  url: string;
  port: number;
  token: string;
  folder: string;
}): object {
  const { url, port, token, folder } = options;
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { port },
      cors: { origin: url },
      database: { connection: { directory: join(folder, 'data') } },
      auth: {
        externalAccess: [
          { type: 'static', options: { token, subject: 'browser-tests' } },
        ],
      },
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
