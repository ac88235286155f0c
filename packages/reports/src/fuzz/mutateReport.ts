import { hostileTexts } from './hostileValues';
import { mutateJson } from './mutateJson';
import { mutateMarkup } from './mutateMarkup';
import { SeededRandom } from './SeededRandom';

/**
 * A report as somebody who means harm, or a tool that breaks off, would send it.
 *
 * @remarks
 * Pure: the same report and seed give the same bytes. Most mutations keep the report readable up to the place that is changed, because what
 * is refused at once tests nothing but the refusal.
 *
 * @param bytes - a report of any format
 * @param seed - a whole number
 */
export function mutateReport(bytes: Uint8Array, seed: number): Buffer {
  const random = new SeededRandom(seed);
  const text = Buffer.from(bytes).toString('utf8');
  const mutated = mutateText(text, random);
  // Now and then the encoding too.
  return random.next() < 0.15
    ? mutateBytes(Buffer.from(mutated), random)
    : Buffer.from(mutated);
}

function mutateText(text: string, random: SeededRandom): string {
  if (/^\uFEFF?\s*</.test(text)) return mutateMarkup(text, random);
  return mutateJson(text, random) ?? mutateLines(text, random);
}

/** JSON Lines, CSV and plain text: a line changed by what it is, gone, twice, or in another place. */
function mutateLines(text: string, random: SeededRandom): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  switch (random.below(6)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(random.below(lines.length), 0, lines[at]);
      break;
    case 2:
      lines.splice(at, 0, random.pick(hostileTexts));
      break;
    default:
      lines[at] =
        mutateJson(lines[at], random) ?? mutateCell(lines[at], random);
  }
  return lines.join('\n');
}

function mutateCell(line: string, random: SeededRandom): string {
  const separator = random.pick([',', ';', '\t', ' ', '"']);
  const cells = line.split(separator);
  cells[random.below(cells.length)] = random.pick(hostileTexts);
  return cells.join(separator);
}

function mutateBytes(bytes: Buffer, random: SeededRandom): Buffer {
  const at = random.below(bytes.length);
  switch (random.below(7)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      for (let flip = 0; flip < 3 && flipped.length > 0; flip++) {
        flipped[random.below(flipped.length)] ^= 1 << random.below(8);
      }
      return flipped;
    }
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return inserted(
        bytes,
        at,
        Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0xed, 0xa0]),
      );
    case 3:
      return inserted(bytes, at, Buffer.alloc(3));
    case 4:
      return Buffer.concat([bytes, Buffer.from('\n'), bytes]);
    case 5:
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    default:
      return Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(bytes.toString('utf8'), 'utf16le'),
      ]);
  }
}

function inserted(bytes: Buffer, at: number, extra: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), extra, bytes.subarray(at)]);
}
