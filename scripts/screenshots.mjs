/**
 * Takes the pictures of docs/images from a portal with the example company:
 *
 *   npm run screenshots
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { withSupportedNode } from './lib/node.mjs';
import { stopAllOnInterrupt } from './lib/processes.mjs';
import { root } from './lib/root.mjs';

const pictures = [
  { name: 'portfolio', path: '/product-security', heading: 'Scorecards' },
  {
    name: 'engineering',
    path: '/product-security/engineering',
    heading: 'Gate pass rate by team',
  },
  {
    name: 'metric',
    path: '/product-security/metrics/tier1_coverage',
    heading: 'Tier-1 coverage',
  },
  {
    name: 'teams',
    path: '/product-security/teams',
    heading: 'Teams and metrics',
  },
  {
    name: 'operations',
    path: '/product-security/data-health',
    heading: 'Applications and tools',
  },
  {
    name: 'component',
    path: '/catalog/default/component/gift-cards/product-security',
    heading: 'Open findings',
  },
];

await run(() => withSupportedNode(main));

async function main() {
  stopAllOnInterrupt();
  await install();
  const support = '../packages/app/e2e-tests/support';
  const { startPortal } = await import(`${support}/startPortal.ts`);
  const { launchBrowser } = await import(`${support}/launchBrowser.ts`);
  const { companyLoaded } = await import(`${support}/companyLoaded.ts`);

  const portal = await startPortal();
  const browser = await launchBrowser();
  try {
    const headers = { Authorization: `Bearer ${portal.token}` };
    await companyLoaded({
      fetch: path => fetch(new URL(path, portal.url), { headers }),
    });
    const folder = join(root, 'docs', 'images');
    await mkdir(folder, { recursive: true });
    for (const { name, path, heading } of pictures) {
      const page = await browser.newPage({
        baseURL: portal.url,
        locale: 'en-US',
        timezoneId: 'UTC',
        viewport: { width: 1280, height: 860 },
      });
      await page.goto(path);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByRole('heading', { name: heading }).first().waitFor();
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await page.close();
    }
  } finally {
    await browser.close();
    await portal.stop();
  }
  return 0;
}
