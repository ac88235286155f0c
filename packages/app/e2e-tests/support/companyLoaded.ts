import { setTimeout } from 'node:timers/promises';
import type { PortalUnderTest } from './withPortal.ts';

const timeoutMs = 180_000;
/** Its first scan is the last call of the example company's history. */
const lastLoaded = 'component:default/store-locator';

/** Waits until the whole history of the example company is loaded. */
export async function companyLoaded(
  portal: Pick<PortalUnderTest, 'fetch'>,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    const response = await portal.fetch(
      `/api/product-security/findings?application=${lastLoaded}&limit=1`,
    );
    if (response.ok && (await response.json()).items.length > 0) return;
    await setTimeout(500);
  }
  throw new Error(`${lastLoaded} has no finding after ${timeoutMs} ms`);
}
