import { typeOf } from './typeOf';

describe('typeOf', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: 'integer', minimum: 1 }, 'number'],
    [{ type: 'boolean' }, 'boolean'],
    [{ type: 'string', enum: ['day', 'week'] }, '"day" | "week"'],
    [{ type: 'array', items: { type: 'string' } }, 'string[]'],
    [
      { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
      '("a" | "b")[]',
    ],
    [{ type: 'object' }, 'Record<string, unknown>'],
    [
      { type: 'string', format: 'binary' },
      'string | ArrayBuffer | Uint8Array | Blob',
    ],
  ])('writes %j', (schema, type) => {
    expect(typeOf(schema, () => {})).toBe(type);
  });

  it('tells of the named types it refers to', () => {
    const used: string[] = [];
    const schema = {
      anyOf: [
        { $ref: '#/components/schemas/Release' },
        { type: 'array', items: { $ref: '#/components/schemas/Other' } },
      ],
    };
    expect(typeOf(schema, name => used.push(name))).toBe('Release | Other[]');
    expect(used).toEqual(['Release', 'Other']);
  });

  it('refuses what no operation has', () => {
    expect(() => typeOf({ not: {} }, () => {})).toThrow(
      'No type for the schema {"not":{}}',
    );
  });
});
