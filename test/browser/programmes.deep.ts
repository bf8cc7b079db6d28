import { TickService } from '#gap';
import { createDemoWorld } from '../setup/demo-world.js';
import { describeInBrowser } from './chromium.js';
import type { Person } from './person.js';
import { Stage } from './stage.js';

/**
 * Three programmes with needs of their own, from somebody being found to the loop being closed, at the screens of those who are in it:
 * Startgrid (a mentor who seeks people out, a check every six weeks), Prerehab Mariestad (ÅKA: recover, clarify, adapt) and Friskvågen
 * (continuous, without a planned end, overbooked for a while, beside a placement). Whoever has no part in it finds nothing.
 */
const MINUTE = 60_000;
const RUNS = {
  var: { unit: 'AME Vara', programme: 'Startgrid', id: 'ska-startgrid', worker: 'Vilma Exempelsson', given: 'Astrid' },
  mar: { unit: 'AME Mariestad', programme: 'Prerehab Mariestad', id: 'ska-prerehab-mariestad', worker: 'Marta Provsson', given: 'Börje' },
  got: { unit: 'AME Götene', programme: 'Friskvågen', id: 'ska-friskvagen', worker: 'Gunnar Testsson', given: 'Cecilia' },
} as const; // prettier-ignore
type Runner = keyof typeof RUNS;
const EACH = Object.keys(RUNS) as Runner[];

