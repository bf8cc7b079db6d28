import { asks, asksToConfirm, confirmsAll, sendsIt } from './acts.js';
import type { AccountKey } from '../setup/world.js';
import type { Person } from './person.js';
import type { Stage } from './stage.js';

/** The story as it stands when a step begins. */
export interface Story {
  readonly stage: Stage;
  readonly people: Readonly<Record<Cast, Person>>;
  readonly casePath: string;
  readonly day: (on: string) => Promise<void>;
  readonly atCase: (who: Person) => Promise<void>;
}
type Cast = Extract<AccountKey, 'fk' | 'ame' | 'vc' | 'psy' | 'soc' | 'af' | 'pro'>;
type Step = (name: string, work: () => Promise<void>) => void;

/** Section B: work, summer, silence, and the follow-up of the plan (May to September). */
export function summer(story: Story, step: Step): void {
  const { day, atCase } = story;
  step('4 May: eight weeks before the summer both are told that nothing follows', async () => {
    await day('2026-05-04');
    for (const who of [story.people.ame, story.people.pro]) {
      await who.goTo('/glapp?regel=forecast_low_season');
      await who.sees('Slutar inför semester eller jul');
      await who.sees('1 glapp');
    }
  });

  step('20 May: it is made longer because she needs it, and the warning is gone', async () => {
    await day('2026-05-20');
    const { ame, pro, fk } = story.people;
    await atCase(pro);
    const participation = pro.part('Deltagande');
    await pro.move('Ändra omfattning', participation, { 'Från och med': '2026-05-20', 'Timmar per vecka': '8' });
    await pro.move('Förläng', participation, { 'Nytt slut': '2026-09-25', Skäl: 'Deltagaren behöver längre tid' });
    await day('2026-05-21');
    await ame.goTo('/glapp?regel=forecast_low_season');
    await ame.sees('Inga glapp');
    await atCase(ame);
    await ame.sees('8 apr – 25 sep (planerat)', ame.part('Deltagande'));
    await fk.goTo(story.casePath);
    await fk.doesNotSee('Deltagaren behöver längre tid');
  });

  step('8 June: a joint assessment is asked of the employment service; no answer by midsummer is its gap', async () => {
    await day('2026-06-08');
    const { ame, af, vc } = story.people;
    await atCase(ame);
    await asksToConfirm(ame, 'Arbetsförmedlingen Provby');
    await asks(ame, {
      ...{ to: 'Arbetsförmedlingen Provby', type: 'Begäran om gemensam kartläggning' },
      question: { Frågan: 'Vi vill kartlägga vägen mot arbete tillsammans med er.', 'Önskat svar senast': '23/6' },
    });
    await sendsIt(ame);
    await af.goTo('/forfragningar');
    await af.sees('Vi vill kartlägga vägen mot arbete');
    await day('2026-06-24');
    await ame.goTo('/glapp?regel=referral_unanswered');
    await ame.sees('1 glapp');
    await vc.goTo(story.casePath);
    await vc.doesNotSee('Förfrågan utan svar');
  });

  step('17 Aug: the employment service names somebody and takes it on; the gap closes', async () => {
    await day('2026-08-17');
    const { ame, af } = story.people;
    await confirmsAll(af);
    await atCase(af);
    await af.move('Godta', af.part('Förfrågningar'), { 'Ansvarig handläggare': 'Amir Exempelsson' });
    await day('2026-08-18');
    await ame.goTo('/glapp?regel=referral_unanswered');
    await ame.sees('Inga glapp');
    const found = await story.stage.world.sql<{ from: string; to: string }>(
      `select breach_on::text as from, stop_on::text as to from finding where rule = 'referral_unanswered' and owner_unit = $1
       order by breach_on`,
      [story.stage.world.accounts.ame.unitId],
    );
    expect(found).toEqual([
      { from: '2026-02-12', to: '2026-02-16' },
      { from: '2026-06-24', to: '2026-08-17' },
    ]);
  });

  step(
    '1 Sep: the follow-up is called from the plan: its parties stand there already, and nothing is typed again',
    async () => {
      await day('2026-09-01');
      const { ame, vc, soc, fk } = story.people;
      await atCase(ame);
      await ame.press('Kalla till uppföljning', ame.page.locator('article.plan'));
      await ame.seesHeading('Kalla till uppföljning');
      const form = ame.part('Kalla till uppföljning');
      for (const unit of ['Vårdcentralen Provby', 'Socialtjänsten Provby', 'FK Provby'])
        await ame.sees(/^Samtycke till/, form.getByRole('listitem').filter({ hasText: unit }));
      expect(await ame.field('Långsiktigt mål', form).inputValue()).toBe('Arbete på deltid till hösten');
      await ame.answer({ Dag: '2026-09-22', Börjar: '10', 'Plats eller videolänk': 'Rådhuset, rum 4' }, form);
      await ame.press('Kalla till uppföljning', form);
      await ame.hears('Kallelsen är skickad.');
      for (const who of [vc, soc, fk]) {
        await who.goTo(story.casePath);
        await who.sees('Rådhuset, rum 4');
      }
      await story.people.psy.goTo(story.casePath);
      await story.people.psy.doesNotSee('Rådhuset, rum 4');
    },
  );

  step(
    '22 Sep: the plan is followed up: version 2, its difference, and whose part has ended keeps version 1',
    async () => {
      await day('2026-09-22');
      const { ame, vc, soc, fk } = story.people;
      await atCase(ame);
      const plan = ame.page.locator('article.plan');
      await ame.move('Mötet är hållet', plan, { Mötesdag: '2026-09-22' });
      await ame.press('Skriv i planen');
      await ame.seesHeading('Samordnad individuell plan');
      const earlier = ame.page.getByRole('group', { name: 'Orka fyra timmar om dagen' }).first();
      await ame.answer({ 'Hur gick det?': 'Delvis nått' }, earlier);
      const ended = ame.page.getByRole('group', { name: /^Insats eller åtgärd 3/ });
      expect(await ame.field('Vad som ska göras', ended).inputValue()).toBe('Boendestöd två gånger i veckan');
      await ame.press('Ta bort insats eller åtgärd 3', ended);
      await ame.write('Följs upp', '2027-05-03');
      await ame.write('Personen är informerad om innehållet', 'ja');
      await ame.press('Spara utkastet');
      await ame.sees('Inget saknas för att upprätta planen.');
      await ame.move('Uppföljning gjord, ny version', ame.part('Nästa i planen'));
      for (const who of [vc, fk]) {
        await who.goTo(story.casePath);

        await who.sees(/ändringar sedan version 1$/, who.part('Plan'));
        await who.sees('2027', who.part('Plan'));
      }
      await soc.goTo(story.casePath);
      await soc.sees('Ni ingår inte längre i planen sedan', soc.part('Plan'));
      await soc.sees('Version 1', soc.part('Plan'));
      await soc.doesNotSee('Version 2');
      await soc.doesNotSee('Delvis nått');
    },
  );

  step('25 Sep: the participation ends with the next step named, and whoever sent her acknowledges it', async () => {
    await day('2026-09-25');
    const { ame, pro } = story.people;
    await atCase(pro);
    await pro.move('Avsluta deltagande', pro.part('Ansökan till insats'), {
      'Sista dag': '2026-09-25',
      Avslutsanledning: 'Genomförd enligt plan',
      'Nästa steg: vad, vem, när': 'Arbetsträning via Arbetsförmedlingen, 12 oktober',
    });
    await atCase(ame);
    await ame.move('Kvittera utfall', ame.part('Ansökan till insats'));
  });
}
