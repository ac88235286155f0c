import { installedPackageUrl, isSystemPackage } from './installedPackageUrl';

describe('installedPackageUrl', () => {
  it.each([
    ['dpkg', 'libc6', 'debian:12', 'pkg:deb/debian/libc6'],
    ['RPM', 'openssl', 'rhel:8', 'pkg:rpm/redhat/openssl'],
    ['os', 'musl', 'ALPINE_LINUX_3_19', 'pkg:apk/alpine/musl'],
    ['APKG', 'musl', 'Alpine Linux v3.15', 'pkg:apk/alpine/musl'],
    ['rpm', 'openssl', undefined, 'pkg:rpm/openssl'],
    ['OS', 'openssl', 'Windows', 'pkg:generic/openssl'],
    ['debian', 'libc6', undefined, 'pkg:deb/debian/libc6'],
    ['java-archive', 'org.acme:core', 'debian:12', 'pkg:maven/org.acme/core'],
    ['NODEPKG', '@acme/kit', undefined, 'pkg:npm/%40acme/kit'],
    ['python', 'Acme_Tools', undefined, 'pkg:pypi/acme-tools'],
    ['gobinary', 'golang.org/x/net', undefined, 'pkg:golang/golang.org/x/net'],
    ['gem', 'rack', undefined, 'pkg:gem/rack'],
    ['unheard of', 'thing', 'debian:12', 'pkg:generic/thing'],
  ])('of %s %s in %s is %s', (kind, name, distribution, expected) => {
    expect(installedPackageUrl({ kind, name, distribution })).toBe(expected);
  });

  it('tells packages of the operating system from others', () => {
    expect(
      ['deb', 'RPM', 'linux-kernel', 'ubuntu'].map(isSystemPackage),
    ).toEqual([true, true, true, true]);
    expect(['java', 'binary', '', 'npm'].map(isSystemPackage)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
