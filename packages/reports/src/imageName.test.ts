import { imageName, imageWithoutVersion } from './imageName';

describe('imageName', () => {
  it('puts together what there is', () => {
    expect(
      imageName({ registry: 'r.example', repository: 'a/shop', tag: '1.2' }),
    ).toBe('r.example/a/shop:1.2');
    expect(imageName({ repository: 'shop', tag: '' })).toBe('shop');
    expect(imageName({ registry: 'r.example', repository: undefined })).toBe(
      undefined,
    );
  });

  it.each([
    ['r.example:5000/shop:1.2', 'r.example:5000/shop'],
    ['r.example:5000/shop', 'r.example:5000/shop'],
    ['shop:1.2@sha256:0a', 'shop'],
    ['shop', 'shop'],
  ])('of %s without version is %s', (image, expected) => {
    expect(imageWithoutVersion(image)).toBe(expected);
  });
});
