import { credentialHint } from './credentials';
import { decodeRun, decodeText } from './decodeText';

/**
 * Cuts credentials out of texts and leaves their redacted hints.
 *
 * @remarks
 * Also those that a text has encoded: for URLs, HTML, XML or JSON, in Base64 or hexadecimal. The time for a text does not grow with the number
 * of credentials: they are found by their first characters.
 */
export class CredentialCutter {
  readonly #byStart = new Map<string, Cut[]>();
  /** By slot, whether a form of a credential may start so: most places of a text are done with at that. */
  readonly #mayStart: Uint8Array;

  /**
   * @param credentials - in clear; those of fewer than {@link shortestCut} characters are left out, because they cannot be told from words
   */
  constructor(credentials: Iterable<string>) {
    const forms = new Map<string, string>();
    for (const credential of credentials) {
      const hint = credentialHint(credential);
      for (const form of formsOf(credential)) {
        if (form.length >= shortestCut) forms.set(form, hint);
      }
    }
    this.#mayStart = new Uint8Array(
      2 ** Math.ceil(Math.log2(forms.size + 8) + 3),
    );
    for (const [form, hint] of forms) {
      this.#mayStart[this.#slotOf(form, 0)] = 1;
      const start = form.slice(0, shortestCut);
      const known = this.#byStart.get(start);
      if (known) known.push({ form, hint });
      else this.#byStart.set(start, [{ form, hint }]);
    }
    for (const cuts of this.#byStart.values()) {
      cuts.sort((a, b) => b.form.length - a.form.length);
    }
  }

  /** The text without any of the credentials; decoded where that shows one. */
  cut(text: string): string {
    if (this.#byStart.size === 0) return text;
    let cut = this.#cutShown(text);
    let decoded = cut;
    for (let layer = 0; layer < mostLayers; layer++) {
      const next = decodeText(decoded);
      if (next === decoded) break;
      decoded = this.#cutShown(next);
      if (decoded !== next) cut = decoded;
    }
    return cut;
  }

  #cutShown(text: string): string {
    return this.#cutPlain(text).replace(encodedRun, run => {
      for (const decoded of decodeRun(run)) {
        for (let at = 0; at + shortestCut <= decoded.length; at++) {
          const found = this.#at(decoded, at);
          if (found) return found.hint;
        }
      }
      return run;
    });
  }

  #cutPlain(text: string): string {
    let kept = '';
    let from = 0;
    for (let at = 0; at + shortestCut <= text.length; at++) {
      const found = this.#at(text, at);
      if (!found) continue;
      kept += text.slice(from, at) + found.hint;
      from = at + found.form.length;
      at = from - 1;
    }
    return from === 0 ? text : kept + text.slice(from);
  }

  #at(text: string, at: number): Cut | undefined {
    if (this.#mayStart[this.#slotOf(text, at)] === 0) return undefined;
    const cuts = this.#byStart.get(text.slice(at, at + shortestCut));
    return cuts?.find(({ form }) => text.startsWith(form, at));
  }

  /** A number for the first {@link shortestCut} characters. */
  #slotOf(text: string, at: number): number {
    let hash = 0;
    for (let next = at; next < at + shortestCut; next++) {
      hash = Math.imul(hash + text.charCodeAt(next), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash & (this.#mayStart.length - 1);
  }
}

interface Cut {
  form: string;
  hint: string;
}

/** Characters a credential must have to be looked for in texts. */
export const shortestCut = 4;

/** Characters a line of a credential of several lines must have to be looked for on its own. */
const shortestLine = 12;

/** What may be Base64 or hexadecimal of 12 characters and more. */
const encodedRun = /[A-Za-z0-9+/_-]{16,}={0,2}/g;

/** Encodings within each other that are looked through. */
const mostLayers = 3;

/** The ways in which a credential is found in the texts around it: as it is, within a URL, within JSON, by its lines. */
function formsOf(credential: string): Set<string> {
  const forms = new Set([credential, JSON.stringify(credential).slice(1, -1)]);
  try {
    forms.add(encodeURIComponent(credential));
  } catch {
    // Half a surrogate pair cannot stand in a URL.
  }
  const lines = credential.split(/\r?\n/).map(line => line.trim());
  if (lines.length > 1) {
    for (const line of lines) if (line.length >= shortestLine) forms.add(line);
  }
  return forms;
}
