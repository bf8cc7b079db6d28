import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AccountKey } from '../setup/world.js';
import { describeInBrowser } from './chromium.js';
import type { Person } from './person.js';
import { layScene } from './scene.js';
import type { Scene } from './scene.js';
import { Stage } from './stage.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const NARROWEST = { width: 320, height: 640 };
const MINUTE = 60_000;
/** Every screen is looked at in both sizes by `npm run walk`; by `npm test` every third one, in one of them, turn about. */
const sizesOf = (at: number) => (process.env.ASSURE ? [DESK, PHONE] : at % 3 ? [] : [at % 2 ? PHONE : DESK]);

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Every screen: who meets it, where it is, and a heading that tells that it is there. */
const SCREENS: readonly (readonly [who: AccountKey, name: string, path: (scene: Scene) => string, heading: string])[] = [
  ['ame', 'my day', () => '/', 'Min dag'],
  ['ame', 'the list of cases', () => '/samordningar', 'Samordningar'],
  ['ame', 'a case with content', ({ caseId }) => `/samordningar/${caseId}`, 'Elin Exempelsson'],
  ['ame', 'a new case', () => '/samordningar/ny', 'Öppna samordning'],
  ['ame', 'a consent', ({ caseId }) => `/samordningar/${caseId}/samtycke`, 'Dokumentera samtycke'],
  ['ame', 'the proof of what has crossed', ({ caseId }) => `/samordningar/${caseId}/bevis`, 'Vad som har lämnats'],
  ['ame', 'a request being written', ({ caseId }) => `/samordningar/${caseId}/forfragan`, 'Ny förfrågan'],
  ['ame', 'a handoff being written', ({ caseId }) => `/samordningar/${caseId}/overlamning`, 'Lämna över'],
  ['ame', 'a participation being planned', ({ caseId }) => `/samordningar/${caseId}/deltagande`, 'Planera deltagande'],
  ['ame', 'a plan being written', ({ caseId, planId }) => `/samordningar/${caseId}/plan/${planId}`, 'Samordnad individuell plan'],
  ['vc', 'my day with something to promise', () => '/', 'Min dag'],
  ['vc', 'the inbox', () => '/forfragningar', 'Förfrågningar'],
  ['vc', 'a request in the inbox', ({ requestId }) => `/forfragningar?f=${requestId}`, 'Begäran om underlag eller utlåtande'],
  ['vc', 'a case as a party holds it', ({ caseId }) => `/samordningar/${caseId}`, 'Elin Exempelsson'],
  ['vc', 'what has arrived', () => '/ankommet?visa=allt', 'Ankommet'],
  ['ame', 'what is not transferred', () => '/inte-overfort', 'Inte överfört'],
  ['ame', 'the groups', () => '/grupper', 'Grupper'],
  ['ame', 'the calendar', () => '/kalender', 'Kalender'],
  ['ame', 'the slots', () => '/tider', 'Tider'],
  ['ame', 'a slot being booked', ({ caseId }) => `/samordningar/${caseId}/tid`, 'Boka tid'],
  ['ame', 'a meeting being called', ({ caseId }) => `/samordningar/${caseId}/mote`, 'Kalla till möte'],
  ['ame', 'where it stands on a page', ({ caseId }) => `/samordningar/${caseId}/nulage`, 'Nuläge'],
  ['leader', 'the times of plans', () => '/tider-for-planer', 'Tider för planer'],
  ['ame', 'her phrases', () => '/fraser', 'Fraser'],
  ['manager', 'who is here and who is away', () => '/bemanning', 'Bemanning'],
  ['ame', 'the gaps', () => '/glapp', 'Glapp'],
  ['manager', 'the board', () => '/tavla', 'Vad står still?'],
  ['manager', 'the figures she may release', () => '/tavla', 'Frisläppta siffror'],
  ['leader', 'the figures the association sees', () => '/siffror', 'Siffror'],
  ['fk', 'the programmes', () => '/insatser', 'Insatser'],
  ['pro', 'a programme as it is run', () => '/insatser/prov-steget', 'Steget'],
  ['ame', 'what she is told of', () => '/aviseringar', 'Aviseringar'],
  ['ame', 'how she is told', () => '/aviseringar/installningar', 'Hur jag får veta'],
  ['ame', 'where she is signed in', () => '/inloggningar', 'Mina inloggningar'],
  ['adminkommun', 'the seats of the authority', () => '/behorigheter', 'Behörigheter'],
  ['adminkommun', 'the systems of the authority', () => '/behorigheter/system', 'Får läsa'],
  ['admin', 'that the association gives no seats', () => '/behorigheter', 'Behörigheter'],
  ['auditor', 'the review of the log', () => '/logg', 'Granskning'],
  ['auditor', 'the extract for a participant', () => '/logg?visa=utdrag', 'Utdrag'],
  ['auditor', 'who received and who opened', () => '/logg?visa=incident', 'Incident'],
  ['auditor', 'the review of seats', () => '/logg?visa=behorigheter', 'Avsluta genomgången'],
  ['jurist', 'the person’s request', () => '/rattigheter', 'Den enskildas begäran'],
  ['jurist', 'corrections', () => '/rattigheter?visa=rattelser', 'Väntar på beslut'],
  ['manager', 'the disposal list', () => '/rattigheter?visa=gallring', 'Gallring'],
  ['manager', 'the proofs of erasure', () => '/rattigheter?visa=bevis', 'Gallringsbevis'],
  ['jurist', 'guidance and the facts for an impact assessment', () => '/rattigheter?visa=vagledning', 'Underlag för konsekvensbedömning'],
  ['jurist', 'the consent texts', () => '/samtyckestexter', 'Samtyckestexter'],
  ['fk', 'a page that is not there', () => '/finns-inte', 'Sidan finns inte här'],
]; // prettier-ignore

