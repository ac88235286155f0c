import { manifestEcosystem } from './manifestEcosystem';

it.each([
  ['service/go.sum', 'golang'],
  ['package-lock.json', 'npm'],
  ['a/POM.xml', 'maven'],
  ['requirements/dev.txt', undefined],
  ['requirements-dev.txt', 'pypi'],
  ['src/Web.csproj', 'nuget'],
  ['toString', undefined],
  ['', undefined],
])('%j holds packages of %s', (path, ecosystem) => {
  expect(manifestEcosystem(path)).toBe(ecosystem);
});