describeInBrowser('programmes in the demonstration, from identification to a closed loop', (chromium) => {
  let stage: Stage;
  let fk: Person;
  let stranger: Person;
  let people: Record<Runner, Person>;
  const paths = {} as Record<Runner, string>;

  const day = async (on: string) => {
    await stage.world.at(on);
    await stage.app.get(TickService).runTick();
  };
  const nameOf = (runner: Runner) => `${RUNS[runner].given} Provsson`;
  /** Whoever has it in the unit's inbox and is not named yet says why she opens it. */
  const atCase = async (who: Person, path: string) => {
    await who.goTo(path);
    const why = who.page.getByLabel('Skäl');
    await who.page.getByText('Vår handläggare').or(why).first().waitFor();
    if (await why.count()) {
      await who.write('Skäl', 'En annan part har hört av sig');
      await who.press('Öppna med skäl');
    }
    await who.sees('Vår handläggare');
    await who.rests();
  };
  const atProgramme = async (runner: Runner) => {
    await people[runner].goTo(`/insatser/${RUNS[runner].id}`);
    await people[runner].seesHeading(RUNS[runner].programme);
    await people[runner].rests();
  };
  const row = (runner: Runner) =>
    people[runner]
      .part('Deltagare')
      .getByRole('row')
      .filter({ hasText: nameOf(runner) });
  /** On the programme's page: one thing noted of the participant. */
  const notes = async (runner: Runner, answers: Record<string, string>) => {
    const title = `Följ upp: ${nameOf(runner)}`;
    await people[runner].press(title, row(runner));
    await people[runner].answer(answers, people[runner].dialog(title));
    await people[runner].press('Anteckna', people[runner].dialog(title));
    await people[runner].hears(`Antecknat: ${nameOf(runner)}.`);
  };
  const enters = async (runner: Runner, phase: string) => {
    const title = `Byt fas: ${nameOf(runner)}`;
    await people[runner].press(title, row(runner));
    await people[runner].answer({ Fas: phase }, people[runner].dialog(title));
    await people[runner].press('Byt fas', people[runner].dialog(title));
    await people[runner].hears(`${nameOf(runner)}: ${phase}.`);
  };
  /** By keys alone: the number chooses for the one who has the focus, and the next one has it then. */
  const marks = async (runner: Runner, on: string, key: string, others = '1') => {
    const who = people[runner];
    const card = who.part('Närvaro');
    await who.write('Dag', on, card);
    await who.rests();
    const groups = card.getByRole('group');
    const all = await groups.count();
    const began = Date.now();
    for (let at = 0; at < all; at++) {
      const group = groups.nth(at);
      const legend = await group.locator('legend').innerText();
      await group.getByRole('radio').first().focus();
      await who.page.keyboard.press(legend === nameOf(runner) ? key : others);
    }
    await who.press('Spara närvaro', card);
    await who.hears('Närvaro sparad');
    expect((Date.now() - began) / all).toBeLessThan(5_000); // twelve in a minute
  };

  beforeAll(async () => {
    stage = await Stage.open(chromium, () => createDemoWorld('2026-06-01'));
    const enter = (name: string) => stage.person(name as never);
    fk = await enter('fk1');
    stranger = await enter('x1');
    const entered: [Runner, Person][] = [];
    for (const name of EACH) entered.push([name, await enter(name)]);
    people = Object.fromEntries(entered) as typeof people;
  }, 5 * MINUTE);
  afterAll(() => stage?.close());

  /** Another programme's unit, and one with no part in anything, find neither the case nor the page of who takes part. */
  afterEach(async () => {
    for (const runner of EACH.filter((one) => paths[one])) {
      const id = paths[runner].split('/').at(-1);
      for (const name of ['x1', ...EACH.filter((one) => one !== runner)]) {
        const { unitId } = stage.world.accounts[name as keyof typeof stage.world.accounts];
        const held = await stage.world.sql(
          'select 1 from samsteg.case_file where id = $1 and $2 = any(holders) union all select 1 from samsteg.attendance where case_id = $1 and $2 = any(holders)',
          [id, unitId],
        );
        expect([runner, name, held]).toEqual([runner, name, []]);
      }
      await stranger.goTo(`/insatser/${RUNS[runner].id}`);
      await stranger.rests();
      await stranger.doesNotSee(nameOf(runner));
    }
    for (const who of [fk, stranger, ...Object.values(people)]) expect(who.faults).toEqual([]);
  });
  const step = (name: string, work: () => Promise<void>) => it(name, work, 4 * MINUTE);

  step('Försäkringskassan finds them, one consent each, and asks each programme with what is needed and no more', async () => {
    for (const runner of EACH) {
      const { given, unit, programme } = RUNS[runner];
      await fk.goTo('/samordningar/ny');
      await fk.answer({ Förnamn: given, Efternamn: 'Provsson' });
      await fk.press('Öppna samordning', fk.part('Öppna samordning'));
      await fk.seesHeading(nameOf(runner));
      paths[runner] = new URL(fk.page.url()).pathname;
      await fk.press('Dokumentera');
      await fk.seesHeading('Dokumentera samtycke');
      await fk.write('Lägg till enhet', unit);
      await fk.answer({ Ändamål: 'Samordnad rehabilitering', 'Gäller till och med': '2027-05-31' });
      await fk.press('Spara samtycket');
      await fk.seesHeading(nameOf(runner));
      await fk.press('Ny förfrågan');
      await fk.page.getByLabel('En insats').check();
      await fk.answer({ Insats: programme, 'Slag av förfrågan': 'Ansökan till insats' }, fk.part('Ny förfrågan'));
      await fk.press('Nästa');
      if (runner === 'var') await fk.write('Ersättning: aktivitetsersättning', 'Uppfylls');
      await fk.answer({ Frågan: `Finns en plats i ${programme}? Personen vill börja försiktigt.` });
      await fk.press('Nästa');
      await fk.press('Nästa');
      await fk.press('Skicka förfrågan');
      await fk.hears('Förfrågan är skickad');
    }
  }); // prettier-ignore

  step('each programme takes its own on, over the places only with a reason and an end, and starts', async () => {
    await atProgramme('got');
    await people.got.press('Ändra platser', people.got.part('Platser'));
    await people.got.answer(
      { 'Överbokning: extra platser': '3', 'Skäl för överbokning': 'Flera deltar på deltid', 'Överbokning till och med': '2026-08-31' },
      people.got.dialog('Ändra platser'),
    ); // prettier-ignore
    await people.got.press('Ändra platser', people.got.dialog('Ändra platser'));
    await people.got.hears('Platserna är ändrade.');
    await people.got.sees('3 extra till 31 aug: Flera deltar på deltid', people.got.part('Platser'));
    for (const runner of EACH) {
      const who = people[runner];
      await atCase(who, paths[runner]);
      const application = who.part('Ansökan till insats');
      await who.move('Godta', application, { 'Ansvarig handläggare': RUNS[runner].worker });
      await who.move('Planera start', application, { Startdatum: '2026-06-01' });
      const end: Record<string, string> =
        runner === 'got' ? {} : { 'Planerat slut': runner === 'var' ? '2027-05-31' : '2026-11-30' };
      await who.move('Starta deltagande', application, { Startdatum: '2026-06-01', ...end, 'Timmar per vecka': '6' });
      await atProgramme(runner);
      await who.sees(nameOf(runner), who.part('Deltagare'));
      await who.sees('6 tim/v', row(runner));
    }
  });

  step('Startgrid: a mentor, sought out after two days without a word, a barrier that is dealt with, a check in six weeks', async () => {
    const who = people.var;
    await atProgramme('var');
    await enters('var', 'Gemensamt möte');
    await day('2026-06-10');
    await atProgramme('var');
    await enters('var', 'Fördjupat mentorskap');
    const card = who.part('Närvaro');
    const dayField = who.field('Dag', card);
    const opensOn = await dayField.inputValue();
    await who.write('Dag', '2026-06-08', card);
    await who.rests();
    await card.getByRole('radio').first().focus();
    await who.page.keyboard.press('3');
    await who.write('Dag', '2026-06-09', card);
    await who.rests();
    expect(await card.getByRole('radio', { checked: true }).count()).toBe(0); // a mark stays with its day
    await who.sees('Osparade val för annan dag eller grupp: 8 jun', card);
    await marks('var', '2026-06-08', '3');
    expect(await dayField.inputValue()).toBe(opensOn);
    expect(await card.getByRole('radio', { checked: true }).count()).toBe(0);
    await marks('var', '2026-06-10', '3');
    await who.sees('Uteblivit flera gånger: sök upp', row('var'));
    await notes('var', { Vad: 'Uppsökande', Hur: 'Träff där personen är', Resultat: 'Kommer tillbaka' });
    await row('var').getByText('Uteblivit flera gånger').waitFor({ state: 'detached' });
    await notes('var', { Vad: 'Hinder och åtgärd', Hinder: 'Resor', 'Vad ni gör åt det': 'Öva bussresan med mentorn', Senast: '2026-06-19' });
    await day('2026-07-14');
    await atProgramme('var');
    await who.sees('månadens avstämning saknas', row('var'));
    await notes('var', { Vad: 'Avstämning med den som skickade', Resultat: 'Fortsätter som planerat' });
    await who.press(`Följ upp: ${nameOf('var')}`, row('var'));
    await who.press('Hindret är borta: Resor', who.dialog(`Följ upp: ${nameOf('var')}`));
    await who.hears('Hindret är borttaget.');
    await who.page.keyboard.press('Escape');
    await enters('var', 'Gruppaktivitet');
  }); // prettier-ignore

  step('ÅKA: recovers, is assessed in the workshop, and meets whoever comes next before it ends', async () => {
    const who = people.mar;
    for (const [on, phase] of [['2026-07-15', 'Återhämtning'], ['2026-08-24', 'Klargöra'], ['2026-10-12', 'Anpassa']] as const) {
      await day(on);
      await atProgramme('mar');
      await enters('mar', phase);
    } // prettier-ignore
    await marks('mar', '2026-10-12', '1');
    await who.sees('Anpassa, sedan 12 okt', row('mar'));
    await atCase(who, paths.mar);
    const participation = who.part('Deltagande');
    await who.move('Avtala nästa steg', participation, {
      'Nästa steg: vad, vem, när': 'Arbetsträning, Arbetsförmedlingen, 30 november',
    });
    await atProgramme('mar');
    await who.sees('Avtalat 12 okt', row('mar'));
  });

  step('Friskvågen: more hours step by step beside a placement, a pause, and an aftercare without a gap', async () => {
    const who = people.got;
    await atCase(who, paths.got);
    await who.press('Planera deltagande', who.part('Deltagande'));
    await who.seesHeading('Planera deltagande');
    const form = who.part('Planera deltagande');
    await who.answer({ 'Slag av insats': 'Praktik', Namn: 'Praktik tre dagar', Start: '2026-10-12' }, form);
    await who.press('Planera deltagande', form);
    await who.hears('planerat');
    await who.sees('Praktik tre dagar', who.part('Deltagande'));
    const friskvagen = who.part('Deltagande').getByRole('article', { name: 'Friskvågen' });
    await who.move('Ändra omfattning', friskvagen, { 'Från och med': '2026-10-12', 'Timmar per vecka': '16' });
    await atProgramme('got');
    await who.sees('16 tim/v', row('got'));
    await marks('got', '2026-10-12', '2');
    await enters('got', 'Eftervård och uppföljning');
    await who.sees('Eftervård och uppföljning, sedan 12 okt', row('got'));
  });

  step('each loop is closed: an end with the next step named, acknowledged by whoever sent her', async () => {
    await day('2026-11-20');
    const ends: Record<Runner, [reason: string, next: string]> = {
      var: ['Till arbete', 'Halvtidsanställning, mentorn ringer, 1 december'],
      mar: ['Genomförd enligt plan', 'Arbetsträning, Arbetsförmedlingen, 30 november'],
      got: ['Genomförd enligt plan', 'Praktiken fortsätter, AME Götene, 23 november'],
    };
    for (const runner of EACH) {
      const who = people[runner];
      const [reason, next] = ends[runner];
      await atCase(who, paths[runner]);
      await who.move('Avsluta deltagande', who.part('Ansökan till insats'), {
        ...{ 'Sista dag': '2026-11-20', Avslutsanledning: reason, 'Nästa steg: vad, vem, när': next },
      });
      await atCase(fk, paths[runner]);
      await fk.move('Kvittera utfall', fk.part('Ansökan till insats'));
      await atProgramme(runner);
      await who.sees('Avslutat', row(runner));
      await who.sees(/Angivet|Avtalat/, row(runner));
    }
  });

  step('Startgrid closes down: who is left stands there, and nobody who asks is left with a no', async () => {
    const who = people.var;
    await atProgramme('var');
    await who.move('Avveckla insatsen', who.part('Läge'), { Skäl: 'Finansieringen upphör', 'Sista dag': '2026-12-31' });
    await who.sees(/har inte avslutats|är inte besvarad|Alla i listan är avslutade/, who.part('Läge'));
    await fk.goTo(`${paths.mar}/forfragan`);
    await fk.page.getByLabel('En insats').check();
    const choice = fk.field('Insats', fk.part('Ny förfrågan'));
    const closed = await choice.locator('option', { hasText: 'Startgrid' }).first().getAttribute('value');
    await choice.selectOption(closed);
    await fk.sees('Finansieringen upphör', fk.part('Ny förfrågan'));
    await fk.sees('Andra insatser som tar emot', fk.part('Ny förfrågan'));
  });
});
