import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { TickService } from '#gap';
import { describeInBrowser } from '../browser/chromium.js';
import type { Person } from '../browser/person.js';
import { Stage } from '../browser/stage.js';
import type { AccountKey } from '../setup/world.js';
import { figure } from './figures.js';

/**
 * What has to be said of Elin, thing by thing. A person who meets a field types what belongs there, unless it stands there
 * already: what the product does not carry along she types again, and then it is here twice.
 */
const SAY = {
  need: 'Elin behöver stöd från både kommunen och vården för att kunna börja arbeta igen, och de har inte talat med varandra.',
  goal: 'Ett arbete på deltid som går att förena med vården, med början i höst.',
  words: 'Jag vill komma igång i lugn takt och slippa berätta samma sak för alla jag möter.',
  part: 'En vardag som håller, där hon vet vem hon ska ringa när det blir för mycket.',
  support: 'Boendestöd två gånger i veckan med start direkt efter mötet, på tider hon väljer.',
  talk: 'Samtal var tredje vecka med rehabkoordinatorn på vårdcentralen tills vidare.',
  children: 'En son på sex år, varannan vecka. Mötena läggs de veckor han är hos sin pappa.',
  ask: 'Har ni plats från april, och kan hon komma på studiebesök innan hon bestämmer sig?',
  promise: 'Arbetsförmågan prövas på nytt när arbetsträningen har pågått i tre månader.',
} as const;
type Thing = keyof typeof SAY;
/** Shorter than this is a name, a date or a choice. */
const PARAGRAPH = 40;
const MINUTE = 60_000;

/** Every paragraph that somebody has typed, in the order they were typed. */
class Typed {
  private readonly all: string[] = [];

  add(text: string): void {
    this.all.push(...text.split(/\n+/).map((line) => line.trim()).filter((line) => line.length >= PARAGRAPH)); // prettier-ignore
  }
  get count(): number {
    return this.all.length;
  }
  get repeated(): string[] {
    return this.all.filter((text, at) => this.all.indexOf(text) < at);
  }
}

