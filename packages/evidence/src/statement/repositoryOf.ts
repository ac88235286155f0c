/**
 * The repository that an address names, as `host/path` in lower case without scheme, user, port, `.git`, ref and trailing slash.
 *
 * @remarks
 * Understands what builders write: `git+https://host/path@refs/tags/v1`, `https://host/path.git#refs/heads/main`, `git@host:path.git`,
 * `host/path`, and what a host appends for a commit (`/commit/…`, `/tree/…`, `/-/tree/…`). `undefined` for what names no repository, such as
 * `gs://bucket/…` or `pkg:docker/…`.
 */
export function repositoryOf(address: string): string | undefined {
  const trimmed = address.trim().slice(0, longestAddress);
  const scp = /^[\w.-]{1,64}@([\w.-]{1,255}):(?!\/)(.+)$/.exec(trimmed);
  const hostAndPath = scp ? `${scp[1]}/${scp[2]}` : withoutScheme(trimmed);
  if (hostAndPath === undefined) return undefined;
  // What follows is a ref, which may contain slashes.
  const [host, ...segments] = hostAndPath
    .split(/[?#@]/)[0]
    .toLowerCase()
    .split('/')
    .filter(segment => segment !== '');
  if (!host || segments.length === 0) return undefined;
  const path = cutOffRevision(segments)
    .join('/')
    .replace(/(?:\.git|[/\s]){1,100}$/, '');
  const bareHost = host.replace(/:\d{1,5}$/, '');
  if (!/^[a-z0-9.-]+$/.test(bareHost) || !repositoryPath.test(path)) {
    return undefined;
  }
  return `${bareHost}/${path}`;
}

const longestAddress = 2_000;

/** Blanks may stand in names of projects, and not around them. */
const repositoryPath = /^[^\s/:@][^:@\n]*(?<![\s/])$/;

const gitSchemes = /^(?:https?|ssh|git):\/\//i;

function withoutScheme(address: string): string | undefined {
  const bare = address.replace(/^git\+/i, '');
  const rest = bare.replace(gitSchemes, '');
  const hasOtherScheme =
    rest === bare &&
    /^[a-z][a-z0-9+.-]{0,30}:/i.test(rest) &&
    !/^[^/]+:\d+\//.test(rest);
  if (hasOtherScheme) return undefined;
  // User information stands before the host.
  const slash = rest.indexOf('/');
  const at = rest.lastIndexOf('@', slash === -1 ? undefined : slash);
  return at === -1 || (slash !== -1 && at > slash) ? rest : rest.slice(at + 1);
}

/** Without what a host appends to the address of a repository to show one revision of it. */
function cutOffRevision(segments: string[]): string[] {
  for (let index = 2; index < segments.length; index++) {
    const segment = segments[index];
    if (/^-(?:\.git|\s)*$/.test(segment)) return segments.slice(0, index);
    if (revisionSegments.has(segment) && index + 1 < segments.length) {
      return segments.slice(0, index);
    }
  }
  return segments;
}

const revisionSegments = new Set(['commit', 'commits', 'tree', 'blob']);
