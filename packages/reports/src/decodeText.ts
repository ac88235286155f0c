/**
 * The text with one layer of each encoding undone that texts are put into on their way: of URLs, of HTML and XML, of JSON. What is none of
 * them stays as it is.
 */
export function decodeText(text: string): string {
  let decoded = text;
  if (decoded.includes('%')) {
    decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, run =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    );
  }
  if (decoded.includes('&')) {
    decoded = decoded.replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
      (whole, hexadecimal, decimal, name) =>
        name
          ? namedCharacters[name.toLowerCase() as keyof typeof namedCharacters]
          : character(
              parseInt(hexadecimal ?? decimal, hexadecimal ? 16 : 10),
            ) ?? whole,
    );
  }
  if (decoded.includes('\\')) {
    decoded = decoded.replace(
      /\\(?:u([0-9a-f]{4})|(["\\/nrt]))/gi,
      (_, hexadecimal, escaped) =>
        hexadecimal
          ? String.fromCharCode(parseInt(hexadecimal, 16))
          : escapedCharacters[escaped as keyof typeof escapedCharacters] ??
            escaped,
    );
  }
  return decoded;
}

/** What a run of letters and digits says if it is Base64 or hexadecimal, or has such in it from any of its characters on. */
export function* decodeRun(run: string): Generator<string> {
  for (let skipped = 0; skipped < 4; skipped++) {
    yield Buffer.from(run.slice(skipped), 'base64').toString('utf8');
  }
  const hexadecimal = /[0-9a-f]+/gi;
  for (const [digits] of run.matchAll(hexadecimal)) {
    if (digits.length < 8) continue;
    for (let skipped = 0; skipped < 2; skipped++) {
      yield Buffer.from(digits.slice(skipped), 'hex').toString('utf8');
    }
  }
}

const namedCharacters = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const escapedCharacters = { n: '\n', r: '\r', t: '\t' };

function character(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
