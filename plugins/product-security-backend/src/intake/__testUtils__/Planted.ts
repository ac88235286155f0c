import { createHash, randomBytes } from 'node:crypto';

/** Values that must be found nowhere, in whatever way they are written. */
export class Planted {
  readonly #windows = new Map<string, string>();

  /** A new value of that many characters, in letters, digits and what has to be escaped somewhere. */
  value(length = 32, name = 'value'): string {
    const random = randomBytes(length)
      .toString('base64')
      .slice(0, length - 3);
    return this.#plant(
      `${random.slice(0, 3)}/${random.slice(3, 6)}+${random.slice(
        6,
        8,
      )}&${random.slice(8)}`,
      name,
    );
  }

  /** A private key of several lines. */
  key(): string {
    const lines = Array.from({ length: 4 }, () =>
      randomBytes(48).toString('base64'),
    );
    lines.push(randomBytes(12).toString('base64'));
    for (const line of lines) this.#plant(line, 'line of a key');
    return [
      '-----BEGIN RSA PRIVATE KEY-----',
      ...lines,
      '-----END RSA PRIVATE KEY-----',
      '',
    ].join('\n');
  }

  /** Hash of a value without a key, as tools write it; not to be found either. */
  hash(algorithm: 'sha1' | 'sha256', value: string): string {
    const hash = createHash(algorithm).update(value).digest('hex');
    this.#watch(hash, 16, `${algorithm} of a value`);
    return hash;
  }

  /** What of the values stands in a text; nothing when all is well. */
  foundIn(text: string): string[] {
    const found = new Set<string>();
    for (const length of [shown, 16]) {
      for (let at = 0; at + length <= text.length; at++) {
        const name = this.#windows.get(text.slice(at, at + length));
        if (name) found.add(name);
      }
    }
    return [...found];
  }

  #plant(value: string, name: string): string {
    this.#watch(value, shown, name);
    this.#watch(encodeURIComponent(value), shown, `${name} in a URL`);
    const bytes = Buffer.from(value);
    this.#watch(bytes.toString('hex'), 16, `${name} in hexadecimal`);
    for (let before = 0; before < 3; before++) {
      const encoded = Buffer.concat([Buffer.alloc(before), bytes])
        .toString('base64')
        // Without the characters that bytes before and after have a part in.
        .slice(Math.ceil((before * 8) / 6), -4);
      this.#watch(encoded, shown, `${name} in Base64`);
      const forUrls = encoded.replaceAll('+', '-').replaceAll('/', '_');
      this.#watch(forUrls, shown, `${name} in Base64 for URLs`);
    }
    return value;
  }

  #watch(form: string, length: number, name: string): void {
    for (let at = 0; at + length <= form.length; at++) {
      this.#windows.set(form.slice(at, at + length), name);
    }
  }
}

/** Characters in a row that show a value; fewer may be its hint, or chance. */
const shown = 8;
