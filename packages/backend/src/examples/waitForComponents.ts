import { AuthService } from '@backstage/backend-plugin-api';
import { ForwardedError, ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until the catalog shows every one of the components.
 *
 * @param options - `timeoutMs` and `intervalMs` in milliseconds
 * @throws Error that says, when the time is over, which components are missing or why the catalog does not answer
 */
export async function waitForComponents(options: {
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  entityRefs: string[];
  timeoutMs: number;
  intervalMs: number;
  signal: AbortSignal;
}): Promise<void> {
  const { timeoutMs, intervalMs, signal } = options;
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const missing = await missingIn(options).catch((error: Error) => error);
    if (!(missing instanceof Error) && !missing.length) {
      return;
    }
    if (Date.now() > deadline) {
      throw missing instanceof Error
        ? new ForwardedError('The catalog does not answer', missing)
        : new ServiceUnavailableError(
            `The catalog does not show ${missing.join(', ')}`,
          );
    }
    await sleep(intervalMs, undefined, { signal });
  }
}

async function missingIn({
  catalog,
  auth,
  entityRefs,
}: Pick<
  Parameters<typeof waitForComponents>[0],
  'catalog' | 'auth' | 'entityRefs'
>): Promise<string[]> {
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs, fields: ['kind', 'metadata.name', 'metadata.namespace'] },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  return entityRefs.filter((_, index) => !items[index]);
}
