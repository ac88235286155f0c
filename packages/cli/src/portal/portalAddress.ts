import { InputError } from '@backstage/errors';

const pluginPath = '/api/product-security';

/**
 * Where the plugin answers, without a slash at the end.
 *
 * @param text - the address of the portal's backend, such as `https://portal.example.com`, or of the plugin in it
 * @param name - what the text was given for, to name it in the error
 * @throws InputError for any other text, and where it holds credentials, which would end up in logs
 */
export function portalAddress(text: string, name: string): string {
  const url = parseUrl(text, name);
  if (url.username || url.password) {
    throw new InputError(
      `${name}: must not contain a user name or password; give the token in PRODSEC_TOKEN or --token-file`,
    );
  }
  if (url.search || url.hash) {
    throw new InputError(
      `${name}: must be the address of the portal's backend, without ? and #`,
    );
  }
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path.endsWith(pluginPath) ? path : path + pluginPath}`;
}

function parseUrl(text: string, name: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new InputError(
    `${name}: must be the address of the portal's backend, such as https://portal.example.com`,
  );
}
