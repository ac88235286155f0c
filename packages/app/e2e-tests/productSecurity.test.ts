import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { companyLoaded } from './support/companyLoaded.ts';
import { assertAccessible, withPortal } from './support/withPortal.ts';

const portal = withPortal();
/** The tile of a metric begins with its title and says what its number is made of. */
const tile = { name: /^Tier-1 coverage .*tier-1 applications/ };
const component = '/catalog/default/component/gift-cards';

before(() => companyLoaded(portal));

async function ask(path: string) {
  const response = await portal.fetch(`/api/product-security/${path}`);
  assert.equal(response.status, 200, path);
  return response.json();
}

/** The page once its numbers are there. */
async function openPortfolio(query = '', look = {}): Promise<Page> {
  const page = await portal.openAsGuest(`/product-security${query}`, look);
  await page.getByRole('button', tile).waitFor();
  await page.getByRole('heading', { name: 'Scorecards' }).waitFor();
  return page;
}

test('the menu leads to the product security page', async () => {
  const page = await portal.openAsGuest('/');

  await page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name: 'Product security' })
    .click();

  await page.waitForURL(/\/product-security/);
  await page.getByRole('button', tile).waitFor();
});

test('the portfolio shows the numbers that the API answers', async () => {
  const { numerator, denominator } = await ask('metrics/tier1_coverage/value');
  const owned = await ask('metrics/ownership_completeness/value');
  assert.ok(denominator > 0);

  const page = await openPortfolio();

  await page
    .getByRole('button', {
      name: `${numerator} of ${denominator} tier-1 applications`,
    })
    .waitFor();
  await page
    .getByRole('button', {
      name: `${owned.numerator} of ${owned.denominator} applications and open criticals`,
    })
    .waitFor();
});

test('a number leads to the very objects behind it, and back', async () => {
  const { numerator, denominator } = await ask('metrics/tier1_coverage/value');
  const page = await openPortfolio();

  await page.getByRole('button', tile).click();

  const dialog = page.getByRole('dialog', { name: /Tier-1 coverage/ });
  await dialog.getByText(`${denominator - numerator} objects`).waitFor();
  assert.match(page.url(), /metric=tier1_coverage/);
  const { items } = await ask('metrics/tier1_coverage/objects?set=missing');
  for (const { title } of items) {
    await dialog.getByRole('link', { name: title }).first().waitFor();
  }
  await assertAccessible(page, '[role="dialog"]');

  await page.goBack();

  await dialog.waitFor({ state: 'detached' });
});

test('filters and the moment live in the address', async () => {
  const asOf = new Date(Date.now() - 60 * 86_400_000).toISOString();
  const { numerator, denominator } = await ask(
    `metrics/ownership_completeness/value?tier=1&asOf=${asOf}`,
  );

  const page = await openPortfolio(`?tier=1&asOf=${asOf}`);

  await page
    .getByRole('button', {
      name: `${numerator} of ${denominator} applications and open criticals`,
    })
    .waitFor();
});

test('a chosen filter changes the numbers and the address, and back undoes it', async () => {
  const { numerator, denominator } = await ask(
    'metrics/ownership_completeness/value?tier=1',
  );
  const filtered = {
    name: `${numerator} of ${denominator} applications and open criticals`,
  };
  const page = await openPortfolio();

  await page.getByRole('button', { name: 'Tier All' }).click();
  await page.getByRole('option', { name: 'Tier 1' }).click();
  await page.keyboard.press('Escape');

  await page.getByRole('button', filtered).waitFor();
  await page.waitForURL(/tier=1/);

  await page.goBack();

  await page.getByRole('button', filtered).waitFor({ state: 'detached' });
  assert.doesNotMatch(page.url(), /tier=1/);
});

test('the portfolio fits a narrow window', async () => {
  const page = await openPortfolio('', { width: 400 });

  const overflow = await page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${overflow} px do not fit`);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the portfolio is accessible in the ${colorScheme} theme`, async () => {
    const page = await openPortfolio('', { colorScheme });
    await page
      .getByRole('heading', { name: 'Applications', exact: true })
      .waitFor();

    await assertAccessible(page);
  });

  test(`the tab of a component is accessible in the ${colorScheme} theme`, async () => {
    const page = await portal.openAsGuest(`${component}/product-security`, {
      colorScheme,
    });
    await page.getByRole('heading', { name: 'Open findings' }).waitFor();
    await page.getByRole('heading', { name: 'Baseline controls' }).waitFor();

    await assertAccessible(page, 'main');
  });
}

test('the card of a component says its score, its owner and what is missing', async () => {
  const { score, controls } = await ask(
    'applications/component:default/gift-cards/scorecard',
  );
  const missing = controls.filter(
    (control: { applicable: boolean; holds: boolean }) =>
      control.applicable && !control.holds,
  );

  const page = await portal.openAsGuest(component);

  const rounded = Math.round(score.value * 10) / 10;
  await page.getByText(`${rounded} of 100`).first().waitFor();
  await page.getByRole('link', { name: 'Henrik Lund' }).waitFor();
  assert.equal(
    await page.getByText(/ scan missing|evidence missing/).count(),
    missing.length,
  );
  await assertAccessible(page, 'main');
});

for (const [name, words] of [
  ['clickstream', 'No accountable owner'],
  ['product-import', 'No tier'],
]) {
  test(`the card of ${name} says what its catalog entry lacks: ${words}`, async () => {
    const page = await portal.openAsGuest(`/catalog/default/component/${name}`);

    await page.getByText(words).waitFor();
  });
}

test('the tab of a component shows what the API knows of it', async () => {
  const scorecard = await ask(
    'applications/component:default/gift-cards/scorecard',
  );

  const page = await portal.openAsGuest(`${component}/product-security`);

  const score = Math.round(scorecard.score.value * 10) / 10;
  await page.getByText(`${score} of 100`).first().waitFor();
  await page.getByRole('heading', { name: 'Score' }).waitFor();
});

test('a report of an unknown scanner changes the card at once, and again nothing', async () => {
  const report = {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Scanner nobody has heard of' } },
        results: [
          {
            ruleId: 'made/up',
            message: { text: 'A problem that only this scanner sees' },
            properties: { 'security-severity': '9.9' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'src/redeem.ts' },
                  region: { startLine: 3 },
                },
              },
            ],
          },
        ],
      },
    ],
  };
  const upload = async () => {
    const response = await portal.fetch(
      '/api/product-security/scans?application=component:default/gift-cards',
      { method: 'POST', body: JSON.stringify(report) },
    );
    return { status: response.status, ...(await response.json()) };
  };
  const criticals = async () =>
    (await ask('applications/component:default/gift-cards/scorecard'))
      .openFindings.critical;
  const known = await criticals();

  const first = await upload();
  assert.equal(first.status, 201);
  assert.equal(first.counts.new, 1);
  const page = await portal.openAsGuest(component);
  await page
    .getByText(`${known + 1} critical`)
    .first()
    .waitFor();

  const again = await upload();
  assert.equal(again.status, 200);
  assert.equal(again.id, first.id);
  assert.equal(await criticals(), known + 1);
});
