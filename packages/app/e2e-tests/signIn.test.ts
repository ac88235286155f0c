import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPortal } from './support/withPortal.ts';

const portal = withPortal();

test('a visitor enters as guest', async () => {
  const page = await portal.open('/');

  await page.getByRole('button', { name: 'Enter' }).click();

  const menu = page.getByRole('navigation', { name: 'sidebar nav' });
  await menu.getByRole('link', { name: 'Product security' }).waitFor();
  assert.equal(
    await menu.getByRole('link', { name: 'Catalog', exact: true }).isVisible(),
    true,
  );
});
