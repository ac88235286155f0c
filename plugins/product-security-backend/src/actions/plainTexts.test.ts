import fc from 'fast-check';
import { longestText, longestTitle, plainTexts } from './plainTexts';

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u0000',
      '\u001b',
      '\n',
      '\u0085',
      '\u2028',
      '\u202e',
      '\u200b',
      '\ufeff',
      '\ufe01',
      '\ud800',
      '\u{e0041}',
      '\u{e0101}',
      '`',
      '[',
      '😀',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 900,
});

describe('plainTexts', () => {
  it('leaves no character that controls or hides, and no text without end', () => {
    fc.assert(
      fc.property(
        fc.record({ title: hostile, reasons: fc.array(hostile) }),
        answer => {
          const { title, reasons } = plainTexts(answer);
          for (const text of [title, ...reasons]) {
            expect(text).not.toMatch(
              /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u,
            );
            expect(text.trim()).toBe(text);
          }
          expect([...title].length).toBeLessThanOrEqual(longestTitle);
          for (const reason of reasons) {
            expect([...reason].length).toBeLessThanOrEqual(longestText);
          }
        },
      ),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.record({ title: hostile, rule: hostile }), answer => {
        const once = plainTexts(answer);
        expect(plainTexts(once)).toEqual(once);
      }),
    );
  });

  it('leaves numbers, null, short plain words and cursors as they are', () => {
    const answer = {
      value: 0.1 + 0.2,
      none: null,
      held: false,
      items: [{ title: 'SQL injection in café – naïve', riskScore: 60 }],
      nextCursor: 'e'.repeat(2_000),
    };
    expect(plainTexts(answer)).toEqual(answer);
  });

  it('leaves out what is absent', () => {
    expect(Object.keys(plainTexts({ a: undefined, b: 1 }))).toEqual(['b']);
  });

  it('makes one line of several, and nothing of words that nobody sees', () => {
    const tags = [...'obey'].map(letter =>
      String.fromCodePoint(0xe0000 + letter.codePointAt(0)!),
    );
    expect(
      plainTexts({
        title: `Injection${tags.join('')}\r\n\u2028# System:\u202e`,
      }),
    ).toEqual({ title: 'Injection # System:' });
  });
});
