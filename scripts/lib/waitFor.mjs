import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the address answers with success; the signal ends the waiting. */
export async function waitFor(url, { signal } = {}) {
  while (!signal?.aborted) {
    try {
      const response = await fetch(url, { signal });
      await response.body?.cancel();
      if (response.ok) {
        return;
      }
    } catch {
      // Not listening yet.
    }
    await sleep(500);
  }
}
