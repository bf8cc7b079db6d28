/**
 * Takes the pictures of docs/guide and docs/images from a running demonstration, by hand:
 *
 *   SAMSTEG_DATA=/tmp/guide PORT=3950 SAMSTEG_CLOCK=2026-11-23 npm start
 *   node test/browser/guide.mjs http://localhost:3950
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [origin = 'http://localhost:3000'] = process.argv.slice(2);
const docs = path.resolve(import.meta.dirname, '../../docs');
const DESK = { width: 1440, height: 900 };
const GUIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/**
 * @typedef {object} Picture
 * @property {string} file               relative to docs/
 * @property {string} who                a sign-in of the demonstration
 * @property {{ width: number, height: number }} size
 * @property {(page: import('playwright-core').Page) => Promise<unknown>} find   goes to what is to be seen
 */

/** @param {string} place */
const at = (place) => (/** @type {import('playwright-core').Page} */ page) => page.goto(place);

/** @param {string} under */
const inACaseWithAGap = (under) => async (/** @type {import('playwright-core').Page} */ page) => {
  await page.goto('/glapp?regel=between_interventions');
  const href = await page.locator('main a[href^="/samordningar/"]').first().getAttribute('href');
  await page.goto(`${href}${under}`);
};

/** The second of the list: the first may rest for want of consent. @param {import('playwright-core').Page} page */
async function inTheInbox(page) {
  await page.goto('/forfragningar');
  await page.locator('.ib-row').nth(1).click();
}

/** @param {import('playwright-core').Page} page */
async function writingConsent(page) {
  await inACaseWithAGap('/samtycke')(page);
  await page.getByRole('group', { name: 'Enheter i samordningen' }).getByRole('button').first().click();
}

/** @type {Picture[]} */
const PICTURES = [
  { file: 'images/case-1440.png', who: 'sam', size: DESK, find: inACaseWithAGap('') },
  { file: 'images/case-390.png', who: 'sam', size: PHONE, find: inACaseWithAGap('') },
  { file: 'images/inbox-1440.png', who: 'sam', size: DESK, find: inTheInbox },
  { file: 'images/board-1440.png', who: 'chf', size: DESK, find: at('/tavla') },
  { file: 'guide/images/min-dag.png', who: 'reh', size: GUIDE, find: at('/') },
  { file: 'guide/images/forfragan.png', who: 'pro', size: GUIDE, find: inTheInbox },
  { file: 'guide/images/samordning.png', who: 'sam', size: GUIDE, find: inACaseWithAGap('') },
  { file: 'guide/images/samtycke.png', who: 'sam', size: GUIDE, find: writingConsent },
  { file: 'guide/images/tavla.png', who: 'chf', size: GUIDE, find: at('/tavla') },
  { file: 'guide/images/glapp.png', who: 'chf', size: GUIDE, find: at('/glapp') },
  { file: 'guide/images/insatser.png', who: 'admin', size: GUIDE, find: at('/insatser') },
];

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
for (const { file, who, size, find } of PICTURES) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: size,
    locale: 'sv-SE',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/logga-in');
  await page.getByLabel('Användarnamn').fill(who);
  await page.getByLabel('Lösenord').fill(`demo-${who}`);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.waitForURL((url) => url.pathname !== '/logga-in');
  await find(page);
  await page.waitForLoadState('networkidle');
  await page.mouse.move(0, 0);
  mkdirSync(path.dirname(path.join(docs, file)), { recursive: true });
  await page.screenshot({ path: path.join(docs, file) });
  console.log(file);
  await context.close();
}
await browser.close();
