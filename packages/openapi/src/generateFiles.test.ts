import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { operationsOf } from './client/operationsOf';
import { ApiDocument } from './document/ApiDocument';
import { generateFiles } from './generateFiles';

const root = resolve(__dirname, '../../..');

// The compiler reads the types of the API.
jest.setTimeout(120_000);

describe('generateFiles', () => {
  let document: ApiDocument;
  let files: Map<string, string>;

  beforeAll(async () => {
    ({ document, files } = await generateFiles(root));
  });

  it('writes what is committed; run yarn generate when this fails', async () => {
    for (const [path, text] of files) {
      const committed = await readFile(resolve(root, path), 'utf8');
      expect({ path, isCurrent: committed === text }).toEqual({
        path,
        isCurrent: true,
      });
    }
  });

  it('writes a valid document of OpenAPI 3.1', async () => {
    const copy = JSON.parse(JSON.stringify(document));
    await expect(SwaggerParser.validate(copy)).resolves.toBeDefined();
  });

  it('has an example for what each operation takes and answers', () => {
    const contents = operationsOf(document).flatMap(({ operation }) => {
      const successes = Object.entries(operation.responses)
        .filter(([status]) => status.startsWith('2'))
        .map(([, { content }]) => content);
      return [
        {
          of: `${operation.operationId} takes`,
          contents: [operation.requestBody?.content],
        },
        { of: `${operation.operationId} answers`, contents: successes },
      ];
    });
    const without = contents.filter(({ contents: each }) => {
      const given = each.flatMap(content => Object.values(content ?? {}));
      return (
        given.length &&
        given.every(
          // Bytes that come back have none that could be read.
          ({ example, schema }) =>
            example === undefined && schema.format !== 'binary',
        )
      );
    });
    expect(without.map(({ of }) => of)).toEqual([]);
  });

  it('has examples that are as their schemas say', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    ajv.addFormat('binary', true);
    ajv.addSchema(document, 'api');
    const wrong = operationsOf(document).flatMap(({ operation }) =>
      [operation.requestBody, ...Object.values(operation.responses)]
        .flatMap(part => Object.values(part?.content ?? {}))
        .filter(({ schema, example }) => {
          if (example === undefined) return false;
          const placed = JSON.parse(
            JSON.stringify(schema).replaceAll('"#/', '"api#/'),
          );
          return !ajv.validate(placed, example);
        })
        .map(() => `${operation.operationId}: ${ajv.errorsText()}`),
    );
    expect(wrong).toEqual([]);
  });

  it('names operations in camel case and describes them', () => {
    for (const { operation } of operationsOf(document)) {
      expect(operation.operationId).toMatch(/^[a-z]+([A-Z][a-z]+)+$/);
      expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
      for (const parameter of operation.parameters ?? []) {
        expect(parameter.description).toMatch(/\.$/);
      }
    }
  });
});
