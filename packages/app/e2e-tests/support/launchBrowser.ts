import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/**
 * Starts a headless Chromium.
 *
 * It comes out of an npm package, so that nothing has to be installed on the machine; another one is used when
 * CHROMIUM_PATH names it, as is needed where the package has no build for the platform.
 */
export async function launchBrowser(): Promise<Browser> {
  const ownPath = process.env.CHROMIUM_PATH;
  if (ownPath) {
    return chromium.launch({ executablePath: ownPath, chromiumSandbox: false });
  }
  const folder = await unpackChromium();
  const executablePath = join(folder, 'chromium');
  return chromium.launch({
    executablePath,
    chromiumSandbox: false,
    args: ['--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      ...libraryPath(executablePath, join(folder, 'al2023', 'lib')),
    },
  });
}

async function unpackChromium(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const source = join(dirname(entry), '..', 'bin');
  const { version } = createRequire(import.meta.url)(
    join(source, '..', 'package.json'),
  );
  const target = join(tmpdir(), `chromium-${version}-${process.getuid?.()}`);
  if (existsSync(target)) {
    return target;
  }
  const folder = await mkdtemp(`${target}-`);
  await inflateInto(folder, source);
  await writeFile(join(folder, 'fonts.conf'), fontsConfig(target));
  await mkdir(join(folder, 'font-cache'));
  try {
    await rename(folder, target);
  } catch {
    // Another run was faster.
    await rm(folder, { recursive: true, force: true });
  }
  return target;
}

async function inflateInto(folder: string, source: string): Promise<void> {
  const previous = process.env.TMPDIR;
  // The package unpacks to the temporary folder and takes what lies there already, complete or not.
  process.env.TMPDIR = folder;
  try {
    const { inflate } = await import('@sparticuz/chromium');
    for (const archive of [
      'chromium.br',
      'fonts.tar.br',
      'swiftshader.tar.br',
      'al2023.tar.br',
    ]) {
      await inflate(join(source, archive));
    }
  } finally {
    if (previous === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = previous;
    }
  }
}

function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}

// The package's own libraries stand in where the machine has none.
function libraryPath(
  executable: string,
  folder: string,
): { LD_LIBRARY_PATH?: string } {
  const listing = execFileSync('ldd', [executable], { encoding: 'utf8' });
  if (!listing.includes('not found')) {
    return {};
  }
  return {
    LD_LIBRARY_PATH: [folder, process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(delimiter),
  };
}
