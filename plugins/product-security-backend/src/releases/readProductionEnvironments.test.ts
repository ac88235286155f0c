import { ConfigReader } from '@backstage/config';
import { readProductionEnvironments } from './readProductionEnvironments';

const read = (production?: unknown) =>
  readProductionEnvironments(
    new ConfigReader({
      productSecurity: { environments: { production } },
    } as any),
  );

describe('readProductionEnvironments', () => {
  it('always has production, and the configured ones, in any letter case', () => {
    expect(['production', 'live'].map(read())).toEqual([true, false]);
    expect(['Production', 'LIVE', 'liver'].map(read(['Live ']))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('refuses what is no list of names', () => {
    const key = /productSecurity.environments.production/;
    expect(() => read([' '])).toThrow(key);
    expect(() => read(7)).toThrow(key);
  });
});
