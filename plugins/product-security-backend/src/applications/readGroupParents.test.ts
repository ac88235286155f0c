import { Entity } from '@backstage/catalog-model';
import { readGroupParents } from './readGroupParents';

function group(name: string, spec: object = {}, relations?: object): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [], ...spec },
    relations: Object.entries(relations ?? {}).map(([type, targetRef]) => ({
      type,
      targetRef,
    })),
  };
}

function parents(...groups: Entity[]) {
  return Object.fromEntries(readGroupParents(groups));
}

describe('readGroupParents', () => {
  it('reads the parent that a group names, in any form', () => {
    expect(
      parents(
        group('a', { parent: 'Top' }),
        group('b', { parent: 'group:other/Top' }),
        group('top'),
      ),
    ).toEqual({
      'group:default/a': ['group:default/top'],
      'group:default/b': ['group:other/top'],
      'group:default/top': [],
    });
  });

  it('reads the children that a group names, and the relations of both', () => {
    expect(
      parents(
        group('a', {}, { childOf: 'group:default/c' }),
        group('b'),
        group('c', { children: ['b', 'missing'] }),
        group('d', {}, { parentOf: 'group:default/b' }),
      ),
    ).toEqual({
      'group:default/a': ['group:default/c'],
      'group:default/b': ['group:default/c', 'group:default/d'],
      'group:default/c': [],
      'group:default/d': [],
    });
  });

  it('puts the parent that a group names first, each once, and never itself', () => {
    expect(
      parents(
        group('a', { parent: 'z' }, { childOf: 'group:default/z' }),
        group('b', { parent: 'b', children: ['b'] }),
        group('c', { children: ['a'] }),
      ),
    ).toEqual({
      'group:default/a': ['group:default/z', 'group:default/c'],
      'group:default/b': [],
      'group:default/c': [],
    });
  });

  it('passes over what is no ref of a group, and entities that are none', () => {
    expect(
      parents(
        group('a', { parent: 'a:b:c:d', children: [7, null, 'user:ana'] }),
        group('b', { parent: { name: 'a' }, children: 'a' }),
        { ...group('u'), kind: 'User' },
      ),
    ).toEqual({
      'group:default/a': ['group:default/b'],
      'group:default/b': [],
    });
  });
});
