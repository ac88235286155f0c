import { hostileTexts } from './hostileValues';
import { SeededRandom } from './SeededRandom';

/** An XML text with one of its elements, attributes or texts changed, or with entities that something might expand. */
export function mutateMarkup(text: string, random: SeededRandom): string {
  return random.pick(mutations)(text, random);
}

const mutations: Array<(text: string, random: SeededRandom) => string> = [
  (text, random) =>
    replaceOne(text, /(=\s*["'])[^"'<]*(?=["'])/g, random, open => {
      return open + escaped(random.pick(hostileTexts));
    }),
  (text, random) =>
    replaceOne(text, /(>)[^<>]+(?=<)/g, random, open => {
      return open + escaped(random.pick(hostileTexts));
    }),
  (text, random) =>
    replaceOne(text, /(\s)[\w:.-]+(?=\s*=\s*["'])/g, random, blank => {
      return (
        blank + random.pick(['constructor', '__proto__', 'a:b:c', 'xmlns'])
      );
    }),
  (text, random) => replaceOne(text, /<\/?[\w:.-]+[^<>]*>/g, random, () => ''),
  (text, random) =>
    replaceOne(text, /<[\w:.-]+[^<>]*>/g, random, tag => tag + tag),
  (text, random) =>
    replaceOne(text, /()<[\w:.-]+(?=[\s>])/g, random, () =>
      random.pick(['<__proto__', '<constructor', '<a:b', '<', '<a']),
    ),
  (text, random) =>
    replaceOne(text, /(>)[^<>]*(?=<)/g, random, open => {
      return open + random.pick(entities);
    }),
  (text, random) =>
    withProlog(
      text,
      random.pick([
        '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;&x;">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://a.example/a.dtd">',
        '<?xml-stylesheet href="http://a.example"?>',
        `<!--${'-'.repeat(50_000)}-->`,
        `<!DOCTYPE ${'['.repeat(50_000)}`,
      ]),
    ),
  (text, random) =>
    replaceOne(text, /(>)[^<>]*(?=<)/g, random, open => {
      const depth = random.pick([100, 300, 20_000]);
      return `${open}${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    }),
  (text, random) =>
    replaceOne(text, /(>)[^<>]*(?=<)/g, random, open => {
      return open + '<a b="c"/>'.repeat(20_000);
    }),
];

const entities = [
  '&x;',
  '&#0;',
  '&#x110000;',
  '&amp;'.repeat(10_000),
  '<![CDATA[',
  ']]>',
  '&',
];

/** One of the places that a pattern finds, chosen at random; `by` is given its first group. */
function replaceOne(
  text: string,
  pattern: RegExp,
  random: SeededRandom,
  by: (group: string) => string,
): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { 0: whole, 1: group = whole, index } = random.pick(found);
  return text.slice(0, index) + by(group) + text.slice(index + whole.length);
}

function withProlog(text: string, prolog: string): string {
  const declaration = /^\uFEFF?\s*<\?xml[^<>]*\?>/.exec(text)?.[0] ?? '';
  return declaration + prolog + text.slice(declaration.length);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
