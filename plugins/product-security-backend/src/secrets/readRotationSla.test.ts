import { ConfigReader } from '@backstage/config';
import { readRotationSla } from './readRotationSla';

const day = 86_400_000;

function read(rotationSla?: unknown) {
  return readRotationSla(
    new ConfigReader({
      productSecurity: {
        secrets: rotationSla === undefined ? {} : { rotationSla },
      },
    } as any),
  );
}

describe('readRotationSla', () => {
  it('is 7 days unless it is configured', () => {
    expect(read()).toBe(7 * day);
    expect(read({ days: 2 })).toBe(2 * day);
    expect(read('P3D')).toBe(3 * day);
  });

  it.each(['soon', { days: 0 }, { days: -1 }])('refuses %j', value => {
    expect(() => read(value)).toThrow(
      /^Invalid productSecurity\.secrets\.rotationSla: a positive duration/,
    );
  });
});
