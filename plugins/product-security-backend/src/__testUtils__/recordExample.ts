import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/**
 * Keeps what was sent and answered as the example of an operation in the OpenAPI document. Does nothing unless the environment
 * names the operation in `RECORD_API_EXAMPLES`, a comma list or `all`: examples stay as they are while they fit their schemas.
 */
export function recordExample(
  operationId: string,
  exchange: { request?: unknown; status: number; response: unknown },
): void {
  const wanted = (process.env.RECORD_API_EXAMPLES ?? '').split(',');
  if (!wanted.includes(operationId) && !wanted.includes('all')) return;
  // The whole document would be an example of itself.
  if (operationId === 'getOpenApiDocument') return;
  const file = resolve(
    resolvePackagePath('@prodsec/backstage-plugin-product-security-backend'),
    '../../packages/openapi/src/examples',
    `${operationId}.json`,
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(shorten(exchange), null, 2)}\n`);
}

/** One object of each list is enough to see what it is. */
function shorten(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, each) =>
    Array.isArray(each) && typeof each[0] === 'object'
      ? each.slice(0, 1)
      : each,
  );
}
