import { mockServices } from '@backstage/backend-test-utils';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { JsonObject } from '@backstage/types';
import { readApplicationsConfig } from './readApplicationsConfig';

const read = (productSecurity: JsonObject) =>
  readApplicationsConfig(
    mockServices.rootConfig({ data: { productSecurity } }),
  );

describe('readApplicationsConfig', () => {
  it('has defaults', () => {
    expect(readApplicationsConfig(mockServices.rootConfig())).toMatchObject({
      filter: { filter: [{ kind: 'Component' }] },
      policies: {},
      schedule: { frequency: { minutes: 1 } },
    });
  });

  it('takes filters as the catalog does', () => {
    const plain = [{ kind: ['Component', 'API'], 'spec.type': 'service' }];
    expect(read({ applications: { filter: plain } }).filter).toEqual({
      filter: plain,
    });
    const marked = { kind: 'API', 'metadata.annotations.x/y': true };
    expect(read({ applications: { filter: marked } }).filter).toEqual({
      filter: [
        { kind: 'API', 'metadata.annotations.x/y': CATALOG_FILTER_EXISTS },
      ],
    });
    const predicate = { kind: 'Component', 'spec.type': { $in: ['service'] } };
    expect(read({ applications: { filter: predicate } }).filter).toEqual({
      query: predicate,
    });
    expect(read({ applications: { filter: [predicate] } }).filter).toEqual({
      query: { $any: [predicate] },
    });
  });

  it('reads schedule, policies and ownership', () => {
    const config = read({
      applications: {
        schedule: { frequency: 'PT5M', timeout: { minutes: 2 } },
      },
      ownership: { teamIsAccountable: false },
      policies: { 'tier-missing': 'enforce' },
    });
    expect(config.schedule).toMatchObject({ frequency: { minutes: 5 } });
    expect(config.attributes.teamIsAccountable).toBe(false);
    expect(config.policies['tier-missing']).toEqual([{ level: 'enforce' }]);
  });

  it.each(['text', [], {}, ['text']])('refuses the filter %j', filter => {
    expect(() => read({ applications: { filter } })).toThrow(
      'productSecurity.applications.filter must be',
    );
  });
});
