import { Scalar } from 'yaml';

/**
 * Where a character of a scalar's value stands in the file, whatever style the scalar is written in.
 *
 * @remarks
 * YAML folds lines, takes indentation away and resolves escapes, but keeps every other character and their order. So the n-th character of the value
 * that is no white space is the n-th of the source that is none.
 * @param text - the whole file
 * @param position - characters from the start of the value, outer blanks not counted
 * @returns characters from the start of the file
 */
export function offsetInScalar(
  text: string,
  node: Scalar,
  position: number,
): number {
  const [start, end] = node.range ?? [0, 0];
  const value = String(node.value).trim();
  const before = value.slice(0, position).replace(/\s/g, '').length;
  const pointsAtBlank = !/\S/.test(value.charAt(position));
  let seen = 0;
  let afterLast = start;
  for (const { offset, length, visible } of charactersOf(
    text.slice(start, end),
    node.type,
  )) {
    if (!visible) continue;
    if (seen === before) {
      return pointsAtBlank && seen > 0 ? afterLast : start + offset;
    }
    seen += visible;
    afterLast = start + offset + length;
  }
  return afterLast;
}

interface SourceCharacter {
  offset: number;
  length: number;
  /** UTF-16 units of the value it stands for, of those that are no white space. */
  visible: number;
}

function* charactersOf(
  source: string,
  style: Scalar['type'],
): Generator<SourceCharacter> {
  const quoted = style === 'QUOTE_DOUBLE' || style === 'QUOTE_SINGLE';
  const block = style === 'BLOCK_LITERAL' || style === 'BLOCK_FOLDED';
  let offset = 0;
  // The header of a block scalar ends with its line.
  if (block) offset = source.indexOf('\n') + 1;
  if (quoted) offset = 1;
  const end = quoted ? source.length - 1 : source.length;
  while (offset < end) {
    const [written] = escapes[style ?? 'PLAIN']?.exec(
      source.slice(offset, offset + longestEscape),
    ) ?? [source.charAt(offset)];
    yield {
      offset,
      length: written.length,
      visible: meaning(written).replace(/\s/g, '').length,
    };
    offset += written.length;
  }
}

const escapes: Record<string, RegExp | undefined> = {
  QUOTE_SINGLE: /^''/,
  QUOTE_DOUBLE: /^\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|\r\n|[^])/i,
};

const longestEscape = '\\U00000000'.length;

/** The text an escape stands for, as far as it matters whether it is white space. */
function meaning(written: string): string {
  if (written.length === 1) return written;
  if (/^\\[tnrvfN_LP \t\r\n]/.test(written)) return ' ';
  if (written === "''") return "'";
  const [, digits] = /^\\[xuU]([\da-f]+)$/i.exec(written) ?? [];
  if (digits === undefined) return written.charAt(1);
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