describeInBrowser('nobody types the same paragraph twice', (chromium) => {
  let stage: Stage;
  let ame: Person;
  let caseId: string;
  const typed = new Typed();

  /** Says a thing in a field: types it unless it stands there. What she adds to what stands there is typed, and no more. */
  const says = async (who: Person, thing: Thing, label: string, inside: Page | Locator = who.page): Promise<void> => {
    const field = who.field(label, inside);
    await field.waitFor();
    const stands = await field.inputValue();
    if (stands.includes(SAY[thing])) return;
    typed.add(SAY[thing]);
    await field.fill([stands, SAY[thing]].filter(Boolean).join('\n\n'));
  };
  const day = async (on: string) => {
    await stage.world.at(on);
    await stage.app.get(TickService).runTick();
  };
  const openCase = async (who: Person) => {
    await who.goTo(`/samordningar/${caseId}`);
    await who.sees('Vår handläggare');
  };

  beforeAll(async () => {
    stage = await Stage.open(chromium);
    const { world, app } = stage;
    const visitor = await app.signIn('ame');
    const change = async (name: string, type: string, fields: object) => {
      const document = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
      const data = await visitor.get<Record<string, { id: string }>>(document, {
        input: { key: randomUUID(), ...fields },
      });
      return data[name]!.id;
    };
    const unit = (who: AccountKey) => world.accounts[who].unitId;
    caseId = await change('openCase', 'OpenCaseInput', { givenName: 'Elin', familyName: 'Exempelsson' });
    const edges = (['fk', 'vc', 'pro', 'soc'] as const).map((other) => ({
      ...{ fromUnitId: unit('ame'), toUnitId: unit(other), categories: ['contact', 'plan'] },
    }));
    const said = {
      form: 'written',
      grantor: 'self',
      purpose: 'Samordning',
      validFrom: '2026-01-12',
      validTo: '2027-01-11',
    };
    await change('recordConsent', 'RecordConsentInput', { caseId, ...said, edges });
    ame = await stage.person('ame');
  }, 3 * MINUTE);
  afterAll(async () => {
    figure('paragraphs typed twice', typed.repeated.length, { most: 0 });
    figure('paragraphs typed in the story', typed.count, { least: Object.keys(SAY).length });
    await stage?.close();
  });

  it('the need is noted once: the call and the plan have it', async () => {
    await openCase(ame);
    await ame.press('Behov av plan', ame.part('Plan'));
    const begin = ame.dialog('Behov av plan');
    await says(ame, 'need', 'Vad behöver samordnas?', begin);
    await ame.press('Anmäl behovet', begin);
    await begin.waitFor({ state: 'hidden' });
    const plan = ame.page.locator('article.plan');
    await ame.move('Bedöm: plan behövs', plan);
    await ame.move('Fråga om samtycke', plan);
    await ame.move('Anteckna ja och förbered', plan);
    await ame.press('Kalla och bjud in', plan);
    await ame.seesHeading('Kalla och bjud in');
    const call = ame.part('Kalla och bjud in');
    for (const unit of ['Vårdcentralen Provby', 'FK Provby']) await ame.write('Lägg till enhet', unit, call);
    await ame.answer({ Dag: '2026-02-02', Börjar: '9.30' }, call);
    await says(ame, 'need', 'Syfte', call);
    await says(ame, 'goal', 'Långsiktigt mål', call);
    await ame.press('Kalla och bjud in', call);
    await ame.hears('Kallelsen är skickad.');
  }, 3 * MINUTE); // prettier-ignore

  it('the plan begins with what the call said, and is adopted with what was written in it', async () => {
    await day('2026-02-02');
    await openCase(ame);
    const plan = ame.page.locator('article.plan');
    await ame.move('Mötet är hållet', plan, { Mötesdag: '2026-02-02' });
    await ame.press('Skriv i planen', plan);
    await ame.seesHeading('Samordnad individuell plan');
    await says(ame, 'words', 'Med personens egna ord');
    await says(ame, 'need', 'Behov och nuläge');
    await says(ame, 'goal', 'Långsiktigt mål');
    await says(ame, 'part', 'Målet');
    await says(ame, 'support', 'Vad som ska göras');
    await says(ame, 'children', 'Barn som berörs');
    await ame.press('Spara utkastet');
    await ame.hears('Utkastet är sparat.');
    await ame.page.reload();
    await says(ame, 'words', 'Med personens egna ord'); // it stands there
    await says(ame, 'children', 'Barn som berörs');
  }, 3 * MINUTE); // prettier-ignore

  it('what is asked of another unit is answered from a link: she signs in, reads one page and presses once', async () => {
    const vc = 'Vårdcentralen Provby';
    await ame.answer({ 'Ansvarig enhet': vc, 'Övergripande ansvarig huvudman': vc, 'Följs upp': '2026-06-01' });
    await ame.answer({ 'Ingen annan behöver vidta någon åtgärd': 'ja', 'Personen är informerad om innehållet': 'ja' });
    await ame.press('Spara utkastet');
    await ame.hears('Utkastet är sparat.');
    await ame.press('Upprätta');
    await ame.hears('Sparat: Upprätta');
    const [asked] = await stage.world.sql<{ id: string }>(`select id from sip_commitment where status = 'proposed'`);
    const vera = await stage.stranger();
    await vera.goTo(`/samordningar/${caseId}/atagande/${asked!.id}`);
    await vera.write('Användarnamn', 'vc');
    await vera.write('Lösenord', stage.world.accounts.vc.password);
    await vera.press('Logga in');
    await vera.seesHeading('Åtagande');
    await vera.sees(SAY.support);
    await vera.press('Bekräfta');
    await vera.sees('Bekräftat');
    expect(await stage.world.sql('select status from sip_commitment')).toEqual([{ status: 'confirmed' }]);
  }, 3 * MINUTE); // prettier-ignore

  it('a request to the programme fetches need and goal from the plan; only the question is new', async () => {
    await ame.goTo(`/samordningar/${caseId}/forfragan`);
    await ame.page.getByLabel('En insats').check();
    await ame.answer({ Insats: 'Steget', 'Slag av förfrågan': 'Ansökan till insats' }, ame.part('Ny förfrågan'));
    await ame.press('Nästa');
    await ame.press('Hämta behov och mål från planen');
    for (const thing of ['need', 'goal', 'ask'] as const) await says(ame, thing, 'Frågan');
    await ame.press('Nästa');
    await ame.press('Nästa');
    await ame.press('Skicka förfrågan');
    await ame.seesHeading('Elin Exempelsson');
  }, 3 * MINUTE); // prettier-ignore

  it('a handoff begins with the situation and the goal as they stand in the plan', async () => {
    await ame.goTo(`/samordningar/${caseId}/overlamning`);
    await says(ame, 'need', 'Läget nu');
    await says(ame, 'goal', 'Vad som är planerat');
    await says(ame, 'promise', 'Löften som inte är infriade');
    const note = `/samordningar/${caseId}`;
    await ame.goTo(note);
    await says(ame, 'talk', 'Ny anteckning');
  }, 3 * MINUTE); // prettier-ignore

  it('over the whole of it, no paragraph was typed twice', () => {
    expect(typed.repeated).toEqual([]);
    expect(typed.count).toBe(Object.keys(SAY).length);
  });
});
