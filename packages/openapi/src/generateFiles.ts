import { readdir, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { typeImports } from './client/typeImports';
import { writeClient } from './client/writeClient';
import { writeRequests } from './client/writeRequests';
import { ApiDocument } from './document/ApiDocument';
import { createDocument } from './document/createDocument';
import { Example, Examples } from './document/describeOperation';
import { readSchemas } from './document/readSchemas';
import { operations } from './operations/operations';
import { writeReference } from './reference/writeReference';

/** Where the generated part of the documentation begins and ends. */
export const referenceMarks = {
  start: '<!-- generated from openapi.json: start -->',
  end: '<!-- generated from openapi.json: end -->',
};

/**
 * Everything that is generated: the document, the client and the reference.
 *
 * @param root - folder of the repository
 * @returns contents by path from that folder
 */
export async function generateFiles(
  root: string,
): Promise<{ document: ApiDocument; files: Map<string, string> }> {
  const backend = JSON.parse(
    await readFile(
      resolve(root, 'plugins/product-security-backend/package.json'),
      'utf8',
    ),
  ) as { version: string };
  const document = createDocument({
    version: backend.version,
    operations,
    schemas: readSchemas(root),
    examples: await readExamples(root),
  });
  const importTypes = await typeImports(root);
  const guide = await readFile(resolve(root, documentation), 'utf8');
  const sources: [path: string, text: string][] = [
    [
      'plugins/product-security-backend/openapi.json',
      JSON.stringify(document, null, 2),
    ],
    [
      `${client}/ProductSecurityClient.ts`,
      header + writeClient(document, importTypes),
    ],
    [
      `${client}/requests.generated.ts`,
      header + writeRequests(document, importTypes),
    ],
    [documentation, withReference(guide, writeReference(document))],
  ];
  const files = new Map<string, string>();
  for (const [path, text] of sources) {
    const filepath = resolve(root, path);
    const config = await resolveConfig(filepath);
    files.set(path, format(text, { ...config, filepath }));
  }
  return { document, files };
}

const client = 'plugins/product-security-common/src/client';
const documentation = 'docs/api.md';

/** Says it to people, and to tools that review changes. */
const header =
  '// Generated from openapi.json by `yarn generate`: change the operations in packages/openapi, not this file. @generated\n\n';

async function readExamples(root: string): Promise<Examples> {
  const folder = resolve(root, 'packages/openapi/src/examples');
  const examples: Examples = {};
  for (const file of await readdir(folder)) {
    examples[basename(file, '.json')] = JSON.parse(
      await readFile(resolve(folder, file), 'utf8'),
    ) as Example;
  }
  return examples;
}

function withReference(guide: string, reference: string): string {
  const start = guide.indexOf(referenceMarks.start);
  const end = guide.indexOf(referenceMarks.end);
  if (start < 0 || end < start) {
    throw new Error(
      `${documentation} has no ${referenceMarks.start} … ${referenceMarks.end}`,
    );
  }
  return `${guide.slice(
    0,
    start + referenceMarks.start.length,
  )}\n\n${reference}\n${guide.slice(end)}`;
}
