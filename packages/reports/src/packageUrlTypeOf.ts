import { distributionOf } from './distributionOf';

/** What a package URL of an ecosystem begins with. */
export interface PackageUrlType {
  /** e.g. `npm`; `generic` for an ecosystem that is not known. */
  type: string;
  /** Of system packages: the distribution they are made for. */
  namespace?: string;
}

/**
 * The package URL type of an ecosystem, by any of the names that tools have for it.
 *
 * @remarks
 * Source: the types of the purl specification; the ecosystems of the OSV schema; the names that Trivy, Grype, Snyk, JFrog Xray, GitHub and
 * Dependency-Track use.
 *
 * @param ecosystem - in any letter case; what follows a colon (`Alpine:v3.19`) says nothing about the type
 */
export function packageUrlTypeOf(ecosystem: string): PackageUrlType {
  const [words] = ecosystem.toLocaleLowerCase('en-US').split(':', 1);
  const type = typeByName.get(words.replaceAll(/[\s_-]+/g, ' ').trim());
  if (type !== undefined) return { type };
  return distributionOf(ecosystem) ?? { type: 'generic' };
}

const names: Record<string, string[]> = {
  alpm: ['pacman'],
  apk: [],
  bitnami: [],
  cargo: ['crates.io', 'crates', 'crate', 'rust', 'rustbinary', 'rust binary'],
  cocoapods: ['cocoapod', 'pod', 'pods'],
  composer: ['composer vendor', 'packagist', 'php'],
  conan: ['conancenter'],
  conda: ['conda pkg', 'conda environment', 'anaconda'],
  cran: ['r', 'r package'],
  deb: ['dpkg'],
  docker: [],
  gem: ['gems', 'rubygems', 'rubygem', 'bundler', 'gemspec', 'ruby'],
  githubactions: ['github actions', 'actions', 'github action'],
  golang: [
    'go',
    'gomod',
    'gomodules',
    'gobinary',
    'go module',
    'go modules',
    'golangdep',
    'govendor',
  ],
  hackage: ['haskell'],
  hex: ['hex.pm', 'mix', 'mix lock', 'elixir', 'erlang'],
  huggingface: [],
  maven: ['java', 'jar', 'java archive', 'pom', 'gradle', 'sbt', 'gav', 'ivy'],
  npm: [
    'yarn',
    'pnpm',
    'bun',
    'node',
    'node.js',
    'nodejs',
    'node pkg',
    'javascript',
  ],
  nuget: [
    '.net',
    'dotnet',
    'dotnet core',
    'dotnet deps',
    'nuget config',
    'packages props',
    'paket',
  ],
  opam: ['ocaml'],
  oci: [],
  pub: ['dart', 'flutter', 'pub.dev'],
  pypi: [
    'pip',
    'pipenv',
    'pip requirements',
    'poetry',
    'uv',
    'pylock',
    'python',
    'python pkg',
    'setuptools',
  ],
  rpm: ['yum', 'dnf'],
  swift: ['swifturl', 'swiftpm', 'swift package manager'],
};

const typeByName = new Map(
  Object.entries(names).flatMap(([type, others]) =>
    [type, ...others].map((name): [string, string] => [name, type]),
  ),
);
