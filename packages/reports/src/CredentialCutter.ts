import { credentialHint } from './credentials';

/**
 * Cuts credentials out of texts and leaves their redacted hints.
 *
 * @remarks
 * The time for a text does not grow with the number of credentials: they are found by their first characters.
 */
export class CredentialCutter {
  readonly #byStart = new Map<string, Cut[]>();

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
    for (const [form, hint] of forms) {
      const start = form.slice(0, shortestCut);
      const known = this.#byStart.get(start);
      if (known) known.push({ form, hint });
      else this.#byStart.set(start, [{ form, hint }]);
    }
    for (const cuts of this.#byStart.values()) {
      cuts.sort((a, b) => b.form.length - a.form.length);
    }
  }

  /** The text without any of the credentials. */
  cut(text: string): string {
    if (this.#byStart.size === 0) return text;
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
    const cuts = this.#byStart.get(text.slice(at, at + shortestCut));
    return cuts?.find(({ form }) => text.startsWith(form, at));
  }
}

interface Cut {
  form: string;
  hint: string;
}

/** Characters a credential must have to be looked for in texts. */
export const shortestCut = 4;

/** Characters a line of a credential of several lines must have to be looked for on its own. */
const shortestLine = 16;

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
