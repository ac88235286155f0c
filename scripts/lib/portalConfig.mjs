import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Failure } from './failure.mjs';
import { root, userFolder } from './root.mjs';

/**
 * Splits command line arguments into config files, as absolute paths, and the rest.
 * Relative files are meant from where the user stands.
 */
export function takeConfigFiles(args) {
  const files = [];
  const rest = [];
  const remaining = [...args];
  while (remaining.length > 0) {
    const arg = remaining.shift();
    if (arg === '--config' || arg === '-c') {
      if (remaining.length === 0) {
        throw new Failure('--config needs the name of a configuration file.');
      }
      files.push(remaining.shift());
    } else if (arg.startsWith('--config=')) {
      files.push(arg.slice('--config='.length));
    } else {
      rest.push(arg);
    }
  }
  return { files: files.map(toExistingFile), rest };
}

/**
 * Reads from the configuration where the portal and its API will be.
 *
 * @param files - absolute config files; none means app-config.yaml and app-config.local.yaml
 */
export async function readAddresses(files) {
  const config = await loadConfig(files);
  const pageUrl = new URL(config.getString('app.baseUrl'));
  const apiUrl = new URL(config.getString('backend.baseUrl'));
  const listen = config.getOptional('backend.listen');
  const apiPort =
    typeof listen === 'string' ? listen.split(':').at(-1) : listen?.port;
  return {
    pageUrl,
    pagePort: Number(config.getOptional('app.listen.port') ?? portOf(pageUrl)),
    apiUrl,
    apiPort: Number(apiPort ?? 7007),
  };
}

async function loadConfig(files) {
  const { ConfigSources } = createRequire(join(root, 'package.json'))(
    '@backstage/config-loader',
  );
  try {
    const config = await ConfigSources.toConfig(
      ConfigSources.default({
        rootDir: root,
        argv: files.flatMap(file => ['--config', file]),
      }),
    );
    config.close();
    return config;
  } catch (error) {
    throw new Failure(`The configuration cannot be read: ${error.message}`);
  }
}

function portOf(url) {
  return url.port || (url.protocol === 'https:' ? 443 : 80);
}

function toExistingFile(file) {
  if (/^https?:/.test(file)) {
    return file;
  }
  const path = resolve(userFolder, file);
  if (!existsSync(path)) {
    throw new Failure(`There is no configuration file ${path}.`);
  }
  return path;
}
