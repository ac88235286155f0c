import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { FOREVER } from './Facts';
import { decodeFindingCursor, encodeFindingCursor } from './findingCursor';

describe('findingCursor', () => {
  it('comes back as it went out, in characters that need no escaping in a URL', () => {
    const cursor = fc.record({
      asOf: fc.integer({ min: -FOREVER, max: FOREVER }),
      riskScore: fc.integer({ min: 0, max: 1200 }).map(score => score / 10),
      openedAt: fc.maxSafeInteger(),
      id: fc.string(),
    });
    fc.assert(
      fc.property(cursor, given => {
        const text = encodeFindingCursor(given);
        expect(text).toMatch(/^[\w-]+$/);
        expect(decodeFindingCursor(text)).toEqual(given);
      }),
    );
  });

  it.each([
    '',
    'x',
    '{}',
    ...[
      'null',
      '[]',
      '{"asOf":1,"riskScore":1,"openedAt":1}',
      '{"asOf":"1","riskScore":1,"openedAt":1,"id":"a"}',
      '{"asOf":1.5,"riskScore":1,"openedAt":1,"id":"a"}',
      '{"asOf":8640000000000001,"riskScore":1,"openedAt":1,"id":"a"}',
      '{"asOf":1,"riskScore":1e999,"openedAt":1,"id":"a"}',
      '{"asOf":1,"riskScore":1,"openedAt":1,"id":"a","sql":"1"}',
    ].map(json => Buffer.from(json).toString('base64url')),
  ])('refuses %j', text => {
    expect(() => decodeFindingCursor(text)).toThrow(InputError);
    expect(() => decodeFindingCursor(text)).toThrow(
      'Invalid cursor: the nextCursor of the page before is expected',
    );
  });

  it('refuses whatever is no cursor', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(() => decodeFindingCursor(text)).toThrow(InputError);
      }),
    );
  });
});
