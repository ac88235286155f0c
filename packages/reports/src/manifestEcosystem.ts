/**
 * The ecosystem whose packages a manifest or lock file names, by the file's name; `undefined` for a file that is known to none.
 *
 * @returns a package URL type, such as `maven` for `service/pom.xml`
 */
export function manifestEcosystem(path: string): string | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1).toLocaleLowerCase('en-US');
  const named = ecosystemOfFile.get(file);
  if (named !== undefined) return named;
  if (/^requirements.*\.(?:txt|in)$/.test(file)) return 'pypi';
  const end = file.slice(file.lastIndexOf('.') + 1);
  return ecosystemOfEnd.get(end);
}

const ecosystemOfFile = new Map(
  Object.entries({
    npm: [
      'package.json',
      'package-lock.json',
      'npm-shrinkwrap.json',
      'yarn.lock',
      'pnpm-lock.yaml',
      'bun.lock',
      'bun.lockb',
    ],
    pypi: [
      'pipfile',
      'pipfile.lock',
      'poetry.lock',
      'pylock.toml',
      'pyproject.toml',
      'setup.cfg',
      'setup.py',
      'uv.lock',
    ],
    maven: [
      'pom.xml',
      'build.gradle',
      'build.gradle.kts',
      'build.sbt',
      'gradle.lockfile',
      'maven.graph.json',
    ],
    golang: ['go.mod', 'go.sum', 'go.graph'],
    gem: ['gemfile', 'gemfile.lock', 'gems.rb', 'gems.locked'],
    composer: ['composer.json', 'composer.lock'],
    cargo: ['cargo.toml', 'cargo.lock'],
    nuget: [
      'packages.config',
      'packages.lock.json',
      'project.assets.json',
      'directory.packages.props',
    ],
    conan: ['conanfile.py', 'conanfile.txt', 'conan.lock'],
    hex: ['mix.exs', 'mix.lock'],
    pub: ['pubspec.yaml', 'pubspec.lock'],
    swift: ['package.swift', 'package.resolved'],
    cocoapods: ['podfile', 'podfile.lock'],
  }).flatMap(([ecosystem, files]) =>
    files.map(file => [file, ecosystem] as const),
  ),
);

const ecosystemOfEnd = new Map([
  ['csproj', 'nuget'],
  ['fsproj', 'nuget'],
  ['vbproj', 'nuget'],
  ['gemspec', 'gem'],
]);
