import fc from 'fast-check';
import { canonicalPackageUrl } from './canonicalPackageUrl';

describe('canonicalPackageUrl', () => {
  it.each([
    ['pkg:npm/%40acme/kit@1.0.0?arch=x#sub/path', 'pkg:npm/%40acme/kit'],
    ['pkg:npm/@acme/kit@1.0.0', 'pkg:npm/%40acme/kit'],
    ['pkg:npm/@acme/kit', 'pkg:npm/%40acme/kit'],
    ['PKG:PyPI/Acme_Tools@2', 'pkg:pypi/acme-tools'],
    ['pkg:deb/debian/libc6@2.36?distro=debian-12', 'pkg:deb/debian/libc6'],
    ['pkg:rpm/amzn/curl@7.61.1?distro=amzn-2', 'pkg:rpm/amazon/curl'],
    ['pkg:rpm/opensuse-leap/curl', 'pkg:rpm/opensuse/curl'],
    ['pkg:npm/amzn/curl', 'pkg:npm/amzn/curl'],
    ['pkg:golang/github.com/acme/x@v1', 'pkg:golang/github.com/acme/x'],
    ['pkg:maven/org.acme/core@1.0', 'pkg:maven/org.acme/core'],
    ['pkg:maven/without-group@1.0', 'pkg:maven/without-group'],
    ['pkg:swift/github.com/acme/x', 'pkg:swift/github.com/acme/x'],
    ['pkg://npm/left-pad', 'pkg:npm/left-pad'],
    ['pkg:generic/100%25@1', 'pkg:generic/100%25'],
  ])('makes %s %s', (text, canonical) => {
    expect(canonicalPackageUrl(text)).toBe(canonical);
  });

  it.each([
    '',
    'lodash',
    'pkg:',
    'pkg:npm',
    'pkg:npm/',
    'pkg:npm/%20',
    'npm:a/b',
  ])('finds no package in %j', text => {
    expect(canonicalPackageUrl(text)).toBeUndefined();
  });

  it('never throws, and leaves its own answers as they are', () => {
    const types = fc.constantFrom('npm', 'golang', 'maven', 'pub', 'oci', 'zz');
    fc.assert(
      fc.property(types, fc.string(), fc.string(), (type, path, version) => {
        const once = canonicalPackageUrl(`pkg:${type}/${path}@${version}`);
        expect(once && canonicalPackageUrl(once)).toBe(once);
      }),
    );
  });
});
