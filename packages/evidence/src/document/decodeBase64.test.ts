import * as fc from 'fast-check';
import { decodeBase64 } from './decodeBase64';

function readOrNothing(text: string): Buffer | undefined {
  try {
    return decodeBase64(text, 'field');
  } catch {
    return undefined;
  }
}

describe('decodeBase64', () => {
  it('reads both alphabets, with and without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        const buffer = Buffer.from(bytes);
        const standard = buffer.toString('base64');
        const urlSafe = buffer.toString('base64url');
        const unpadded = standard.replace(/=/g, '');
        for (const text of [standard, urlSafe, unpadded]) {
          expect(decodeBase64(text, 'field')).toEqual(buffer);
        }
      }),
    );
  });

  it('reads no two texts of one length as the same bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (bytes, position, character) => {
          const text = Buffer.from(bytes).toString('base64');
          const at = position % text.length;
          const changed = text.slice(0, at) + character + text.slice(at + 1);
          // The two alphabets differ in two characters, which stand for the same.
          const other = changed.replace(/-/g, '+').replace(/_/g, '/');
          fc.pre(other !== text);
          expect(readOrNothing(changed)).not.toEqual(Buffer.from(bytes));
        },
      ),
    );
  });

  it.each(['a', 'QR==', 'QQ=', 'QQ===', 'Q Q=', 'QQ==\n', '+-aa', 7, null])(
    'refuses %p',
    text => {
      expect(() => decodeBase64(text, 'payload')).toThrow(/^payload/);
    },
  );
});
