import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { withPortal } from './support/withPortal.ts';

const portal = withPortal();

test('the catalog lists the components of the example company', async () => {
  const [component] = await untilCatalogHasComponents();

  const page = await portal.openAsGuest(
    '/catalog?filters[kind]=component&filters[user]=all',
  );

  await page
    .getByRole('link', {
      name: component.metadata.title ?? component.metadata.name,
    })
    .first()
    .waitFor();
});

async function untilCatalogHasComponents(): Promise<any[]> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const response = await portal.fetch(
      '/api/catalog/entities/by-query?filter=kind=component&limit=1&orderField=metadata.name,asc',
    );
    const { items } = await response.json();
    if (items?.length > 0) {
      return items;
    }
    await sleep(1000);
  }
  return assert.fail('The catalog stayed empty for a minute.');
}
