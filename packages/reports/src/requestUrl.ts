/**
 * The URL of a request from the parts in which scanners of running applications write it.
 *
 * @param host - a URL or a host, such as `https://a.example/app`, `a.example:8080`
 * @param path - what was requested there: a path, or a whole URL, which is then the answer; anything else, such as `Web Server`, is about the host
 */
export function requestUrl(host: string, path?: string): string {
  if (path !== undefined && hasScheme(path)) return path;
  const base = hasScheme(host) ? host : `http://${host.replace(/^\/\//, '')}`;
  if (path === undefined || !path.startsWith('/')) return base;
  const start = base.indexOf('/', base.indexOf('://') + 3);
  return (start === -1 ? base : base.slice(0, start)) + path;
}

function hasScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}
