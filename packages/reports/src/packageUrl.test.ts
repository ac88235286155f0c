import fc from 'fast-check';
import { canonicalPackageUrl } from './canonicalPackageUrl';
import { packageUrlOf } from './packageUrl';

describe('packageUrlOf', () => {
  it.each([
    ['npm', '@acme/kit', 'pkg:npm/%40acme/kit'],
    ['Yarn', 'left-pad', 'pkg:npm/left-pad'],
    ['PyPI', 'Acme_Tools', 'pkg:pypi/acme-tools'],
    ['pip', 'requests', 'pkg:pypi/requests'],
    ['Maven', 'org.acme:core', 'pkg:maven/org.acme/core'],
    ['gradle', 'org.acme:core:jar:1.2', 'pkg:maven/org.acme/core'],
    ['maven', 'org.acme/core', 'pkg:maven/org.acme/core'],
    ['java-archive', 'core', 'pkg:maven/core'],
    ['Go', 'github.com/acme/x/v2', 'pkg:golang/github.com/acme/x/v2'],
    ['gomodules', 'stdlib', 'pkg:golang/stdlib'],
    ['RubyGems', 'rack', 'pkg:gem/rack'],
    ['crates.io', 'time', 'pkg:cargo/time'],
    ['NuGet', 'Acme.Json', 'pkg:nuget/Acme.Json'],
    ['Packagist', 'acme/http', 'pkg:composer/acme/http'],
    ['Hex', 'plug', 'pkg:hex/plug'],
    ['Pub', 'http', 'pkg:pub/http'],
    [
      'SwiftURL',
      'https://github.com/acme/kit.git',
      'pkg:swift/github.com/acme/kit',
    ],
    ['cocoapods', 'AcmeKit/Network', 'pkg:cocoapods/AcmeKit'],
    ['GitHub Actions', 'acme/setup', 'pkg:githubactions/acme/setup'],
    ['Debian:12', 'openssl', 'pkg:deb/debian/openssl'],
    ['debian', 'libc6:amd64', 'pkg:deb/debian/libc6'],
    ['Ubuntu:22.04:LTS', 'curl', 'pkg:deb/ubuntu/curl'],
    ['Alpine:v3.19', 'musl', 'pkg:apk/alpine/musl'],
    ['Red Hat:enterprise_linux:9', 'glibc', 'pkg:rpm/redhat/glibc'],
    ['Rocky Linux:9', 'glibc', 'pkg:rpm/rocky/glibc'],
    ['rpm', 'glibc', 'pkg:rpm/glibc'],
    ['Betamax', 'tape', 'pkg:generic/tape'],
    ['', 'tape', 'pkg:generic/tape'],
    ['npm', 'pkg:npm/%40acme/kit@1.0.0', 'pkg:npm/%40acme/kit'],
  ])('makes of the %s package %s %s', (ecosystem, name, expected) => {
    expect(packageUrlOf(ecosystem, name)).toBe(expected);
  });

  it.each([
    ['npm', 'kit', '@acme', 'pkg:npm/%40acme/kit'],
    ['maven', 'core', 'org.acme', 'pkg:maven/org.acme/core'],
    ['go', 'x', 'github.com/acme', 'pkg:golang/github.com/acme/x'],
    ['deb', 'openssl', 'Debian GNU/Linux 12', 'pkg:deb/debian/openssl'],
    ['rpm', 'glibc', 'rhel:9', 'pkg:rpm/redhat/glibc'],
    ['rpm', 'glibc', 'acme-os', 'pkg:rpm/acme-os/glibc'],
    ['debian', 'openssl', '  ', 'pkg:deb/debian/openssl'],
  ])(
    'puts before the %s package %s its namespace %s',
    (ecosystem, name, namespace, expected) => {
      expect(packageUrlOf(ecosystem, name, namespace)).toBe(expected);
    },
  );

  it.each(['', ' ', '/', 'pkg:', ':'])('finds no package in %j', name => {
    expect(packageUrlOf('maven', name)).toBeUndefined();
  });

  it('never throws, and what it gives is canonical', () => {
    const ecosystem = fc.oneof(
      fc.string(),
      fc.constantFrom('npm', 'Go', 'Maven', 'deb', 'swift', '__proto__'),
    );
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(ecosystem, text, fc.option(text), (type, name, namespace) => {
        const found = packageUrlOf(type, name, namespace ?? undefined);
        expect(found && canonicalPackageUrl(found)).toBe(found);
      }),
    );
  });
});
