import { createDemoWorld } from '../setup/demo-world.js';
import { callsToPlan } from './acts.js';
import { describeInBrowser } from './chromium.js';
import type { Person } from './person.js';
import { Stage } from './stage.js';

/**
 * A SIP meeting of six parties in the demonstration, from the consent to the plan and the minutes in every party's hands, at the
 * screens of those who are in it. Whoever plans it stays in the case the whole way. Somebody with no part in it finds nothing.
 */
const PARTIES = {
  reh: 'Vårdcentralen Hjo',
  soc: 'Socialtjänsten Hjo',
  fk1: 'FK aktivitetsersättning Skövde',
  af1: 'Arbetsförmedlingen Skövde',
  pro: 'Promise Hjo',
  psy: 'Öppenpsykiatri Skövde',
} as const;
type Party = keyof typeof PARTIES;
const EACH = Object.keys(PARTIES) as Party[];
const PROMISES: Record<Party, string> = {
  reh: 'Bokar tid för uppföljning av medicinen',
  soc: 'Utreder boendestöd',
  fk1: 'Ser över ersättningen från hösten',
  af1: 'Söker en plats för arbetsträning',
  pro: 'Börjar med två halvdagar i veckan',
  psy: 'Erbjuder samtal var tredje vecka',
};
const WORDS = 'Jag vill klara vardagen och känna att jag gör nytta.';
const SAID = 'Morgnarna är svårast. Hon vill börja i liten skala.';
const [PREPARED, MINUTE] = ['Vi kan erbjuda tider på eftermiddagen.', 60_000];

