/**
 * Starts the portal for trying it out and for developing:
 *
 *   npm start                      the pages and the API
 *   npm run start:backend          the API only
 *   … -- --config A --config B     with other configuration files than app-config.yaml (relative to where you stand)
 *
 * It brings its own Node where needed and installs the dependencies first.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { Failure, run } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { withSupportedNode } from './lib/node.mjs';
import { readAddresses, takeConfigFiles } from './lib/portalConfig.mjs';
import { bin } from './lib/bin.mjs';
import { isFree } from './lib/ports.mjs';
import { startNode, stopAll, stopAllOnInterrupt } from './lib/processes.mjs';
import { root } from './lib/root.mjs';
import { waitFor } from './lib/waitFor.mjs';

const usage = 'Usage: npm start | npm run start:backend [-- --config <file> …]';

await run(() => withSupportedNode(main));

async function main() {
  stopAllOnInterrupt();
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  const backendOnly = args.includes('--backend');
  const { files, rest } = takeConfigFiles(
    args.filter(arg => arg !== '--backend'),
  );

  await install();
  const addresses = await readAddresses(files);
  await checkPorts(addresses, backendOnly);
  return startPortal({ files, rest, addresses, backendOnly });
}

async function checkPorts({ pagePort, apiPort }, backendOnly) {
  if (!(await isFree(apiPort))) {
    throw new Failure(
      `Port ${apiPort} is in use by another program. Stop that one, or choose another port for the API with BACKEND_PORT=${
        apiPort + 1
      } (or backend.listen.port and backend.baseUrl in the configuration).`,
    );
  }
  if (!backendOnly && !(await isFree(pagePort))) {
    throw new Failure(
      `Port ${pagePort} is in use by another program. Stop that one, or choose another port for the pages with PORT=${
        pagePort + 1
      } (or app.baseUrl and backend.cors.origin in the configuration).`,
    );
  }
}

async function startPortal({ files, rest, addresses, backendOnly }) {
  const configArgs = files.flatMap(file => ['--config', file]);
  console.log(
    backendOnly
      ? 'Starting the API …'
      : 'Starting the API and building the pages: half a minute or so …',
  );
  const child = startNode(
    [
      bin('@backstage/cli', 'backstage-cli'),
      ...(backendOnly ? ['package', 'start'] : ['repo', 'start']),
      ...configArgs,
      ...rest,
    ],
    {
      cwd: backendOnly ? join(root, 'packages', 'backend') : root,
      env: {
        BROWSER: 'none',
        ...(backendOnly ? {} : { LOG_LEVEL: 'warn' }),
        ...process.env,
      },
    },
  );
  const waiting = new AbortController();
  announce(addresses, backendOnly, waiting.signal);
  const [code] = await once(child, 'exit');
  waiting.abort();
  await stopAll();
  return code ?? 1;
}

async function announce({ pageUrl, apiUrl }, backendOnly, signal) {
  await Promise.all([
    waitFor(new URL('/.backstage/health/v1/readiness', apiUrl), { signal }),
    backendOnly || waitFor(pageUrl, { signal }),
  ]);
  if (signal.aborted) {
    return;
  }
  const lines = [
    !backendOnly && `Ready. Open ${new URL('/product-security', pageUrl)}`,
    `${backendOnly ? 'Ready. ' : ''}The API is at ${new URL(
      '/api/product-security',
      apiUrl,
    )}`,
    'Ctrl-C stops it. What it has recorded is still there at the next start.',
  ].filter(Boolean);
  console.log(['', ...lines, ''].join('\n  '));
}
