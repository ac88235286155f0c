import { RepositoryResolver } from './RepositoryResolver';

describe('RepositoryResolver', () => {
  it('reads the catalog for a slug it does not know, and not again at once', async () => {
    const mapped = new Set<string>();
    let now = 0;
    const sync = jest.fn(async () => mapped.add('github.com/acme/new'));
    const resolver = new RepositoryResolver({
      mapped: async () => mapped,
      sync,
      now: () => now,
    });
    const resolve = (text: string) =>
      resolver.resolve([{ text, field: 'repository' }]);

    expect(await resolve('github.com/acme/any')).toEqual([
      'github.com/acme/any',
    ]);
    expect(sync).not.toHaveBeenCalled();
    expect(await resolve('acme/new')).toEqual(['github.com/acme/new']);
    await expect(resolve('acme/none')).rejects.toThrow('repository: ');
    expect(sync).toHaveBeenCalledTimes(1);
    now += 60_000;
    await expect(resolve('acme/none')).rejects.toThrow('repository: ');
    expect(sync).toHaveBeenCalledTimes(2);
  });
});
