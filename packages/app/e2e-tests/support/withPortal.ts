import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { root } from '../../../../scripts/lib/root.mjs';
import { launchBrowser } from './launchBrowser.ts';
import { startPortal, type Portal } from './startPortal.ts';

const reportFolder = join(root, 'e2e-test-report');

/** What a browser window looks like. */
export interface WindowLook {
  width?: number;
  colorScheme?: 'light' | 'dark';
}

/** The portal as a test file sees it. */
export interface PortalUnderTest {
  /** Opens the portal in a fresh browser window, not signed in. */
  open(path?: string, look?: WindowLook): Promise<Page>;
  /** Opens the portal in a fresh browser window, signed in as guest. */
  openAsGuest(path?: string, look?: WindowLook): Promise<Page>;
  /** Asks the API as a machine with a static token. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/**
 * Gives a test file a portal and a browser, and closes every window after each test; of a failed test a picture is left in
 * e2e-test-report.
 *
 * All files share the portal that the runner has started. A file that needs other configuration gives it here and
 * gets a portal of its own.
 *
 * @param overrides - more configuration, laid over app-config.yaml
 */
export function withPortal(overrides?: object): PortalUnderTest {
  let browser: Browser;
  let portal: Pick<Portal, 'url' | 'token'>;
  let stopPortal: (() => Promise<void>) | undefined;
  let windows: BrowserContext[] = [];

  before(async () => {
    const { PORTAL_URL: url, PORTAL_TOKEN: token } = process.env;
    if (url && token && !overrides) {
      portal = { url, token };
    } else {
      const own = await startPortal(overrides);
      portal = own;
      stopPortal = own.stop;
    }
    browser = await launchBrowser();
  });

  afterEach(async context => {
    if ('passed' in context && !context.passed) {
      await takePictures(context.name, windows);
    }
    await Promise.all(windows.map(window => window.close()));
    windows = [];
  });

  after(async () => {
    await browser?.close();
    await stopPortal?.();
  });

  async function open(
    path: string = '/',
    { width = 1440, colorScheme = 'light' }: WindowLook = {},
  ): Promise<Page> {
    const window = await browser.newContext({
      baseURL: portal.url,
      locale: 'en-US',
      timezoneId: 'UTC',
      colorScheme,
      viewport: { width, height: 900 },
    });
    windows.push(window);
    const page = await window.newPage();
    await page.goto(path);
    return page;
  }

  return {
    open,
    async openAsGuest(path, look) {
      const page = await open(path, look);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page
        .getByRole('button', { name: 'Enter' })
        .waitFor({ state: 'detached' });
      return page;
    },
    fetch: (path, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${portal.token}`);
      return fetch(new URL(path, portal.url), { ...init, headers });
    },
  };
}

/**
 * Fails when axe finds a violation of WCAG 2.2 A or AA in the page.
 *
 * @param within - CSS selector of the part to look at, for pages whose frame is not ours
 */
export async function assertAccessible(
  page: Page,
  within?: string,
): Promise<void> {
  // What fades in has too little contrast until it is there. Some animations never end.
  await page.evaluate(() =>
    Promise.race([
      new Promise(resolve => setTimeout(resolve, 1000)),
      Promise.allSettled(
        document
          .getAnimations()
          .filter(({ playState }) => playState === 'running')
          .map(({ finished }) => finished),
      ),
    ]).then(() => undefined),
  );
  let axe = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
  ]);
  if (within) {
    axe = axe.include(within);
  }
  const { violations } = await axe.analyze();
  assert.deepEqual(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(node => node.target.join(' ')),
    })),
    [],
  );
}

async function takePictures(
  testName: string,
  windows: BrowserContext[],
): Promise<void> {
  await mkdir(reportFolder, { recursive: true });
  const fileName = testName.replace(/[^a-z0-9]+/gi, '-');
  const pages = windows.flatMap(window => window.pages());
  for (const [index, page] of pages.entries()) {
    const path = join(reportFolder, `${fileName}-${index + 1}.png`);
    await page.screenshot({ path, fullPage: true });
    console.log(`  picture of the page: ${path}`);
  }
}
