/**
 * Holds what the plugin adds to the page of a component, before a tab is opened, to a size:
 *
 *   npm run size
 *
 * Counted is the compressed script of the plugin's entry and of the card with everything they load, in both frontend
 * systems; not counted is what a portal has anyway: Backstage, Material UI, React and the schema library of Backstage.
 */
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Failure, run } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { withSupportedNode } from './lib/node.mjs';
import { root } from './lib/root.mjs';

const limit = 60_000;
const entries = ['src/alpha.tsx', 'src/index.ts'];
const card = 'EntityProductSecurityCard.tsx';
const portals =
  /^(@backstage\/|@material-ui\/|react$|react\/|react-dom|react-router|zod$)/;

await run(() => withSupportedNode(main));

async function main() {
  await install();
  const { build } = await import('esbuild');
  const folder = join(root, 'plugins', 'product-security');
  for (const entry of entries) {
    const { metafile, outputFiles } = await build({
      absWorkingDir: folder,
      entryPoints: [entry],
      outdir: 'dist-size',
      write: false,
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      metafile: true,
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [{ name: 'portal', setup: leaveToPortal }],
    });
    const size = [...loadedWith(metafile.outputs, [entry, card])]
      .map(name =>
        outputFiles.find(({ path }) => basename(path) === basename(name)),
      )
      .reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
    console.log(`${entry} and the card: ${size} bytes of ${limit}`);
    if (size > limit) {
      throw new Failure(
        `The card of a component loads ${size} bytes of compressed script; at most ${limit} are allowed. Load what a tab or a page needs with it.`,
      );
    }
  }
}

function leaveToPortal(build) {
  build.onResolve({ filter: portals }, ({ path }) => ({
    path,
    external: true,
  }));
}

/** The outputs of the entries, and what these import at once. */
function loadedWith(outputs, entryPoints) {
  const loaded = new Set();
  const add = name => {
    if (loaded.has(name)) {
      return;
    }
    loaded.add(name);
    for (const { path, kind, external } of outputs[name].imports) {
      if (kind === 'import-statement' && !external) {
        add(path);
      }
    }
  };
  for (const entryPoint of entryPoints) {
    add(
      Object.keys(outputs).find(name =>
        outputs[name].entryPoint?.endsWith(entryPoint),
      ),
    );
  }
  return loaded;
}
