/**
 * A repository as it is compared: lower case, without scheme, user, `.git` and outer slashes.
 *
 * @remarks
 * `https://github.com/Acme/X.git`, `git@github.com:acme/x` and `github.com/acme/x/` are all `github.com/acme/x`. A bare slug stays a bare slug.
 * @returns `undefined` for text that names nothing
 * @public
 */
export function normaliseRepository(text: string): string | undefined {
  const url = parseUrl(text);
  const segments = url
    ? [url.host, ...segmentsOf(url.pathname)]
    : segmentsOf(text.trim());
  return join(segments);
}

/**
 * The repository a URL points into, as `host/path`: what follows the repository (branch, folder, file) is cut off.
 *
 * @remarks
 * Understood are the addresses of GitHub, GitLab (with subgroups and `/-/`), Bitbucket Cloud and Server, Azure DevOps, Gitea, Gerrit's Gitiles
 * and plain git servers.
 * @returns `undefined` for text that is no URL with a host and a path
 * @public
 */
export function repositoryOfUrl(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url) return undefined;
  const segments = segmentsOf(url.pathname);
  if (segments.length === 0) return undefined;
  return join([
    url.host,
    ...segments.slice(0, repositoryLength(url.host, segments)),
  ]);
}

// How many segments of the path name the repository
function repositoryLength(host: string, segments: string[]): number {
  const git = segments.findIndex(segment => /.\.git$/i.test(segment));
  if (git >= 0) return git + 1;
  const azure = segments.indexOf('_git');
  if (azure >= 0) return azure + 2;
  if (/^(www\.)?(github|bitbucket)\.|\.github\./i.test(host)) {
    if (segments[0] === 'projects' && segments[2] === 'repos') return 4;
    return segments[0] === 'scm' ? 3 : 2;
  }
  if (/^(projects|users)$/.test(segments[0]) && segments[2] === 'repos') {
    return 4;
  }
  const end = segments.findIndex(
    (segment, index) =>
      index > 1 && isAfterRepository(segment, segments[index + 1]),
  );
  return end < 0 ? segments.length : end;
}

function isAfterRepository(segment: string, next: string | undefined): boolean {
  if (/^([-+]|browse)$/.test(segment)) return true;
  if (next === undefined) return false;
  return segment === 'src'
    ? /^(branch|commit|tag)$/.test(next)
    : /^(tree|blob|raw|edit|blame|commits)$/.test(segment);
}

function parseUrl(text: string): URL | undefined {
  const trimmed = text.trim();
  const scp = /^[\w.-]+@([\w.-]+):(?!\/\/)\/?(.+)$/.exec(trimmed);
  const address = scp ? `ssh://${scp[1]}/${scp[2]}` : trimmed;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.host ? url : undefined;
}

function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .map(segment => decode(segment).trim())
    .filter(segment => segment !== '');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function join(segments: string[]): string | undefined {
  const path = segments.join('/').replace(/\.git$/i, '');
  return path === '' ? undefined : path.toLocaleLowerCase('en-US');
}
