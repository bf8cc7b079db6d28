import { TickService } from '#gap';
import { Outsider } from '../setup/outsider.js';
import type { AccountKey } from '../setup/world.js';
import { asks, asksToConfirm, callsToPlan, confirmsAll, opensCase, sendsIt } from './acts.js';
import { describeInBrowser } from './chromium.js';
import type { Person } from './person.js';
import { Stage } from './stage.js';
import { summer } from './story-summer.js';
import type { Story } from './story-summer.js';

/**
 * One participant through four agencies in 2026, at the screens of those who meet her: each step with what the others see of
 * it and must not. After every step whoever has nothing to do with her finds nothing in any table.
 */
const CAST = ['fk', 'ame', 'vc', 'psy', 'soc', 'af', 'pro'] as const satisfies readonly AccountKey[];
const ELIN = 'Elin Exempelsson';
const [MINUTE, PARAGRAPH] = [60_000, 40];
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

describeInBrowser('Elin from the first question in January to the end of her programme in September', (chromium) => {
  let stage: Stage;
  let outsider: Outsider;
  let people: Record<(typeof CAST)[number], Person>;
  let casePath: string;
  const apart: AccountKey[] = ['x1', 'x2', 'leader', 'ror', 'psy', 'soc', 'pro', 'af', 'vc'];
  const joins = (...who: AccountKey[]) => who.forEach((one) => apart.splice(apart.indexOf(one), 1));

  const day = async (on: string) => {
    await stage.world.at(on);
    await stage.app.get(TickService).runTick();
  };
  const atCase = async (who: Person) => {
    await who.goTo(casePath);
    await who.sees('Vår handläggare');
    await who.rests();
  };
  beforeAll(async () => {
    stage = await Stage.open(chromium);
    outsider = await Outsider.at(stage.world);
    const signedIn: Person[] = [];
    for (const name of CAST) signedIn.push(await stage.person(name, CLIPBOARD));
    people = Object.fromEntries(CAST.map((name, at) => [name, signedIn[at]])) as typeof people;
  }, 4 * MINUTE);
  afterAll(async () => {
    await outsider?.close();
    await stage?.close();
  });
  afterEach(async () => {
    for (const who of apart) expect([who, await outsider.finds(stage.world.accounts[who])]).toEqual([who, []]);
  });

  const step = (name: string, work: () => Promise<void>) => it(name, work, 2 * MINUTE);

  step('12 Jan: Försäkringskassan opens the samordning and writes down an oral consent, alone', async () => {
    await day('2026-01-12');
    const { fk, ame } = people;
    casePath = await opensCase(fk, { Personnummer: '20000125-2386', 'Eget ärendenummer': 'FK-2026-118' });
    await fk.press('Dokumentera');
    await fk.seesHeading('Dokumentera samtycke');
    await fk.write('Lägg till enhet', 'AME Provby');
    const out = fk.page.getByRole('group', { name: /från FK Provby till AME Provby/ });
    await out.getByLabel('Ersättning och försörjning').first().check();
    await fk.page.getByLabel('Muntligt, dokumenterat').check();
    const back = fk.page.getByRole('group', { name: /från AME Provby till FK Provby/ });
    for (const what of ['Kontaktuppgifter', 'Planering']) await back.getByLabel(what).first().uncheck();
    await fk.answer({ Ändamål: 'Fråga om samordnat stöd', 'Gäller till och med': '2026-07-12' });
    await fk.press('Spara samtycket');
    await fk.seesHeading(ELIN);
    await ame.goTo('/samordningar');
    await ame.sees('0 samordningar');
    apart.push('ame');
  });

  step('12 Jan: what the consent does not cover is not sent; the text stays as her draft', async () => {
    const { fk, ame } = people;
    await atCase(fk);
    await asks(fk, {
      ...{ to: 'AME Provby', type: 'Aktualisering' },
      question: {
        Frågan: 'Diagnosen är fastställd i höstas och hon orkar några timmar i taget.',
        'Texten innehåller uppgifter om': 'Hälsa',
      },
    });
    await fk.sees('Samtycket omfattar inte Hälsa från FK Provby till AME Provby');
    await fk.sees('Fråga om samtycke.');
    await fk.press('Spara som utkast');
    await fk.hears('Utkastet är sparat hos er enhet.');
    await fk.sees('Utkast', fk.part('Förfrågningar'));
    await ame.goTo('/forfragningar');
    await ame.sees('Allt är besvarat');
  });

  step('13 Jan: the question is sent and stands in the inbox of AME, and of nobody else in the kommun', async () => {
    await day('2026-01-13');
    joins('ame');
    const { fk, ame, soc } = people;
    await atCase(fk);
    await asks(fk, {
      ...{ to: 'AME Provby', type: 'Aktualisering' },
      question: {
        Frågan: 'Aktivitetsersättningen gäller till och med 31 december. Kan ni samordna ett stöd mot arbete?',
        'Texten innehåller uppgifter om': 'Ersättning och försörjning',
        'Önskat svar senast': '27/1',
      },
    });
    await fk.sees('Samtycket omfattar Ersättning och försörjning från FK Provby till AME Provby');
    await sendsIt(fk);
    await ame.sees('Aktivitetsersättningen gäller till och med 31 december.');
    await ame.sees('FK Provby');
    await soc.goTo('/forfragningar');
    await soc.sees('Allt är besvarat');
  });

  step('14 Jan: it is copied to the own file and marked; the mark is nobody else’s', async () => {
    await day('2026-01-14');
    const { fk, ame } = people;
    await atCase(fk);
    const card = fk.part('Journal och akt');
    await fk.press('Kopiera till journal/akt', card);
    await fk.hears('Kopierat.');
    expect(await fk.page.evaluate('navigator.clipboard.readText()')).toContain('Kan ni samordna ett stöd mot arbete?');
    await fk.press('Markera som överfört', card);
    await fk.sees('Allt är överfört', card);
    await atCase(ame);
    await ame.doesNotSee('Allt är överfört');
  });

  step('15 Jan: the sender sees that the unit has opened it, and no name of a person', async () => {
    await day('2026-01-15');
    const { fk, ame } = people;
    await ame.goTo('/forfragningar');
    await ame.press(/^Aktualisering|Elin Exempelsson/);
    await ame.sees('Frågan');
    await atCase(fk);
    const sent = fk.part('Förfrågningar').getByRole('listitem').filter({ hasText: 'Skickad' }).last();
    await fk.press(/Aktualisering/, sent);
    await fk.sees(/^Öppnad av AME Provby 1[45] jan$/, sent);
    await fk.doesNotSee('Alma Exempelsson');
  });

  step('16 Jan: AME asks for what is missing, by a code; both see whose turn it is', async () => {
    await day('2026-01-16');
    const { fk, ame } = people;
    await atCase(ame);
    await ame.move('Begär komplettering', ame.part('Aktualisering'), { 'Vad behövs?': 'Medicinskt underlag' });
    await fk.goTo('/');
    await fk.sees(ELIN, fk.part('Väntar på oss'));
    await fk.sees('Komplettera förfrågan', fk.part('Väntar på oss'));
    await fk.sees('Väntar på dig', fk.part('Väntar på oss'));
  });

  step('20 Jan: Försäkringskassan answers; nothing is attached', async () => {
    await day('2026-01-20');
    const { fk, ame } = people;
    await atCase(fk);
    await fk.move('Komplettera', fk.part('Förfrågningar'), { Svar: 'Ja, hos vårdcentralen. Be om det där.' });
    await atCase(ame);
    await ame.sees('Ja, hos vårdcentralen. Be om det där.');
  });

  step('22 Jan: AME takes it on, and agrees to coordinate from the first contact', async () => {
    await day('2026-01-22');
    const { fk, ame } = people;
    await atCase(fk);
    await fk.press('Lämna över');
    await fk.answer({
      'Vad som lämnas över': 'Byte av samordnande enhet',
      'Till enhet': 'AME Provby',
      'Läget nu': 'Har ersättning året ut och vill prova att arbeta lite.',
      'Vad som är planerat': 'Samtal hos er och sedan ett gemensamt samtycke.',
      'Nästa datum': '2026-01-27',
      'Personen är informerad om överlämningen': 'ja',
    });
    await fk.press('Erbjud överlämning');
    await fk.hears('Överlämningen är erbjuden till AME Provby.');
    await atCase(ame);
    await ame.move('Godta', ame.part('Aktualisering'), { 'Ansvarig handläggare': 'Alma Exempelsson' });
    await ame.move('Godta', ame.part('Byte av samordnande enhet'), { 'Första kontakt': '2026-01-27' });
    await ame.move('Lämna svar och avsluta', ame.part('Aktualisering'), { Utfall: 'Gjort som begärt' });
    await atCase(fk);
    await fk.sees('oss (FK Provby)');
    await fk.sees('Godtagen, första kontakt återstår');
    await fk.move('Kvittera utfall', fk.part('Förfrågningar'));
  });

  step(
    '27 Jan: the first contact moves the coordination; a consent with five directions in her own words',
    async () => {
      await day('2026-01-27');
      const { fk, ame } = people;
      await atCase(ame);
      await ame.move('Första kontakten tagen, ta över', ame.part('Byte av samordnande enhet'), {
        'Kontakt togs': '2026-01-27',
      });
      await ame.sees('oss (AME Provby)');
      await ame.press('Dokumentera');
      for (const unit of ['FK Provby', 'Vårdcentralen Provby', 'Arbetsförmedlingen Provby'])
        await ame.write('Lägg till enhet', unit);
      const from = ame.page.getByRole('group', { name: /från Vårdcentralen Provby till AME Provby/ });
      await from.getByLabel('Arbetsförmåga').first().check();
      await ame.page.getByText('Riktning mellan två andra enheter').click();
      await ame.answer({ Från: 'Vårdcentralen Provby', Till: 'FK Provby' });
      await ame.press('Lägg till riktning');
      const between = ame.page.getByRole('group', { name: /från Vårdcentralen Provby till FK Provby/ });
      await between.getByLabel('Arbetsförmåga').first().check();
      await ame.write('Undantag med personens egna ord', 'inget om min mamma');
      await ame.page.getByLabel('Lämna ut grunduppgifter löpande').uncheck(); // nobody learns of it before she is asked
      await ame.press('Spara samtycket');
      await ame.hears('Samtycket är sparat.');
      await asksToConfirm(ame, 'FK Provby');
      await confirmsAll(fk);
      await atCase(fk);
      await fk.sees('Undantag finns.');
      await fk.doesNotSee('mamma');
      await fk.doesNotSee('Arbetsförmedlingen Provby');
    },
  );

  step('27 Jan: she says no to the social services, which get no sign that they were named', async () => {
    const { ame, soc, fk } = people;
    await atCase(ame);
    await ame.press('Dokumentera');
    await ame.write('Lägg till enhet', 'Socialtjänsten Provby');
    await ame.press('Personen säger nej');
    await ame.hears('Antecknat hos er: tillfrågad, nej.');
    await soc.goTo('/');
    await soc.doesNotSee('Exempelsson');
    await atCase(fk);
    await fk.doesNotSee('Socialtjänsten Provby');
  });

  step('28 Jan: a statement is asked of the health centre: its inbox has it, psychiatry has nothing', async () => {
    await day('2026-01-28');
    joins('vc');
    const { ame, vc, fk } = people;
    await atCase(ame);
    await asks(ame, {
      ...{ to: 'Vårdcentralen Provby', type: 'Begäran om underlag eller utlåtande' },
      question: {
        Frågan: 'Vi behöver ett utlåtande om arbetsförmågan och hjälp av rehabkoordinator.',
        'Önskat svar senast': '11/2',
      },
    });
    await ame.sees('Samtycket omfattar Planering från AME Provby till Vårdcentralen Provby');
    await sendsIt(ame);
    await vc.goTo('/forfragningar');
    await vc.sees('Vi behöver ett utlåtande om arbetsförmågan');
    await atCase(fk);
    await fk.doesNotSee('Vi behöver ett utlåtande om arbetsförmågan');
  });

  step('12 Feb: ten working days without an answer is a gap, and nobody is called late', async () => {
    await day('2026-02-12');
    const { ame, fk } = people;
    await atCase(ame);
    await ame.sees('väntat 11 arbetsdagar, önskat svar senast 11 feb', ame.part('Förfrågningar'));
    await ame.goTo('/glapp?regel=referral_unanswered');
    await ame.sees('1 glapp');
    await fk.goTo('/');
    for (const word of ['försenad', 'Försenad', 'Vera Provsson']) await fk.doesNotSee(word);
  });

  step(
    '13 Feb: the answer by telephone is written down by AME; the gap stays, and the region sees nothing of it',
    async () => {
      await day('2026-02-13');
      const { ame, vc } = people;
      await atCase(ame);
      await ame.press(/^Begäran om underlag/, ame.part('Förfrågningar'));
      await ame.press('Registrera svar per telefon eller post', ame.part('Förfrågningar'));
      const form = ame.part('Registrera ett svar');
      await ame.press('Telefon', form);
      await ame.write('Vad det säger', 'Rehabkoordinatorn är åter måndag den 16.', form);
      await ame.press('Registrera', form);
      await ame.hears('Det inkomna är registrerat.');
      await ame.goTo('/glapp?regel=referral_unanswered');
      await ame.sees('1 glapp');
      await atCase(vc);
      await vc.doesNotSee('åter måndag den 16');
    },
  );

  step('16 Feb: the health centre takes it on and confirms its own directions; the gap closes', async () => {
    await day('2026-02-16');
    const { ame, vc, fk } = people;
    await atCase(ame);
    await asksToConfirm(ame, 'Vårdcentralen Provby');
    await confirmsAll(vc);
    await atCase(vc);
    await vc.move('Godta', vc.part('Förfrågningar'), { 'Ansvarig handläggare': 'Vera Provsson' });
    await day('2026-02-17');
    await ame.goTo('/glapp?regel=referral_unanswered');
    await ame.sees('Inga glapp');
    await atCase(fk);
    await fk.doesNotSee('Öppenpsykiatri');
  });

  step('25 Feb: the statement is handed over to AME and Försäkringskassan, each with a copy of its own', async () => {
    await day('2026-02-25');
    const { ame, vc, fk } = people;
    await atCase(vc);
    const text = 'Utlåtande: kan arbeta två timmar om dagen i lugn miljö, mer efter sommaren.';
    await vc.answer({ 'Ny anteckning': text, 'Uppgiften gäller': 'Arbetsförmåga' });
    await vc.press(/^Spara/, vc.part('Händelser och anteckningar'));
    await vc.hears('Anteckningen är sparad.');
    for (const unit of ['AME Provby', 'FK Provby']) {
      await vc.press('Lämna ut …', vc.part('Händelser och anteckningar'));
      const form = vc.dialog('Lämna ut uppgifter');
      await vc.write('Till enhet', unit, form);
      await vc.sees('omfattar det valda', form);
      await vc.press('Lämna ut', form);
      await vc.hears(`Utlämnat till ${unit}.`);
    }
    for (const who of [ame, fk]) {
      await who.goTo('/ankommet?visa=allt');
      await who.sees('Vårdcentralen Provby');
      await atCase(who);
      await who.sees('kan arbeta två timmar om dagen');
    }
  });

  step(
    '2 Mar: the social services are added in a second version; they see their own direction and nothing older',
    async () => {
      await day('2026-03-02');
      joins('soc');
      const { ame, soc } = people;
      await atCase(ame);
      await ame.press('Ny version', ame.part('Samtycke till att sekretess bryts'));
      await ame.seesHeading('Förnya samtycke');
      await ame.write('Lägg till enhet', 'Socialtjänsten Provby');
      await ame.page.getByLabel('Muntligt, dokumenterat').check();
      await ame.press('Spara samtycket');
      await ame.hears('Samtycket är sparat.');
      await ame.page.getByText('Ändrat mot förra versionen').first().click();
      await ame.sees(/Socialtjänsten Provby/, ame.part('Samtycke till att sekretess bryts'));
      await asksToConfirm(ame, 'Socialtjänsten Provby');
      await confirmsAll(soc);
      await atCase(soc);
      for (const secret of ['två timmar om dagen', 'Aktivitetsersättningen', 'mamma', 'Vårdcentralen'])
        await soc.doesNotSee(secret);
    },
  );

  step(
    '3 Mar: a need that takes kommun and region: two are called, two invited, each with day, place and purpose',
    async () => {
      await day('2026-03-03');
      joins('af');
      const { ame, vc, soc, fk, af } = people;
      await atCase(ame);
      await ame.press('Behov av plan', ame.part('Plan'));
      const need = ame.dialog('Behov av plan');
      await ame.write(
        'Vad behöver samordnas?',
        'Boendestöd och rehabilitering behöver gå ihop med arbetsträningen.',
        need,
      );
      await ame.press('Anmäl behovet', need);
      const plan = ame.page.locator('article.plan');
      for (const move of ['Bedöm: plan behövs', 'Fråga om samtycke', 'Anteckna ja och förbered'])
        await ame.move(move, plan);
      await callsToPlan(
        ame,
        ['Vårdcentralen Provby', 'Socialtjänsten Provby', 'FK Provby', 'Arbetsförmedlingen Provby'],
        {
          ...{ Dag: '2026-03-24', Börjar: '9.30', 'Plats eller videolänk': 'Rådhuset, rum 2' },
          'Långsiktigt mål': 'Arbete på deltid till hösten',
        },
      );
      for (const who of [vc, soc, fk, af]) {
        await who.goTo(casePath);
        await who.sees('Rådhuset, rum 2');
      }
      await soc.doesNotSee('två timmar om dagen');
      await af.doesNotSee('två timmar om dagen');
    },
  );

  step(
    '24 Mar: the meeting: nothing is lost while the line is cut, the fourth legal item is asked for by name',
    async () => {
      await day('2026-03-24');
      const { ame, vc, soc, fk, af } = people;
      await atCase(ame);
      const plan = ame.page.locator('article.plan');
      await ame.move('Mötet är hållet', plan, { Mötesdag: '2026-03-24' });
      await ame.press('Upprätta', plan);
      await ame.sees('övergripande ansvarig huvudman', plan.getByRole('alert'));
      await ame.press('Skriv i planen');
      await ame.seesHeading('Samordnad individuell plan');
      await ame.page.context().setOffline(true);
      await ame.answer({
        'Med personens egna ord': 'Jag vill orka jobba utan att bli sjuk igen, och bo kvar där jag bor.',
        'Vad personen själv gör': 'Går ut varje dag',
      });
      await ame.press('Spara utkastet');
      await ame.sees('Ingen kontakt med Samsteg just nu.');
      await ame.page.context().setOffline(false);
      expect(await ame.field('Vad personen själv gör').inputValue()).toBe('Går ut varje dag');
      await ame.write('Målet', 'Orka fyra timmar om dagen');
      const promises = [
        ['Arbetsträning med stöd', 'Insats', 'AME Provby'],
        ['Rehabkoordinering', 'Insats', 'Vårdcentralen Provby'],
        ['Boendestöd två gånger i veckan', 'Insats', 'Socialtjänsten Provby'],
        ['Bevakar ersättningen', 'Åtgärd', 'FK Provby'],
      ] as const;
      for (const [at, [what, kind, unit]] of promises.entries()) {
        if (at > 0) await ame.press('Lägg till insats eller åtgärd');
        const action = ame.page.getByRole('group', { name: new RegExp(`^Insats eller åtgärd ${at + 1}`) });
        const promise = { 'Vad som ska göras': what, Slag: kind, 'Ansvarig enhet': unit, 'Till och med': '2026-09-22' };
        await ame.answer(promise, action);
      }
      await ame.answer({ 'Övergripande ansvarig huvudman': 'Vårdcentralen Provby', 'Följs upp': '2026-09-22' });
      await ame.write('Personen är informerad om innehållet', 'ja');
      await ame.write('Hur det följs upp', 'Möte');
      await ame.press('Spara utkastet');
      await ame.sees('Inget saknas för att upprätta planen.');
      await ame.move('Upprätta', ame.part('Nästa i planen'));

      await atCase(ame);
      await ame.press('Möte', ame.part('Händelser och anteckningar'));
      await ame.answer({
        'Ny anteckning': 'Rehabkoordinatorn berättade om kontakten med psykiatrin.',
        'Uppgiften gäller': 'Hälsa',
      });
      await ame.press(/^Spara/, ame.part('Händelser och anteckningar'));
      await ame.hears('Anteckningen är sparad.');
      for (const who of [vc, soc, fk]) {
        await who.goTo(casePath);
        await who.sees('utan att bli sjuk igen', who.part('Plan'));
        await who.doesNotSee('psykiatrin');
      }
      await af.goTo(casePath);
      await af.rests();
      await af.doesNotSee('utan att bli sjuk igen');
      await af.doesNotSee('psykiatrin');
    },
  );

  step('24 Mar: each party confirms its own promise, and copies its own into its own file', async () => {
    const { vc, soc, fk } = people;
    for (const who of [vc, soc, fk]) {
      await who.goTo('/');
      const promised = who.part('Våra åtaganden');
      await who.move('Bekräfta', promised);
    }
    await atCase(soc);
    await soc.press('Kopiera till journal/akt', soc.part('Journal och akt'));
    await soc.hears('Kopierat.');
    const text = String(await soc.page.evaluate('navigator.clipboard.readText()'));
    expect(text).toContain('Boendestöd två gånger i veckan');
    for (const others of ['två timmar om dagen', 'psykiatrin', 'Aktivitetsersättningen'])
      expect(text).not.toContain(others);
  });

  step('26 Mar: an application to a programme under a third version: need and contact, nothing of before', async () => {
    await day('2026-03-26');
    joins('pro');
    const { ame, pro } = people;
    await atCase(ame);
    await ame.press('Ny version', ame.part('Samtycke till att sekretess bryts'));
    await ame.seesHeading('Förnya samtycke');
    await ame.write('Lägg till enhet', 'Steget Provby');
    await ame.press('Spara samtycket');
    await ame.hears('Samtycket är sparat.');
    await asksToConfirm(ame, 'Steget Provby');
    await confirmsAll(pro);
    await atCase(ame);
    await ame.press('Ny förfrågan');
    await ame.page.getByLabel('En insats').check();
    await ame.answer({ Insats: 'Steget', 'Slag av förfrågan': 'Ansökan till insats' }, ame.part('Ny förfrågan'));
    await ame.press('Nästa');
    await ame.answer({ Frågan: 'Elin vill börja försiktigt. Finns en plats efter påsk?', 'Önskat svar senast': '9/4' });
    await ame.press('Nästa');
    await sendsIt(ame);
    await pro.goTo(casePath);
    await pro.sees('Finns en plats efter påsk?');
    for (const earlier of ['två timmar om dagen', 'Aktivitetsersättningen', 'Boendestöd'])
      await pro.doesNotSee(earlier);
  });

  step('31 Mar: the programme takes her on from the Wednesday after Easter', async () => {
    await day('2026-03-31');
    const { ame, pro, fk, soc } = people;
    await atCase(pro);
    const application = pro.part('Ansökan till insats');
    await pro.move('Godta', application, { 'Ansvarig handläggare': 'Per Exempelsson', 'Tänkt start': '2026-04-08' });
    await pro.move('Planera start', application, { Startdatum: '2026-04-08' });
    await atCase(ame);
    await ame.sees('Start planerad', ame.part('Förfrågningar'));
    for (const who of [fk, soc]) {
      await who.goTo(casePath);
      await who.doesNotSee('Finns en plats efter påsk?');
    }
  });

  step('8 Apr: she starts, on the eighty-sixth day; the gap of no first intervention was never there', async () => {
    await day('2026-04-08');
    const { ame, pro } = people;
    await atCase(pro);
    await pro.move('Starta deltagande', pro.part('Ansökan till insats'), {
      Startdatum: '2026-04-08',
      'Planerat slut': '2026-07-03',
      'Timmar per vecka': '4',
    });
    await day('2026-04-14');
    await atCase(ame);
    await ame.sees('8 apr – 3 juli (planerat)', ame.part('Deltagande'));
    const never = `select 1 from finding where rule = 'no_first_intervention'`;
    expect(await stage.world.sql(never)).toEqual([]);
  });

  const story: Story = {
    ...{ day, atCase },
    get stage() {
      return stage;
    },
    get people() {
      return people;
    },
    get casePath() {
      return casePath;
    },
  };
  summer(story, step);

  it('nothing went wrong inside any of the pages, and nobody wrote the same paragraph twice', () => {
    expect(CAST.map((name) => people[name].faults)).toEqual(CAST.map(() => []));
    const typed = CAST.flatMap((name) => people[name].typed).filter((text) => text.length >= PARAGRAPH);
    expect(typed.length).toBeGreaterThan(3);
    expect(typed.filter((text, at) => typed.indexOf(text) !== at)).toEqual([]);
  });
});
