import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { companyLoaded } from './support/companyLoaded.ts';
import { assertAccessible, withPortal } from './support/withPortal.ts';

const portal = withPortal();
const application = 'component:default/store-locator';
const tool = 'Scanner of the operations tests';

before(() => companyLoaded(portal));

async function ask(path: string) {
  const response = await portal.fetch(`/api/product-security/${path}`);
  assert.equal(response.status, 200, path);
  return response.json();
}

/** Sends the report of a complete scan that found so many problems. */
async function upload(count: number, daysAgo: number) {
  const scannedAt = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const response = await portal.fetch(
    `/api/product-security/scans?application=${application}&scannedAt=${scannedAt}`,
    { method: 'POST', body: JSON.stringify(reportOf(count)) },
  );
  assert.equal(response.status, 201);
  return response.json();
}

async function openOperations(look: { width?: number } = {}): Promise<Page> {
  const page = await portal.openAsGuest('/product-security', look);
  const pages = page.getByRole('navigation', { name: 'Product security' });
  if (look.width) {
    // In a narrow window it is among those that do not fit.
    await pages.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Data health' }).click();
  } else {
    await pages.getByRole('link', { name: 'Data health' }).click();
  }
  await page.getByRole('heading', { name: 'Applications and tools' }).waitFor();
  return page;
}

test('a scan that would close nearly everything waits for a person, who confirms it in the portal', async () => {
  await upload(60, 2);
  const { id, held, counts } = await upload(4, 1);
  assert.deepEqual([held, counts.closed], [true, 0]);
  const listed = await ask(`scans?state=held&application=${application}`);
  assert.deepEqual(
    listed.items.map((scan: { id: string; waiting: { total: number } }) => [
      scan.id,
      scan.waiting.total,
    ]),
    [[id, 56]],
  );

  const page = await openOperations();
  const row = page
    .getByRole('table', { name: 'Held scans' })
    .getByRole('row', { name: tool });
  await row.getByText('up to 56 findings').waitFor();
  await assertAccessible(page);
  await row.getByRole('button', { name: /^Confirm the scan/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm this scan?' });
  await dialog.getByText(/no longer reports 56 findings/).waitFor();
  await assertAccessible(page, '[role="dialog"]');
  await dialog.getByRole('button', { name: 'Confirm and close them' }).click();
  await page.getByText(/^Confirmed: what Scanner of the operations/).waitFor();
  await row.waitFor({ state: 'detached' });

  const scan = await ask(`scans/${id}`);
  assert.equal(scan.held, false);
  const { items } = await ask(
    `operations/intake?application=${application}&tool=${encodeURIComponent(
      tool,
    )}`,
  );
  assert.deepEqual(
    [items[0].new, items[0].closed, items[0].held, items[0].findings],
    [60, 56, 0, 4],
  );
});

test('the operations page shows the numbers that the API answers', async () => {
  const { totals } = await ask('operations/intake');
  const page = await openOperations();

  const numbers = page.getByRole('region', { name: 'Numbers of intake' });
  await numbers
    .getByText(`of ${totals.sources} pairs of application and tool`)
    .waitFor();
  await numbers
    .getByText(
      `${totals.sightings} sightings of ${totals.findings} open findings`,
    )
    .waitFor();
});

for (const look of [{ width: 400 }, { colorScheme: 'dark' as const }]) {
  test(`the operations page is accessible and fits: ${JSON.stringify(
    look,
  )}`, async () => {
    const page = await openOperations(look);

    await assertAccessible(page);
    const overflow = await page.evaluate(
      () =>
        document.documentElement.scrollWidth -
        document.documentElement.clientWidth,
    );
    assert.ok(overflow <= 0, `${overflow} px do not fit`);
  });
}

function reportOf(count: number): object {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool } },
        results: Array.from({ length: count }, (_, index) => ({
          ruleId: `made/up-${index}`,
          level: 'note',
          message: { text: 'A problem that only this scanner sees' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: `src/part${index}.ts` },
              },
            },
          ],
        })),
      },
    ],
  };
}
