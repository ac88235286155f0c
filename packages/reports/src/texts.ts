import { createHash } from 'node:crypto';

/** Without what no database text may hold: NUL and halves of surrogate pairs. */
export function storable(text: string): string {
  // Nearly every text is fine as it is, and there are millions of them.
  if (!/[\0\uD800-\uDFFF]/.test(text)) return text;
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Runs of white space as one space, none at the ends. */
export function collapsed(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** At most `limit` characters, for reading. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${storable(text.slice(0, limit - 1))}…`;
}

/** At most `limit` characters, and still different for different texts: a long one ends in a hash of the whole. */
export function bounded(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const hash = sha256(text).slice(0, 32);
  return `${storable(text.slice(0, limit - hash.length - 1))}…${hash}`;
}

/** In hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** With forward slashes, without a leading `./`; of a URL without user, query and fragment. */
export function canonicalPath(path: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return canonicalUrl(path);
  return path
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/, '');
}

/** A URL without user, query and fragment, which hold credentials and change from run to run. */
export function canonicalUrl(url: string): string {
  return (
    url
      .trim()
      .replace(/[?#].*$/s, '')
      // A password may hold an unescaped @ itself.
      .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1')
  );
}

/** CWE entries as `CWE-79`, each once, from all the ways in which they are written (`cwe-079`, `79`, `CWE-79: Cross-site …`). */
export function canonicalCwe(texts: string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const named = [...text.matchAll(/cwe[-_: ]*0*(\d{1,6})/gi)];
    const numbers =
      named.length > 0 ? named : [/^\s*0*(\d{1,6})\s*$/.exec(text)];
    for (const match of numbers) if (match) found.add(`CWE-${match[1]}`);
  }
  return [...found];
}
