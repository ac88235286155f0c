import { InputError } from '@backstage/errors';

/**
 * A pattern over a whole text: `*` stands for any characters but `/`, `**` for any characters, `{name}` for a text that is known when the pattern
 * is used, in any letter case. Everything else stands for itself, letter case included.
 *
 * @remarks
 * Matching takes at most the product of both lengths, whatever the text.
 */
export class TextPattern {
  private constructor(
    readonly source: string,
    private readonly parts: Part[],
  ) {}

  /**
   * @param field - what errors call the pattern
   * @throws InputError when the pattern is empty, too long, or has a placeholder that is not in `placeholders`
   */
  static parse(
    source: unknown,
    field: string,
    placeholders: readonly string[] = [],
  ): TextPattern {
    if (
      typeof source !== 'string' ||
      source.trim() === '' ||
      source.length > longestPattern
    ) {
      throw new InputError(
        `${field} must be a pattern of 1 to ${longestPattern} characters`,
      );
    }
    const parts: Part[] = [];
    for (const [piece] of source.matchAll(/\*{1,2}|\{[^{}]*\}|[^*{]+|\{/g)) {
      if (piece === '*' || piece === '**') {
        parts.push({
          kind: 'wildcard',
          reach: piece === '*' ? 'segment' : 'anything',
        });
      } else if (piece.length > 1 && piece.startsWith('{')) {
        const name = piece.slice(1, -1);
        if (!placeholders.includes(name)) {
          throw new InputError(
            `${field} has the placeholder ${piece}; it accepts ${
              placeholders.map(known => `{${known}}`).join(', ') || 'none'
            }`,
          );
        }
        parts.push({ kind: 'placeholder', name });
      } else {
        parts.push({ kind: 'text', text: piece });
      }
    }
    return new TextPattern(source, parts);
  }

  /** Whether the pattern stands for the whole text. A pattern with a placeholder that is not known stands for nothing. */
  matches(text: string, known: Partial<Record<string, string>> = {}): boolean {
    if (text.length > longestText) return false;
    const tokens: Token[] = [];
    for (const part of this.parts) {
      if (part.kind === 'wildcard') {
        tokens.push(part.reach);
        continue;
      }
      const literal = part.kind === 'text' ? part.text : known[part.name];
      if (literal === undefined) return false;
      const fold = part.kind === 'placeholder';
      for (let index = 0; index < literal.length; index++) {
        const code = literal.charCodeAt(index);
        tokens.push(fold ? { folded: lowerCase(code) } : code);
      }
    }
    return matchesTokens(tokens, text);
  }
}

const longestPattern = 1_000;
const longestText = 4_000;

type Part =
  | { kind: 'wildcard'; reach: 'segment' | 'anything' }
  | { kind: 'text'; text: string }
  | { kind: 'placeholder'; name: string };

/** A character by its code, one in any letter case, or a wildcard. */
type Token = number | { folded: number } | 'segment' | 'anything';

function lowerCase(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

/** Keeps which lengths of the text the tokens so far can stand for. */
function matchesTokens(tokens: Token[], text: string): boolean {
  let reachable = new Uint8Array(text.length + 1);
  reachable[0] = 1;
  for (const token of tokens) {
    const next = new Uint8Array(text.length + 1);
    let carried = false;
    for (let length = 0; length <= text.length; length++) {
      if (typeof token !== 'string') {
        if (length > 0 && reachable[length - 1]) {
          const code = text.charCodeAt(length - 1);
          const fits =
            typeof token === 'number'
              ? code === token
              : lowerCase(code) === token.folded;
          next[length] = fits ? 1 : 0;
        }
        continue;
      }
      if (length > 0 && token === 'segment' && text[length - 1] === '/') {
        carried = false;
      }
      carried = carried || reachable[length] === 1;
      next[length] = carried ? 1 : 0;
    }
    reachable = next;
  }
  return reachable[text.length] === 1;
}
