import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { generateFiles } from './generateFiles';

/** Writes everything that is generated from the operations and the types of the API. */
async function generate(root: string): Promise<void> {
  const { files } = await generateFiles(root);
  for (const [path, text] of files) {
    await mkdir(dirname(resolve(root, path)), { recursive: true });
    await writeFile(resolve(root, path), text);
    process.stdout.write(`${path}\n`);
  }
}

generate(process.cwd()).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
