import { TickService } from '#gap';
import type { AccountKey } from '../setup/world.js';
import { callsToPlan } from './acts.js';
import { describeInBrowser } from './chromium.js';
import { Person } from './person.js';
import { Stage } from './stage.js';

const FIVE = ['ame', 'fk', 'vc', 'pro', 'manager'] as const satisfies readonly AccountKey[];
const ELIN = 'Elin Exempelsson';
const CONSENT = 'Samtycke till att sekretess bryts';
const MINUTE = 60_000;

describeInBrowser('the main job, met by five people in browsers of their own', (chromium) => {
  let stage: Stage;
  let people: Record<(typeof FIVE)[number], Person>;
  let casePath: string;

  const day = async (on: string) => {
    await stage.world.at(on);
    await stage.app.get(TickService).runTick();
  };
  const openCase = async (who: Person) => {
    await who.goTo(casePath);
    await who.sees('Vår handläggare');
  };

  beforeAll(async () => {
    stage = await Stage.open(chromium);
    const signedIn: Person[] = [];
    const byTheForm = await stage.stranger();
    await byTheForm.signIn('ame', stage.world.accounts.ame.password);
    signedIn.push(byTheForm);
    for (const name of FIVE.slice(1)) signedIn.push(await stage.person(name));
    people = Object.fromEntries(FIVE.map((name, at) => [name, signedIn[at]])) as typeof people;
  }, 2 * MINUTE);
  afterAll(() => stage?.close());

  it(
    'a case manager opens a case, which nobody else learns of',
    async () => {
      const { ame, fk } = people;
      await ame.press('Samordningar');
      await ame.press('Öppna samordning');
      await ame.answer({ Förnamn: 'Elin', Efternamn: 'Exempelsson', Personnummer: '20000125-2386' });
      await ame.press('Öppna samordning', ame.part('Öppna samordning'));
      await ame.seesHeading(ELIN);
      casePath = new URL(ame.page.url()).pathname;
      await ame.sees('oss (AME Provby)');
      await fk.goTo('/samordningar');
      await fk.sees('0 samordningar');
      await fk.goTo(casePath);
      await fk.seesHeading('Sidan finns inte här');
    },
    MINUTE,
  );

  it(
    'she records consent by keyboard alone, in a dozen acts',
    async () => {
      const { ame } = people;
      const { keyboard } = ame.page;
      let acts = 0;
      const key = async (name: string) => {
        acts++;
        await keyboard.press(name);
      };
      const unit = async (name: string) => {
        acts++;
        await keyboard.type(name);
        await ame.seesOnlyOption(name);
        await key('ArrowDown');
        await key('Enter');
        await ame.sees(name, ame.page.locator('.chips'));
      };
      await ame.part(CONSENT).getByRole('link', { name: 'Dokumentera' }).focus();
      await key('Enter');
      await ame.seesHeading('Dokumentera samtycke');
      for (const name of ['FK Provby', 'Vårdcentralen Provby', 'Steget Provby']) await unit(name);
      await key('Control+Enter');
      await ame.seesHeading(ELIN);
      await ame.sees('Samtycket är sparat.');
      expect(acts).toBeLessThanOrEqual(12);
    },
    MINUTE,
  );

  it(
    'the other units confirm what they give, and see no other pair',
    async () => {
      const { ame, fk, vc } = people;
      const consent = ame.part(CONSENT);
      await ame.press(/^Visa alla/, consent);
      for (const unit of ['FK Provby', 'Vårdcentralen Provby', 'Steget Provby']) {
        const edge = consent.getByRole('listitem').filter({ hasText: `från ${unit}` });
        await ame.press('Be om bekräftelse', edge);
        await edge.getByRole('button', { name: 'Be om bekräftelse' }).waitFor({ state: 'detached' });
      }
      for (const who of [fk, vc]) {
        await who.goTo('/');
        const toConfirm = who.part('Samtycken att bekräfta');
        await who.sees('AME Provby', toConfirm);
        expect(await toConfirm.getByRole('listitem').count()).toBe(1);
        await who.press('Bekräfta', toConfirm);
        await who.press('Bekräfta och lämna ut löpande', who.part('Bekräfta samtycket'));
        await who.sees('Inget att bekräfta', toConfirm);
      }
      await openCase(fk);
      await fk.doesNotSee('Vårdcentralen Provby');
    },
    MINUTE,
  );

  it(
    'a request reaches the programme’s open inbox; what may not be sent stays where it was typed',
    async () => {
      const { ame, pro } = people;
      await pro.goTo('/forfragningar');
      await pro.sees('Allt är besvarat');
      await openCase(ame);
      await ame.press('Ny förfrågan');
      await ame.page.getByLabel('En insats').check();
      await ame.answer({ Insats: 'Steget', 'Slag av förfrågan': 'Ansökan till insats' }, ame.part('Ny förfrågan'));
      await ame.press('Nästa');
      await ame.answer({ Frågan: 'Finns plats från februari?', 'Önskat svar senast': '26/1' });
      await ame.press('Nästa');
      await ame.sees('Samtycket omfattar Planering från AME Provby till Steget Provby');
      await ame.press('Nästa');
      await ame.press('Skicka förfrågan');
      await ame.seesHeading(ELIN);

      await pro.sees('Finns plats från februari?'); // nobody reloaded
      const request = pro.part('Ansökan till insats');
      await pro.move('Mottagen', request);
      await pro.press('Begär komplettering', request);
      const form = pro.dialog('Begär komplettering');
      await pro.answer({ 'Vad behövs?': 'Mål och förväntan', 'Fråga (kräver grund)': 'Vad är målet?' }, form);
      await pro.press('Begär komplettering', form);
      await pro.sees('Annan grund', form); // its own direction is not confirmed yet
      expect(await pro.field('Fråga (kräver grund)', form).inputValue()).toBe('Vad är målet?');

      await pro.goTo('/');
      await pro.press('Bekräfta', pro.part('Samtycken att bekräfta'));
      await pro.press('Bekräfta och lämna ut löpande', pro.part('Bekräfta samtycket'));
      await pro.hears('Samtycket är bekräftat.');
      await pro.goTo('/forfragningar');
      await pro.press('Begär komplettering', request);
      expect(await pro.field('Fråga (kräver grund)', form).inputValue()).toBe('Vad är målet?');
      await pro.send('Begär komplettering');
    },
    2 * MINUTE,
  );

  it(
    'it is answered, accepted and started; the participation stands in the case',
    async () => {
      const { ame, pro, vc } = people;
      await openCase(ame);
      const request = ame.part('Ansökan till insats');
      await ame.sees('Vad är målet?', request);
      await ame.move('Komplettera', request, { Svar: 'Arbetsträning till hösten.' });
      await pro.goTo('/forfragningar');
      const received = pro.part('Ansökan till insats');
      await pro.sees('Arbetsträning till hösten.', received);
      await pro.move('Godta', received, { 'Tänkt start': '2026-02-02' });
      await day('2026-02-02');
      await openCase(pro);
      await pro.move('Starta deltagande', pro.part('Ansökan till insats'), {
        Startdatum: '2026-02-02',
        'Planerat slut': '30/4',
        'Timmar per vecka': '8',
      });
      await openCase(ame);
      await ame.sees('2 feb – 30 apr (planerat)', ame.part('Deltagande'));
      await openCase(vc);
      await vc.sees('Inga förfrågningar');
    },
    2 * MINUTE,
  );

  it(
    'a note reaches the other agency’s open page, also one written while the server is away',
    async () => {
      const { ame, fk } = people;
      await openCase(ame);
      await openCase(fk);
      await fk.page.evaluate('globalThis.loadedOnce = true');
      const write = async (text: string) => {
        await ame.write('Ny anteckning', text);
        await ame.sees('FK Provby', ame.part('Lämnas också ut till'));
        await ame.press(/^Spara/, ame.part('Händelser och anteckningar'));
      };
      await write('Elin vill börja med två dagar i veckan.');
      await fk.sees('Elin vill börja med två dagar i veckan.');
      await fk.seesHeading(ELIN); // told together with the first thing told

      const startServer = await stage.stopServer();
      await write('Handledaren ringer på fredag.');
      await ame.sees('Ingen kontakt med Samsteg just nu. Det du har skrivit finns kvar.');
      expect(await ame.field('Ny anteckning').inputValue()).toBe('Handledaren ringer på fredag.');
      await startServer();
      await ame.press(/^Spara/, ame.part('Händelser och anteckningar'));
      await ame.hears('Anteckningen är sparad.');
      await fk.sees('Handledaren ringer på fredag.');
      expect(await fk.page.evaluate('globalThis.loadedOnce')).toBe(true); // the very same page, never loaded again
      expect(
        await fk.part('Händelser och anteckningar').getByText('Elin vill börja med två dagar i veckan.').count(),
      ).toBe(1);
    },
    2 * MINUTE,
  );

  it(
    'a plan is prepared and called to; the button that adopts it says what the law still lacks',
    async () => {
      const { ame } = people;
      await openCase(ame);
      await ame.press('Behov av plan', ame.part('Plan'));
      await ame.press('Anmäl behovet', ame.dialog('Behov av plan'));
      const plan = ame.page.locator('article.plan');
      await ame.move('Bedöm: plan behövs', plan);
      await ame.move('Fråga om samtycke', plan);
      await ame.move('Anteckna ja och förbered', plan);
      await callsToPlan(ame, ['Vårdcentralen Provby', 'FK Provby'], {
        ...{ Dag: '2026-02-16', Börjar: '13', 'Plats eller videolänk': 'Rådhuset' },
        ...{ Syfte: 'Planera våren', 'Långsiktigt mål': 'Arbete' },
      });
      await day('2026-02-16');
      await openCase(ame);
      await ame.move('Mötet är hållet', plan, { Mötesdag: '2026-02-16' });
      await ame.press('Upprätta', plan);
      await ame.sees('övergripande ansvarig huvudman', plan.getByRole('alert'));
    },
    2 * MINUTE,
  );

  it(
    'two write in the plan at once: the later is told, and what she wrote is still there',
    async () => {
      const { ame } = people;
      await ame.press('Skriv i planen');
      await ame.seesHeading('Samordnad individuell plan');
      const other = new Person(await ame.page.context().newPage());
      await other.page.routeWebSocket(/socket\.io/, (socket) => socket.close()); // a network that lets no sockets through
      await other.goTo(new URL(ame.page.url()).pathname);
      await other.write('Med personens egna ord', 'Jag vill orka jobba.');

      await ame.answer({ 'Vad personen själv gör': 'Går varje dag', 'Hur det följs upp': 'Möte' });
      await ame.press('Spara utkastet');
      await ame.hears('Utkastet är sparat.');

      await other.press('Spara utkastet');
      await other.sees('Det du har skrivit står kvar nedan.');
      expect(await other.field('Med personens egna ord').inputValue()).toBe('Jag vill orka jobba.');
      await other.page.close();
    },
    MINUTE,
  );

  it(
    'it is written whole and adopted, and each party confirms its own promise',
    async () => {
      const { ame, vc, fk, pro } = people;
      await ame.answer({
        'Med personens egna ord': 'Jag vill orka jobba.',
        'Långsiktigt mål': 'Arbete',
        Målet: 'Orka fyra timmar',
      });
      const promises = [
        ['Arbetsträning', 'Insats', 'AME Provby'],
        ['Rehabkoordinering', 'Insats', 'Vårdcentralen Provby'],
        ['Bevakar ersättningen', 'Åtgärd', 'FK Provby'],
      ] as const;
      for (const [at, [what, kind, unit]] of promises.entries()) {
        if (at > 0) await ame.press('Lägg till insats eller åtgärd');
        const action = ame.page.getByRole('group', { name: new RegExp(`^Insats eller åtgärd ${at + 1}`) });
        await ame.answer(
          { 'Vad som ska göras': what, Slag: kind, 'Ansvarig enhet': unit, 'Till och med': '30/4' },
          action,
        );
      }
      await ame.answer({ 'Övergripande ansvarig huvudman': 'Vårdcentralen Provby', 'Följs upp': '2026-05-18' });
      await ame.write('Personen är informerad om innehållet', 'ja');
      await ame.press('Spara utkastet');
      await ame.sees('Inget saknas för att upprätta planen.');
      await ame.move('Upprätta', ame.part('Nästa i planen'));
      for (const who of [vc, fk]) {
        await who.goTo('/');
        const promised = who.part('Våra åtaganden');
        await who.move('Bekräfta', promised);
        await who.sees('Bekräftat', promised);
      }
      await openCase(fk);
      await fk.sees('Jag vill orka jobba.', fk.part('Plan'));
      await openCase(pro);
      await pro.sees('Ingen gemensam plan');
    },
    2 * MINUTE,
  );

  it(
    'the participation ends with nothing after it, and the gap stands in the case, the list and the board alike',
    async () => {
      const { ame, pro, manager } = people;
      await day('2026-04-30');
      await openCase(pro);
      await pro.move('Avsluta deltagande', pro.part('Ansökan till insats'), {
        'Sista dag': '30/4',
        Avslutsanledning: 'Åter till remittent efter arbetsträning',
        'Varför inget följer': 'Lämplig insats finns inte',
      });
      await openCase(ame);
      await ame.move('Kvittera utfall', ame.part('Ansökan till insats'));
      await day('2026-05-15');

      await openCase(ame);
      await ame.sees('Ingen pågående insats sedan', ame.part('Öppna glapp'));
      await ame.press('Visa som tabell', ame.part('Insatser och glapp'));
      await ame.sees('30 apr', ame.part('Insatser och glapp').getByRole('row').filter({ hasText: 'glapp' }));
      for (const who of [ame, manager]) {
        await who.goTo('/tavla');
        await who.seesHeading('Vad står still?');
        const numbers = who.part('Glapp efter slag och ålder').getByRole('link', { name: /, Alla$/ });
        const total = Number(
          await who.page.locator('.kpi').getByText('Öppna glapp').locator('xpath=following-sibling::dd').innerText(),
        );
        let sum = 0;
        for (let at = 0; at < (await numbers.count()); at++) {
          const number = Number(await numbers.nth(at).innerText());
          sum += number;
          await numbers.nth(at).click();
          await who.sees(`${number} glapp`);
          expect(await who.page.getByRole('table').getByRole('row').count()).toBe(number + 1);
          await who.page.goBack();
          await who.seesHeading('Vad står still?');
        }
        expect([sum, total > 0]).toEqual([total, true]);
        const open = who.page.locator('.kpi').getByRole('link');
        const count = await open.innerText();
        await open.click();
        await who.sees(new RegExp(`^${count} samordning`));
      }
      await ame.goTo('/glapp?regel=between_interventions');
      await ame.sees('15 dagar');
      await ame.sees('1 glapp');
    },
    2 * MINUTE,
  );

  it(
    'the coordination is handed over, and the giver has it until the first contact',
    async () => {
      const { ame, fk } = people;
      await openCase(ame);
      await ame.press('Lämna över');
      await ame.answer({
        'Vad som lämnas över': 'Byte av samordnande enhet',
        'Till enhet': 'FK Provby',
        'Läget nu': 'Klar med Steget',
        'Vad som är planerat': 'Arbetsträning via AF',
        'Nästa datum': '2026-05-20',
        'Löften som inte är infriade': 'Inga',
        'Personen är informerad om överlämningen': 'ja',
      });
      await ame.press('Erbjud överlämning');
      await ame.hears('Överlämningen är erbjuden till FK Provby.');
      await openCase(fk);
      const handoff = fk.part('Byte av samordnande enhet');
      await fk.move('Godta', handoff, { 'Första kontakt': '2026-05-20' });
      await openCase(ame);
      await ame.sees('oss (AME Provby)');
      await day('2026-05-20');
      await openCase(fk);
      await fk.move('Första kontakten tagen, ta över', handoff, { 'Kontakt togs': '2026-05-20' });
      await fk.sees('oss (FK Provby)');
      await openCase(ame);
      await ame.sees('Samordnas av FK Provby');
    },
    2 * MINUTE,
  );

  it(
    'a new start ends the gap, and the case is closed with a reason',
    async () => {
      const { fk } = people;
      await openCase(fk);
      await fk.press('Planera deltagande');
      await fk.answer({
        'Slag av insats': 'Arbetsträning',
        Namn: 'Arbetsträning',
        Start: '2026-05-20',
        'Planerat slut': '2026-09-30',
      });
      await fk.press('Planera deltagande', fk.part('Planera deltagande'));
      await fk.hears('Deltagandet är planerat.');
      const participation = fk.part('Arbetsträning');
      await fk.press('Arbetsträning', participation);
      await fk.move('Starta deltagande', participation, {
        Startdatum: '2026-05-20',
        'Planerat slut': '2026-09-30',
      });
      await stage.app.get(TickService).runTick();
      await fk.goTo('/glapp?regel=between_interventions');
      await fk.sees('Inga glapp');
      await openCase(fk);
      await fk.press('Fler val');
      await fk.page.getByRole('menuitem', { name: 'Avsluta samordning' }).click();
      await fk.answer({ Skäl: 'Till arbete' }, fk.dialog('Avsluta samordning'));
      await fk.send('Avsluta samordning');
      await fk.sees('Avslutad');
      await fk.goTo('/samordningar');
      await fk.sees('0 samordningar');
      await fk.goTo('/samordningar?status=closed');
      await fk.sees(ELIN);
    },
    2 * MINUTE,
  );

  it('nothing went wrong inside any of the pages', () => {
    expect(FIVE.map((name) => people[name].faults)).toEqual(FIVE.map(() => []));
  });
});