describeInBrowser('every screen can be used by everybody', (chromium) => {
  let stage: Stage;
  let scene: Scene;
  const people = new Map<AccountKey, Person>();

  const meet = async (who: AccountKey, path: (scene: Scene) => string, heading: string): Promise<Person> => {
    const known = people.get(who);
    const person = known ?? (await stage.person(who));
    people.set(who, person);
    await person.page.setViewportSize(DESK);
    if (known) await person.goesOnTo(path(scene));
    else await person.goTo(path(scene));
    await person.seesHeading(heading);
    await person.rests();
    return person;
  };
  const fits = async ({ page }: Person) => {
    await page.setViewportSize(NARROWEST);
    return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  };

  beforeAll(async () => {
    stage = await Stage.open(chromium);
    scene = await layScene(stage);
  }, 2 * MINUTE);
  afterAll(() => stage?.close());

  it(
    'the sign-in page: no fault that axe finds, wide and on a phone, and nothing to scroll sideways',
    async () => {
      const stranger = await stage.stranger();
      await stranger.goTo('/logga-in');
      await stranger.seesHeading('Logga in');
      expect(await faults(stranger, DESK)).toEqual([]);
      expect(await faults(stranger, PHONE)).toEqual([]);
      expect(await fits(stranger)).toBe(0);
    },
    MINUTE,
  );

  it(
    'the sign-in page of an authority with a sign-in of its own: no password where none is taken',
    async () => {
      const stranger = await stage.stranger();
      await stranger.page.route('**/auth/methods', (route) => route.fulfill({ json: { password: false, oidc: true } }));
      await stranger.goTo('/logga-in?fel=NO_SEAT');
      await stranger.sees('Be din systemförvaltare');
      await stranger.sees('Logga in hos din myndighet');
      await stranger.doesNotSee('Lösenord');
      expect(await faults(stranger, DESK)).toEqual([]);
      expect(await faults(stranger, PHONE)).toEqual([]);
      expect(await fits(stranger)).toBe(0);
    },
    MINUTE,
  );

  it(
    'the log auditor sees the rows she asks for, says why she looks at one person, and saves how it ended',
    async () => {
      const auditor = await meet('auditor', () => '/logg', 'Granskning');
      await auditor.press('Visa');
      await auditor.sees(/\d+ rad/);
      expect(await faults(auditor, PHONE)).toEqual([]);
      expect(await fits(auditor)).toBe(0);
      await auditor.write('Person', 'Vera Provsson (vc)');
      await auditor.press('Visa');
      await auditor.sees('Skriv varför, med minst fem tecken');
      await auditor.write('Skäl', 'Fråga från deltagaren');
      await auditor.press('Visa');
      await auditor.sees('Granskning vid misstanke');
      await auditor.write('Resultat', 'Förklarat efter fråga');
      await auditor.press('Spara granskningen');
      await auditor.hears('Granskningen är sparad');
      await auditor.sees('Förklarat efter fråga', auditor.part('Sparade granskningar'));
    },
    MINUTE,
  );

  it(
    'the manager sees what the association would see of a figure, and releases it; the association reads it',
    async () => {
      const manager = await meet('manager', () => '/tavla', 'Frisläppta siffror');
      const { page } = manager;
      await page.getByLabel('Siffra', { exact: true }).selectOption('requests');
      await page.getByLabel('Kvartal').selectOption({ index: 1 });
      await manager.sees('Antal under fem visas inte');
      await page.getByLabel('Varför släpps siffran?').selectOption('planning');
      expect(await faults(manager, PHONE)).toEqual([]);
      expect(await fits(manager)).toBe(0);
      await manager.press('Släpp till förbundet');
      await manager.hears('Siffran är släppt');
      const leader = await meet('leader', () => '/siffror', 'Siffror');
      await leader.sees('Planering av insatser och medel');
      expect(await faults(leader, DESK)).toEqual([]);
      expect(await fits(leader)).toBe(0);
    },
    MINUTE,
  );

  it(
    'the jurist makes a register extract, writes down what should be corrected, and settles it',
    async () => {
      const jurist = await meet('jurist', () => '/', 'Den enskildas begäran');
      const { page } = jurist;
      await jurist.write('Nummer', '20000125-2386');
      await jurist.press('Sök');
      await jurist.write('Vad begäran gäller', 'Registerutdrag och rättelse begärda per brev');
      await jurist.press('Öppna akten');
      const taken = page.waitForEvent('download');
      await jurist.press('Hämta som PDF', page.getByRole('region', { name: 'Registerutdrag', exact: true }));
      expect((await taken).suggestedFilename()).toMatch(/^registerutdrag-[\d-]+\.pdf$/);
      await jurist.hears('Filen är sparad');
      expect(await faults(jurist, PHONE)).toEqual([]);
      await jurist.press('Rätta uppgift', page.getByRole('region', { name: 'Rätta uppgift', exact: true }));
      const form = jurist.dialog('Begäran om rättelse');
      await form.waitFor();
      await jurist.rests();
      const named = form.locator('option', { hasText: 'Personuppgifter' }).filter({ hasNotText: 'från' });
      await form
        .locator('select')
        .first()
        .selectOption(await named.first().getAttribute('value'));
      await jurist.write('Vad är fel', 'Jag heter Elina', form);
      expect(await faults(jurist, DESK)).toEqual([]);
      await jurist.press('Spara begäran', form);
      await jurist.hears('Begäran är sparad');
      await jurist.press('Rättelser');
      await jurist.press(/^Avgör begäran/);
      await page.getByRole('radio', { name: /^Rätta inte/ }).check();
      await jurist.write('Skäl', 'Uppgiften är riktig');
      await jurist.write('Motivering till den enskilda', 'Namnet stämmer med folkbokföringen.');
      expect(await faults(jurist, DESK)).toEqual([]);
      await jurist.press('Avgör');
      await jurist.hears('Beslutet är sparat');
      await jurist.sees('Rättas inte');
      expect(jurist.faults).toEqual([]);
    },
    MINUTE,
  );

  it.each(SCREENS.map((screen, at) => [...screen, sizesOf(at)] as const).filter(([, , , , sizes]) => sizes.length > 0))(
    '%s meets %s: no fault, and nothing to scroll sideways',
    async (who, _name, path, heading, sizes) => {
      const person = await meet(who, path, heading);
      for (const size of sizes) expect(await faults(person, size)).toEqual([]);
      expect(await fits(person)).toBe(0);
      expect(await person.page.innerText('body')).not.toContain('{{'); // a word that was given the wrong names
      expect(person.faults).toEqual([]);
    },
    MINUTE,
  );

  it('what is served is made for use: no development build, which takes four times the work', async () => {
    const page = await (await fetch(`${stage.app.origin}/logga-in`)).text();
    const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, src]) => src ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    const code = await Promise.all(scripts.map(async (src) => (await fetch(`${stage.app.origin}${src}`)).text()));
    expect(code.filter((text) => /jsxDEV|react-dom.development/.test(text))).toEqual([]);
  });

  it(
    'a form with mistakes, and a dialog',
    async () => {
      const form = await meet('ame', () => '/samordningar/ny', 'Öppna samordning');
      await form.press('Öppna samordning', form.part('Öppna samordning'));
      await form.sees('Det här behöver rättas');
      expect(await faults(form, DESK)).toEqual([]);
      const reader = await meet('vc', ({ requestId }) => `/forfragningar?f=${requestId}`, 'Begäran om underlag');
      await reader.press('Tacka nej');
      await reader.dialog('Tacka nej').waitFor();
      expect(await faults(reader, DESK)).toEqual([]);
      expect(await faults(reader, PHONE)).toEqual([]);
    },
    MINUTE,
  );

  it(
    'what opens over a case: to hand over, to take back, to protect, to show that it is she',
    async () => {
      const person = await meet('ame', ({ caseId }) => `/samordningar/${caseId}`, 'Elin Exempelsson');
      const { page } = person;
      await page.getByRole('button', { name: 'Mottaget och utlämnat' }).click();
      const opens = async (title: string, open: () => Promise<void>) => {
        await page.setViewportSize(DESK);
        await open();
        await person.dialog(title).waitFor();
        await person.rests();
        expect([title, await faults(person, DESK), await faults(person, PHONE), await fits(person)]).toEqual([
          title,
          [],
          [],
          0,
        ]);
        await page.keyboard.press('Escape');
        await person.dialog(title).waitFor({ state: 'hidden' });
      };
      await opens('Lämna ut uppgifter', () => person.press('Lämna ut personuppgifter …'));
      await opens('Återkalla felskickat', () => person.press('Återkalla felskickat …'));
      await opens('Återkalla samtycket', () => person.press('Återkalla', page.locator('#samtycke')));
      await opens('Skydda uppgifter', async () => {
        await person.press('Fler val');
        await page.getByRole('menuitem', { name: 'Skydda uppgifter' }).click();
      });
      await stage.world.sql(`update session set verified_at = clock_timestamp() - interval '1 hour'`);
      await opens('Visa att det är du', () => person.press('Hämta som PDF', person.part('Journal och akt')));
    },
    2 * MINUTE,
  );

  it(
    'in the dark too',
    async () => {
      for (const [who, path, heading] of [
        ['ame', ({ caseId }: Scene) => `/samordningar/${caseId}`, 'Elin Exempelsson'],
        ['manager', () => '/tavla', 'Vad står still?'],
      ] as const) {
        const person = await meet(who, path, heading);
        await person.page.emulateMedia({ colorScheme: 'dark' });
        expect(await faults(person, DESK)).toEqual([]);
        await person.page.emulateMedia({ colorScheme: 'light' });
      }
    },
    MINUTE,
  );

  it(
    'the keyboard starts at the way past the menu, and is seen wherever it goes',
    async () => {
      for (const path of [() => '/', ({ caseId }: Scene) => `/samordningar/${caseId}`]) {
        const heading = path(scene) === '/' ? 'Min dag' : 'Elin Exempelsson';
        const person = await meet('ame', path, heading);
        const { page } = person;
        await page.reload();
        await person.seesHeading(heading);
        await person.rests();
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement.textContent')).toBe('Hoppa till innehållet');
        const unseen: string[] = [];
        for (let stop = 0; stop < STOPS; stop++) {
          const place = await page.evaluate<{ what: string; seen: boolean }>(FOCUS);
          if (place.what.startsWith('<body')) break; // through the whole page
          if (!place.seen) unseen.push(place.what);
          await page.keyboard.press('Tab');
        }
        expect(unseen).toEqual([]);
        await page.locator('a.skip').focus();
        await page.keyboard.press('Enter');
        expect(await page.evaluate('document.activeElement.id')).toBe('main');
      }
    },
    MINUTE,
  );

  it(
    'English changes every word that is ours',
    async () => {
      const screens = [() => '/', () => '/glapp', () => '/tavla', ({ caseId }: Scene) => `/samordningar/${caseId}`];
      const swedish: string[] = [];
      for (const path of screens) swedish.push(...(await words(await meet('ame', path, ''))));
      const reader = await meet('ame', () => '/', 'Min dag');
      await reader.page.getByRole('button', { name: 'Alma Exempelsson' }).click();
      await reader.page.getByRole('menuitem', { name: 'English' }).click();
      await reader.seesHeading('My day');
      expect(await reader.page.evaluate('document.documentElement.lang')).toBe('en');
      for (const path of screens) {
        const kept = (await words(await meet('ame', path, ''))).filter((word) => swedish.includes(word));
        expect(kept.filter((word) => !SAME_IN_BOTH.test(word))).toEqual([]);
      }
    },
    MINUTE,
  );
});

