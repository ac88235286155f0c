import { readComponents } from './readComponents';

const file = 'catalog-info.yaml';

describe('readComponents', () => {
  it.each([
    ['', []],
    ['kind: System\nmetadata: { name: shop }', []],
    ['- kind: Component', []],
    [
      'kind: Component\nmetadata: { name: Payments }',
      ['component:default/payments'],
    ],
    [
      'kind: component\nmetadata: { name: payments, namespace: Shop }',
      ['component:shop/payments'],
    ],
    [
      '---\nkind: API\nmetadata: { name: a }\n---\nkind: Component\nmetadata: { name: b }\n---\nkind: Component\nmetadata: { name: c }\n',
      ['component:default/b', 'component:default/c'],
    ],
  ])('of %j are %j', (text, refs) => {
    expect(readComponents(text, file)).toEqual(refs);
  });

  it.each([
    ['kind: [', /^catalog-info\.yaml: is not YAML \(/],
    ['kind: Component', /metadata\.name of a component must be a text/],
    ['kind: Component\nmetadata: { name: 5 }', /metadata\.name/],
    [
      'kind: Component\nmetadata: { name: a, namespace: [b] }',
      /metadata\.namespace of component 'a' must be a text/,
    ],
  ])('%j is refused', (text, message) => {
    expect(() => readComponents(text, file)).toThrow(message);
  });
});
