import { mockServices } from '@backstage/backend-test-utils';
import { readFactsConfig } from './readFactsConfig';

describe('readFactsConfig', () => {
  const read = (productSecurity: object) =>
    readFactsConfig(mockServices.rootConfig({ data: { productSecurity } }));

  it('keeps the facts in the process unless said otherwise', () => {
    expect(read({})).toEqual({
      analytics: 'embedded',
      embedded: {},
      database: {
        statementTimeout: 60_000,
        workMemory: '64MB',
      },
    });
  });

  it('reads what is said', () => {
    const facts = {
      threads: 2,
      memoryLimit: '1.5 GiB',
      directory: '/var/cache',
      statementTimeout: { seconds: 20 },
      workMemory: '256MB',
      connections: 6,
    };
    expect(read({ analytics: 'database', facts })).toEqual({
      analytics: 'database',
      embedded: { threads: 2, memoryLimit: '1.5 GiB', directory: '/var/cache' },
      database: {
        statementTimeout: 20_000,
        workMemory: '256MB',
        connections: 6,
      },
    });
  });

  it.each([
    [
      { analytics: 'postgres' },
      "Invalid productSecurity.analytics 'postgres': accepted are embedded, database",
    ],
    [
      { facts: { threads: 0 } },
      'Invalid productSecurity.facts.threads: a whole number of 1 or more',
    ],
    [
      { facts: { connections: 1.5 } },
      'Invalid productSecurity.facts.connections: a whole number of 1 or more',
    ],
    [
      { facts: { memoryLimit: 'much' } },
      'Invalid productSecurity.facts.memoryLimit: a size such as',
    ],
    [
      { facts: { workMemory: "1MB'; DROP" } },
      'Invalid productSecurity.facts.workMemory: a size such as',
    ],
    [
      { facts: { statementTimeout: 'soon' } },
      'Invalid productSecurity.facts.statementTimeout: a positive duration',
    ],
    [
      { facts: { statementTimeout: { seconds: 0 } } },
      'Invalid productSecurity.facts.statementTimeout: a positive duration',
    ],
  ])('refuses %j', (given, message) => {
    expect(() => read(given)).toThrow(message);
  });
});