/** Names and numbers, and the words that English shares with Swedish. */
const SAME_IN_BOTH = /Exempelsson|Provby|Steget|^Samsteg|^[\d\s]*$|^[A-Z0-9]{3}-|^Plan( |$)|^Person$/;

/** What stands in the menu, in headings, on buttons, over fields and columns. */
async function words({ page }: Person): Promise<string[]> {
  const found = page.locator('nav a, h1, h2, h3, th, dt, label, legend, button, .status');
  return (await found.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

/** Whether the place the keyboard is at can be seen: marked by a ring, and within what is shown. */
const FOCUS = `(() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  return { what: at.outerHTML.slice(0, 120), seen: ring && box.height > 0 && box.bottom > 0 && box.top < innerHeight };
})()`;
const STOPS = 25;

/** For some seconds the announcer still names a button that is gone: read aloud already, and nothing on the page. */
const WITHOUT_ANNOUNCER = `{ exclude: [['[data-live-announcer]']] }`;

/** What axe has to say of the page at a size, in a form that a failing test prints well. */
async function faults({ page }: Person, size: { width: number; height: number }): Promise<string[]> {
  await page.setViewportSize(size);
  if (await page.evaluate('!globalThis.axe')) await page.evaluate(AXE); // it stays until the page is loaded anew
  const options = JSON.stringify({ runOnly: TAGS, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<{ violations: Violation[] }>(`axe.run(${WITHOUT_ANNOUNCER}, ${options})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
}
