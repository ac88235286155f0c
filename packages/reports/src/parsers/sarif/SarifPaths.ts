import { JsonNode } from '../../JsonNode';

/**
 * Paths of a run as they are in the repository: without the place where the tool happened to find it.
 *
 * @remarks
 * Section 3.4 of SARIF. A relative URI is joined with the relative bases it names, and an absolute one is cut off where it begins with
 * a base of `originalUriBaseIds`.
 */
export class SarifPaths {
  readonly #bases = new Map<string, { uri: string; parent?: string }>();
  readonly #roots: string[] = [];
  readonly #artifacts: JsonNode[];

  constructor(run: JsonNode) {
    this.#artifacts = [...run.get('artifacts').items()];
    for (const [name, base] of run.get('originalUriBaseIds').entries()) {
      const uri = base.get('uri').text() ?? '';
      this.#bases.set(name, { uri, parent: base.get('uriBaseId').text() });
      if (isAbsolute(uri)) this.#roots.push(withSlash(plainPath(uri)));
    }
    this.#roots.sort((a, b) => b.length - a.length);
  }

  /** @param location - an `artifactLocation`; one with an index only is looked up among the run's artifacts */
  pathOf(location: JsonNode): string | undefined {
    const uri = location.get('uri').text();
    if (uri === undefined) {
      const index = location.get('index').number() ?? -1;
      const known = this.#artifacts[index]?.get('location');
      return known?.get('uri').isAbsent === false
        ? this.pathOf(known)
        : undefined;
    }
    const joined = this.#join(uri, location.get('uriBaseId').text());
    const path = plainPath(joined);
    const root = this.#roots.find(
      each => path.startsWith(each) && path.length > each.length,
    );
    return root === undefined ? path : path.slice(root.length);
  }

  #join(uri: string, baseId: string | undefined): string {
    let joined = uri;
    let next = baseId;
    const seen = new Set<string>();
    while (next !== undefined && !seen.has(next) && !isAbsolute(joined)) {
      seen.add(next);
      const base = this.#bases.get(next);
      if (!base || isAbsolute(base.uri)) break;
      if (base.uri !== '') joined = withSlash(base.uri) + joined;
      next = base.parent;
    }
    return joined;
  }
}

function isAbsolute(uri: string): boolean {
  return uri.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(uri);
}

/** Without `file:` and its host, and with `%20` and the like undone. */
function plainPath(uri: string): string {
  const file = /^file:(?:\/\/[^/]*)?(.*)$/is.exec(uri);
  if (!file) return /^[a-z][a-z0-9+.-]+:/i.test(uri) ? uri : decoded(uri);
  const path = decoded(file[1]);
  return /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withSlash(text: string): string {
  return text.endsWith('/') ? text : `${text}/`;
}