describeInBrowser('a SIP meeting of six parties in the demonstration', (chromium) => {
  let stage: Stage;
  let sam: Person;
  let people: Record<Party, Person>;
  let stranger: Person;
  let casePath: string;

  const account = (name: string) => stage.world.accounts[name as keyof typeof stage.world.accounts];
  /** Whoever has it in the unit's inbox and is not named yet says why she opens it. */
  const atCase = async (who: Person) => {
    await who.goTo(casePath);
    const why = who.page.getByLabel('Skäl');
    await who.page.getByText('Vår handläggare').or(why).first().waitFor();
    if (await why.count()) {
      await who.write('Skäl', 'En annan part har hört av sig');
      await who.press('Öppna med skäl');
    }
    await who.sees('Vår handläggare');
    await who.rests();
  };
  const plan = (who: Person) => who.page.locator('article.plan');
  beforeAll(async () => {
    stage = await Stage.open(chromium, () => createDemoWorld('2026-06-01'));
    const enter = (name: string) => stage.person(name as never);
    sam = await enter('sam');
    stranger = await enter('x1');
    const entered: [Party, Person][] = [];
    for (const name of EACH) entered.push([name, await enter(name)]);
    people = Object.fromEntries(entered) as typeof people;
  }, 5 * MINUTE);
  afterAll(() => stage?.close());

  /** Of this case not a row in any table, and not a word on the screen, to somebody who has no part in it. */
  afterEach(async () => {
    if (!casePath) return;
    const id = casePath.split('/').at(-1);
    for (const name of ['x1', 'ror']) {
      const { unitId } = account(name);
      const held = await stage.world.sql(
        'select 1 from samsteg.case_file where id = $1 and $2 = any(holders) union all select 1 from samsteg.delivery where case_id = $1 and to_unit = $2',
        [id, unitId],
      );
      expect([name, held]).toEqual([name, []]);
    }
    await stranger.goTo(casePath);
    await stranger.rests();
    for (const secret of ['Elvira', WORDS, SAID]) await stranger.doesNotSee(secret);
    const moved = new URL(sam.page.url()).pathname;
    expect(moved.startsWith(casePath)).toBe(true); // she has not left the case
    for (const who of [sam, stranger, ...Object.values(people)]) expect(who.faults).toEqual([]);
  });
  /** On her own day, what her unit is asked to take on: the line, and its button. */
  const confirms = async (who: Person, promise: string) => {
    await who.goTo('/');
    const promised = who.part('Våra åtaganden');
    await promised.getByRole('listitem').first().waitFor();
    const all = promised.getByRole('button', { name: /^Visa alla/ });
    if (await all.count()) await all.click();
    await who.move('Bekräfta', promised.getByRole('listitem').filter({ hasText: promise }));
  };
  const step = (name: string, work: () => Promise<void>) => it(name, work, 4 * MINUTE);

  step('the consent names all six, and the need of a plan is noted', async () => {
    await sam.goTo('/samordningar/ny');
    await sam.answer({ Förnamn: 'Elvira', Efternamn: 'Provsson' });
    await sam.press('Öppna samordning', sam.part('Öppna samordning'));
    await sam.seesHeading('Elvira Provsson');
    casePath = new URL(sam.page.url()).pathname;
    await sam.press('Dokumentera');
    await sam.seesHeading('Dokumentera samtycke');
    for (const unit of Object.values(PARTIES)) await sam.write('Lägg till enhet', unit);
    await sam.answer({ Ändamål: 'Samordnad individuell plan', 'Gäller till och med': '2027-05-31' });
    await sam.press('Spara samtycket');
    await sam.seesHeading('Elvira Provsson');
    await sam.press('Behov av plan', sam.part('Plan'));
    const need = sam.dialog('Behov av plan');
    await sam.write('Vad behöver samordnas?', 'Vård, boende och arbete behöver gå i takt.', need);
    await sam.press('Anmäl behovet', need);
    for (const move of ['Bedöm: plan behövs', 'Fråga om samtycke', 'Anteckna ja och förbered'])
      await sam.move(move, plan(sam));
  });

  step('all six are called and invited in one form, which says of each that a consent covers it', async () => {
    await callsToPlan(sam, Object.values(PARTIES), {
      ...{ Dag: '2026-06-08', Börjar: '13', 'Plats eller videolänk': 'Kommunhuset, rum 3' },
      'Långsiktigt mål': 'Arbete på halvtid inom ett år',
    });
    for (const unit of Object.values(PARTIES)) await sam.sees(unit, plan(sam));
    for (const name of EACH) {
      await atCase(people[name]);
      await people[name].sees('Kommunhuset, rum 3', plan(people[name]));
      await people[name].sees(name === 'fk1' || name === 'af1' ? /inbjuden/ : /kallad|inbjuden/, plan(people[name]));
      for (const other of EACH.filter((one) => one !== name))
        expect([name, await plan(people[name]).getByText(PARTIES[other]).count()]).toEqual([name, 0]);
    }
  });

  step('each answers for itself, in the case; one prepares, and nobody else sees that it has', async () => {
    for (const name of EACH.filter((one) => one !== 'pro')) await people[name].move('Vi kommer', plan(people[name]));
    await people.pro.move('Vi kommer inte', plan(people.pro));
    await people.reh.press('Vår förberedelse', plan(people.reh));
    await people.reh.write('Vi vet vad vi kan erbjuda', 'ja');
    await people.reh.write('Det här vill vi säga och fråga', PREPARED);
    await people.reh.press('Spara förberedelsen');
    await people.reh.hears('Förberedelsen är sparad.');
    await atCase(sam);
    await sam.sees('Kommer inte', plan(sam));
    for (const who of [sam, people.soc]) {
      await atCase(who);
      await who.press('Vår förberedelse', plan(who));
      await who.doesNotSee(PREPARED);
      await who.press('Vår förberedelse', plan(who));
    }
  });

  step('in the meeting she writes under the points, who was there, and what was decided', async () => {
    await stage.world.at('2026-06-08');
    await atCase(sam);
    const writing = sam.part('Skriv i mötet');
    await writing.getByRole('textbox', { name: /Vad är viktigt för deltagaren/ }).waitFor();
    await sam.write('1. Vad är viktigt för deltagaren', SAID, writing);
    await sam.press('Lägg till beslut', writing);
    const decision = sam.page.getByRole('group', { name: /^Beslut 1/ });
    await sam.answer(
      { 'Vad ska göras': 'Ringer arbetsgivaren', 'Vilken enhet gör det': PARTIES.af1, 'Klart senast': '2026-06-20' },
      decision,
    );
    await sam.write('Promise Hjo', 'Per telefon eller video', writing); // it could come after all
    await sam.press('Mötet är hållet, spara', writing);
    await sam.hears('Mötet är antecknat som hållet.');
    await sam.sees('Möte hållet', plan(sam));
    for (const name of EACH) {
      await atCase(people[name]);
      await people[name].doesNotSee(SAID);
    }
  });

  step('the plan is written and adopted; the law’s items are all there', async () => {
    await sam.press('Skriv i planen', plan(sam));
    await sam.seesHeading('Samordnad individuell plan');
    await sam.answer({ 'Med personens egna ord': WORDS, Målet: 'Orka fyra halvdagar i veckan' });
    for (const [at, name] of EACH.entries()) {
      if (at > 0) await sam.press('Lägg till insats eller åtgärd');
      const kind = name === 'fk1' || name === 'af1' ? 'Åtgärd' : 'Insats';
      const line = sam.page.getByRole('group', { name: new RegExp(`^Insats eller åtgärd ${at + 1}`) });
      const said = { 'Vad som ska göras': PROMISES[name], Slag: kind, 'Ansvarig enhet': PARTIES[name] };
      await sam.answer({ ...said, 'Till och med': '2026-12-01' }, line);
    }
    await sam.answer({ 'Övergripande ansvarig huvudman': PARTIES.reh, 'Följs upp': '2026-12-01' });
    await sam.write('Hur det följs upp', 'Möte');
    await sam.write('Personen är informerad om innehållet', 'ja');
    await sam.press('Spara utkastet');
    await sam.sees('Inget saknas för att upprätta planen.');
    await sam.move('Upprätta', sam.part('Nästa i planen'));
    await atCase(sam);
    await sam.sees('Upprättad', plan(sam));
  });

  step('the minutes go out, and what was decided is asked of the unit that was named', async () => {
    const fold = plan(sam).getByRole('button', { name: 'SIP-möte' });
    if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
    await sam.press('Lämna ut minnesanteckningarna', plan(sam));
    await sam.hears('Minnesanteckningarna är klara.');
    await sam.sees('Ringer arbetsgivaren', sam.part('Åtaganden från möten'));
  });

  step('plan and minutes are in every party’s hands, and each confirms its own in two presses', async () => {
    for (const name of EACH) {
      const who = people[name];
      await atCase(who);
      await who.sees(WORDS, plan(who));
      const fold = plan(who).getByRole('button', { name: 'SIP-möte' });
      if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
      await who.sees(SAID, plan(who));
      await confirms(who, PROMISES[name]);
    }
    await confirms(people.af1, 'Ringer arbetsgivaren');
    await atCase(sam);
    await sam.sees('Bekräftat', sam.part('Åtaganden från möten'));
  }); // prettier-ignore

  step('on a phone nothing of it reaches outside the screen', async () => {
    for (const who of [sam, people.soc]) {
      await who.page.setViewportSize({ width: 390, height: 844 });
      await atCase(who);
      const width = await who.page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(390);
    }
  });
});
