import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './root.mjs';

const stampFile = join(root, 'node_modules', '.installed-from');

/** Installs the dependencies that yarn.lock names, unless node_modules already holds them. */
export async function install() {
  const stamp = currentStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    return;
  }
  const startedAt = Date.now();
  console.log('Installing dependencies: a few minutes the first time …');
  const yarn = spawn(process.execPath, [yarnPath(), 'install', '--immutable'], {
    cwd: root,
    env: yarnEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [yarn.stdout, yarn.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output += text;
    });
  }
  const progress = setInterval(
    () => console.log(`  … still installing (${secondsSince(startedAt)} s)`),
    30_000,
  );
  const [code] = await once(yarn, 'close');
  clearInterval(progress);
  if (code !== 0) {
    const lines = output.trim().split('\n');
    const reasons = lines.filter(line =>
      /YN0028|[Ee]rror|\bE[A-Z]{4,}/.test(line),
    );
    throw new Failure(
      [
        ...(reasons.length > 0 ? reasons : lines).slice(-20),
        output.includes('YN0028')
          ? 'yarn.lock does not fit the package.json files: run "yarn install" and commit yarn.lock.'
          : 'The dependencies could not be installed; the lines above say why.',
      ].join('\n'),
    );
  }
  writeFileSync(stampFile, stamp);
  console.log(`Installed in ${secondsSince(startedAt)} s.`);
}

/** The Yarn release that comes with the repository. */
export function yarnPath() {
  const settings = readFileSync(join(root, '.yarnrc.yml'), 'utf8');
  return join(root, /^yarnPath: (.+)$/m.exec(settings)[1].trim());
}

function currentStamp() {
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', '.yarnrc.yml']) {
    hash.update(readFileSync(join(root, file)));
  }
  return `${hash.digest('hex')} ${process.platform} ${process.arch}`;
}

// Yarn does not read npm's settings; whoever has set up a registry for npm means this one too.
function yarnEnvironment() {
  if (process.env.YARN_NPM_REGISTRY_SERVER) {
    return process.env;
  }
  // It lists only what somebody has set.
  const { stdout } = spawnSync('npm', ['config', 'list'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const registry = /^registry = "(http[^"]+)"/m.exec(stdout ?? '')?.[1];
  if (!registry) {
    return process.env;
  }
  return { ...process.env, YARN_NPM_REGISTRY_SERVER: registry };
}

function secondsSince(startedAt) {
  return Math.round((Date.now() - startedAt) / 1000);
}
