/**
 * The ten commonest tasks of a jurist or data protection officer, each begun at her first page of a running demonstration:
 * how many acts and seconds each takes, and the pictures of docs/guide/jurist.md. By hand:
 *
 *   SAMSTEG_DATA=/tmp/guide PORT=3950 SAMSTEG_CLOCK=2026-11-23 npm start
 *   node test/browser/jurist.mjs http://localhost:3950
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

/** @typedef {import('playwright-core').Page} Page */

const [origin = 'http://localhost:3000'] = process.argv.slice(2);
const pictures = path.resolve(import.meta.dirname, '../../docs/guide/images');
const LIMIT_S = 300;
/** What a hand needs for one act beside the machine's time: finding it, moving there, doing it. */
const HAND_S = 5;

/** A person at the screen, whose acts are counted. */
class Hands {
  acts = 0;
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string | RegExp} name @param {Page | import('playwright-core').Locator} inside */
  async press(name, inside = this.page) {
    this.acts++;
    const named = typeof name === 'string' ? { name, exact: true } : { name };
    await inside.getByRole('button', named).or(inside.getByRole('link', named)).first().click();
  }

  /** @param {string} name the button of the dialog that asks once more */
  confirm(name) {
    return this.press(name, this.page.getByRole('dialog'));
  }

  /** @param {string} label @param {string} value */
  async write(label, value) {
    this.acts++;
    await this.page.getByLabel(label).first().fill(value);
  }

  /** @param {string} label @param {string | number} choice its words, or which in order */
  async choose(label, choice) {
    this.acts++;
    const which = typeof choice === 'number' ? { index: choice } : { label: choice };
    await this.page.getByLabel(label).first().selectOption(which);
  }

  /** @param {string} name */
  async tick(name) {
    this.acts++;
    await this.page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  }

  /** @param {string} name @param {Page | import('playwright-core').Locator} inside */
  async saves(name, inside = this.page) {
    await Promise.all([this.page.waitForEvent('download'), this.press(name, inside)]);
  }

  /** @param {string | RegExp} text */
  async sees(text) {
    await this.page.getByText(text).locator('visible=true').first().waitFor();
  }

  /** @param {string} file */
  async picture(file) {
    await this.page.mouse.move(0, 0);
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: path.join(pictures, file) });
  }
}

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

/** @param {string} who */
async function signedIn(who) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 800 },
    locale: 'sv-SE',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto('/logga-in');
  await page.getByLabel('Användarnamn').fill(who);
  await page.getByLabel('Lösenord').fill(`demo-${who}`);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.waitForURL((url) => url.pathname !== '/logga-in');
  return page;
}

/** The number on the letter the person wrote: any case of the unit. */
async function numberOnTheLetter() {
  const page = await signedIn('reh');
  await page.goto('/samordningar');
  await page.locator('main a[href^="/samordningar/0"]').first().click();
  const number = await page.locator('.crumbs span[aria-current="page"]').innerText();
  await page.context().close();
  return number;
}

/** @param {Hands} hands @param {string} number */
async function openFile(hands, number) {
  await hands.press('Rättigheter');
  await hands.write('Nummer', number);
  await hands.press('Sök');
  const reason = hands.page.getByLabel('Vad begäran gäller');
  await hands.page.getByRole('button', { name: 'Öppna akten' }).or(hands.page.getByRole('heading', { name: 'Registerutdrag' })).first().waitFor(); // prettier-ignore
  if ((await reason.count()) === 0) return;
  await hands.write('Vad begäran gäller', 'Begäran per brev, diarienummer 2026-118');
  await hands.press('Öppna akten');
}

