import fc from 'fast-check';
import {
  packageUrlCategory,
  vexProduct,
  vexSubcomponent,
} from './vexComponent';

describe('vexProduct', () => {
  it.each([
    ['pkg:npm/%40acme/left@1.0', 'dependency', true, undefined],
    ['pkg:deb/debian/openssl@3', 'container', true, undefined],
    ['PKG:RPM/redhat/openssl', 'container', true, undefined],
    ['pkg:oci/shop@sha256%3Aabc', 'container', false, 'shop'],
    [
      'pkg:oci/shop@sha256:abc?repository_url=r.example/acme/shop&tag=1',
      'container',
      false,
      'r.example/acme/shop',
    ],
    ['pkg:docker/acme/shop@1?x=1#y', 'container', false, 'acme/shop'],
    ['pkg:generic/shop@1', 'dependency', false, undefined],
    ['pkg:github/acme/shop@1', 'dependency', false, undefined],
    ['r.example/acme/shop:1', 'dependency', false, undefined],
    ['https://acme.example/shop', 'dependency', false, undefined],
    [undefined, 'dependency', false, undefined],
  ])('takes %s for %s, a package: %s', (text, category, isPackage, image) => {
    expect(vexProduct(text)).toEqual({
      id: text ?? '',
      category,
      packageUrl: isPackage ? text : undefined,
      image,
    });
  });
});

describe('vexSubcomponent', () => {
  it('takes any package URL for a package', () => {
    expect(vexSubcomponent('pkg:generic/openssl@3', 'a')).toEqual({
      id: 'a',
      category: 'dependency',
      packageUrl: 'pkg:generic/openssl@3',
    });
    expect(vexSubcomponent('openssl').packageUrl).toBeUndefined();
  });
});

it('reads any identifier', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map(text => `pkg:oci/${text}`),
      ),
      text => {
        expect(['dependency', 'container']).toContain(packageUrlCategory(text));
        expect(vexProduct(text).id).toBe(text);
        expect(vexSubcomponent(text).id).toBe(text);
      },
    ),
  );
});
