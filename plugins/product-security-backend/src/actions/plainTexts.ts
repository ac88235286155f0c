/**
 * A copy of an answer whose texts are plain: one line each, of bounded length, without control characters and without the characters nobody sees
 * (format and tag characters, variation selectors) in which reports could hide words that only a machine reads.
 *
 * @remarks
 * Titles, rules, paths and reasons come from reports and from people. They stay fields of data; whoever shows them must not take them for markup or
 * for instructions. Values under `nextCursor` are left as they are, for they have to be handed back.
 */
export function plainTexts<T>(value: T): T {
  return plain(value, 'value') as T;
}

/** The most characters of a title. */
export const longestTitle = 200;

/** The most characters of other texts. */
export const longestText = 500;

/** The most characters of texts that are written by this plugin or in its configuration, by the name of their field. */
const longerTexts: ReadonlyMap<string, number> = new Map([
  ['title', longestTitle],
  ['description', 4_000],
  ['formula', 4_000],
  ['sentence', 4_000],
  ['page', 4_000],
]);

function plain(value: unknown, name: string): unknown {
  if (typeof value === 'string') {
    if (name === 'nextCursor') return value;
    return plainText(value, longerTexts.get(name) ?? longestText);
  }
  if (Array.isArray(value)) return value.map(each => plain(each, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, plain(each, key)]),
  );
}

function plainText(text: string, longest: number): string {
  // A text of megabytes is not worth more work than what is shown of it.
  const cleaned = text
    .slice(0, longest * 4)
    .replace(invisible, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const characters = [...cleaned];
  if (characters.length <= longest) {
    return text.length > longest * 4 ? `${cleaned}…` : cleaned;
  }
  return `${characters.slice(0, longest - 1).join('')}…`;
}

const invisible =
  /[\p{Cf}\p{Cs}\p{Co}\u034F\u115F\u1160\u3164\uFFA0]|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/gu;