/** @type {[string, string | null, (hands: Hands, number: string) => Promise<unknown>][]} */
const TASKS = [
  ['Registerutdrag', 'jurist-akt.png', async (hands, number) => {
    await openFile(hands, number);
    await hands.saves('Hämta som PDF');
  }],
  ['Egen del för sekretessprövning', null, async (hands, number) => {
    await openFile(hands, number);
    await hands.saves('Hämta som PDF', hands.page.getByRole('region', { name: 'Egen del' }));
  }],
  ['Rättelse', 'jurist-rattelse.png', async (hands, number) => {
    await openFile(hands, number);
    await hands.press('Rätta uppgift');
    await hands.choose('Vilken uppgift', 1);
    await hands.write('Vad är fel, och vad ska stå?', 'Dagen är fel: det var en vecka senare.');
    await hands.press('Spara begäran');
    await hands.sees('Begäran är sparad.');
    await hands.press('Rättelser');
    await hands.press(/^Avgör/);
    await hands.tick('Rätta inte');
    await hands.choose('Skäl', 1);
    await hands.write('Motivering till den enskilda', 'Dagen stämmer med kallelsen.');
    await hands.confirm('Avgör');
    await hands.sees('Beslutet är sparat.');
    await hands.press(new RegExp(number), hands.page.locator('article', { hasText: 'Rättas inte' }).first());
    await hands.saves('Svaret som PDF');
  }],
  ['Gallringsbevis', 'jurist-bevis.png', async (hands) => {
    await hands.press('Rättigheter');
    await hands.press('Gallringsbevis');
    await hands.sees('kedjan stämmer');
  }],
  ['Underlag för konsekvensbedömning', null, async (hands) => {
    await hands.press('Rättigheter');
    await hands.press('Vägledning');
    await hands.sees('Underlag för konsekvensbedömning');
  }],
  ['Samtyckestext att godkänna', null, async (hands) => {
    await hands.press('Samtyckestexter');
    await hands.press(/^Svenska, version/);
    await hands.press('Utgå från texten');
    await hands.press('Spara utkast');
    await hands.press('Godkänn');
    await hands.confirm('Godkänn');
  }],
  ['Loggutdrag åt den enskilda', null, async (hands, number) => {
    await hands.press('Logg');
    await hands.press('Utdrag');
    await hands.write('Ärendenummer', number);
    await hands.saves('Gör utdrag');
  }],
  ['Incident: vem fick och vem öppnade', 'jurist-incident.png', async (hands, number) => {
    await hands.press('Logg');
    await hands.press('Incident');
    await hands.write('Ärendenummer', number);
    await hands.press('Ta fram');
    await hands.press('Kopiera texten');
    await hands.choose('Resultat', 'Incident');
    await hands.press('Spara granskningen');
    await hands.sees('kan inte ändras');
  }],
  ['Logggranskning', 'jurist-granskning.png', async (hands) => {
    await hands.press('Logg');
    await hands.choose('Urval', 'Öppnat med skäl');
    await hands.press('Visa');
    await hands.choose('Resultat', 'Utan anmärkning');
    await hands.press('Spara granskningen');
    await hands.sees('kan inte ändras');
  }],
  ['Behörighetsgenomgång', null, async (hands) => {
    await hands.press('Logg');
    await hands.press('Behörighetsgenomgång');
    await hands.choose('Resultat', 'Utan anmärkning');
    await hands.press('Spara granskningen');
    await hands.sees('kan inte ändras');
  }],
]; // prettier-ignore

const number = await numberOnTheLetter();
let late = 0;
console.log('| Uppgift | Handgrepp | Sekunder för produkten |\n| --- | --- | --- |');
for (const [task, file, walk] of TASKS) {
  const hands = new Hands(await signedIn('dso'));
  const begun = Date.now();
  await walk(hands, number).catch(async (error) => {
    await hands.page.screenshot({ path: '/tmp/jurist-stuck.png' });
    throw new Error(`${task}: ${error}\n${await hands.page.locator('body').innerText()}`);
  });
  const seconds = Math.round((Date.now() - begun) / 1000);
  if (seconds + hands.acts * HAND_S > LIMIT_S) late++;
  console.log(`| ${task} | ${hands.acts} | ${seconds} |`);
  if (file) await hands.picture(file);
  await hands.page.context().close();
}
await browser.close();
process.exitCode = late === 0 ? 0 : 1;
