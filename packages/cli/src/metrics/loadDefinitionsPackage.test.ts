import { join } from 'node:path';
import { temporaryFolder, writeFiles } from '../__testUtils__/temporaryFolder';
import {
  definitionsPackage,
  loadDefinitionsPackage,
} from './loadDefinitionsPackage';

const installed = `node_modules/${definitionsPackage}`;
const manifest = JSON.stringify({
  name: definitionsPackage,
  exports: { './definitions': './definitions.js' },
});

describe('loadDefinitionsPackage', () => {
  const folder = temporaryFolder();
  const elsewhere = temporaryFolder();
  writeFiles(folder, {
    '.git': '',
    'metrics/own.yaml': '',
    [`packages/backend/${installed}/package.json`]: manifest,
    [`packages/backend/${installed}/definitions.js`]:
      "exports.testDefinitions = () => 'of the backend'",
    [`nested/${installed}/package.json`]: manifest,
    [`nested/${installed}/definitions.js`]:
      "exports.testDefinitions = () => 'nearest'",
    [`old/.git`]: '',
    [`old/${installed}/package.json`]: JSON.stringify({
      name: definitionsPackage,
      main: 'index.js',
    }),
  });

  const loaded = (...folders: string[]) =>
    loadDefinitionsPackage(
      folders.map(name => join(folder, name)),
      elsewhere,
    ).testDefinitions({ files: [] });

  it('takes the nearest', () => {
    expect(loaded('nested', 'metrics')).toBe('nearest');
  });

  it('finds it in the backend of the repository', () => {
    expect(loaded('metrics')).toBe('of the backend');
  });

  it('says what to do when there is none, or an old one', () => {
    expect(() => loadDefinitionsPackage([elsewhere], elsewhere)).toThrow(
      `${definitionsPackage} is not installed here: run the command in the repository of the portal, or install it beside this one`,
    );
    expect(() => loaded('old')).toThrow(
      `as it is installed for ${join(
        folder,
        'old',
      )}, is too old to test definitions: update it`,
    );
  });
});
