/**
 * The package URL, without version, of a package that Trivy names without one (before its version 0.46).
 *
 * @param type - `Type` of the section, such as `npm` or `debian`
 * @param name - `PkgName`; of Maven `group:artifact`
 */
export function trivyPackageUrl(
  type: string,
  name: string | undefined,
): string | undefined {
  if (name === undefined) return undefined;
  const prefix = prefixes.get(type.toLocaleLowerCase('en-US')) ?? 'generic';
  const parts = prefix === 'maven' ? name.split(':') : name.split('/');
  return `pkg:${prefix}/${parts.map(encodeURIComponent).join('/')}`;
}

/** Package URL type, with the vendor as namespace where the type wants one. */
const prefixes = new Map(
  Object.entries({
    npm: ['npm', 'yarn', 'pnpm', 'bun', 'node-pkg', 'javascript'],
    pypi: ['pip', 'pipenv', 'poetry', 'uv', 'pylock', 'python-pkg'],
    composer: ['composer', 'composer-vendor'],
    gem: ['bundler', 'gemspec'],
    golang: ['gomod', 'gobinary'],
    maven: ['jar', 'pom', 'gradle', 'sbt'],
    cargo: ['cargo', 'rustbinary', 'rust-binary'],
    nuget: ['nuget', 'nuget-config', 'dotnet-core', 'packages-props'],
    conan: ['conan'],
    hex: ['hex', 'mix-lock'],
    pub: ['pub'],
    swift: ['swift'],
    cocoapods: ['cocoapods'],
    conda: ['conda-pkg', 'conda-environment'],
    'deb/debian': ['debian'],
    'deb/ubuntu': ['ubuntu'],
    'apk/alpine': ['alpine'],
    'apk/chainguard': ['chainguard'],
    'apk/wolfi': ['wolfi'],
    'rpm/redhat': ['redhat'],
    'rpm/centos': ['centos'],
    'rpm/rocky': ['rocky'],
    'rpm/alma': ['alma'],
    'rpm/oracle': ['oracle'],
    'rpm/fedora': ['fedora'],
    'rpm/amazon': ['amazon'],
    'rpm/suse': ['suse', 'suse linux enterprise server', 'sles'],
    'rpm/opensuse': ['opensuse', 'opensuse.leap', 'opensuse-leap'],
  }).flatMap(([prefix, types]) => types.map(type => [type, prefix] as const)),
);
