import { randomUUID } from 'node:crypto';
import { Outsider } from '../setup/outsider.js';
import type { AccountKey } from '../setup/world.js';
import { describeInBrowser } from './chromium.js';
import type { Person } from './person.js';
import { layScene } from './scene.js';
import { Stage } from './stage.js';

/**
 * Nothing typed is lost: not when the line is cut, the session ends or the tab dies, nor between two devices of one person;
 * and nobody else ever sees what is not yet sent.
 */
const MINUTE = 60_000;
const KEPT = /^Sparat \d\d\.\d\d$/;
const FROM_ANOTHER = /^Du har ett utkast från en annan enhet/;
const [NOTE, SUMMARY, MEETING] = ['Ny anteckning', 'Vad kom ni fram till?', 'Kartläggningssamtal'];
const LOG = `mutation ($input: LogMeetingInput!) { logMeeting(input: $input) { meetingId } }`;

describeInBrowser('what is typed and not yet sent', (chromium) => {
  let stage: Stage;
  let outsider: Outsider;
  let caseId: string;

  beforeAll(async () => {
    stage = await Stage.open(chromium);
    outsider = await Outsider.at(stage.world);
    ({ caseId } = await layScene(stage));
    const held = { kind: 'mapping', date: '2026-05-14', unitIds: [], summary: 'Läget.' };
    await (await stage.app.signIn('ame')).get(LOG, { input: { key: randomUUID(), caseId, ...held } });
  }, 4 * MINUTE);
  afterAll(async () => {
    await outsider?.close();
    await stage?.close();
  });
  afterEach(async () => {
    for (const context of stage.browser.contexts()) await context.close();
    await stage.world.sql('delete from draft');
  });

  /** At the case, on a device of her own that nothing has been typed on. */
  const onNewDevice = async (name: AccountKey = 'ame'): Promise<Person> => {
    const who = await stage.person(name);
    await atCase(who);
    return who;
  };
  const atCase = async (who: Person) => {
    await who.goTo(`/samordningar/${caseId}`);
    await who.field(NOTE).waitFor();
    await who.rests();
  };
  const inMeeting = async (who: Person) => {
    await who.press(MEETING, who.part('Möten'));
    await who.press('Skriv i mötet', who.part('Möten'));
  };
  const shows = async (who: Person, label: string, text: string) => {
    const value = () => who.field(label).inputValue();
    for (let tries = 0; tries < 50 && (await value()) !== text; tries++) await who.page.waitForTimeout(200);
    expect(await value()).toBe(text);
  };
  const comesBackToWindow = (who: Person) => who.page.evaluate(`dispatchEvent(new Event('focus'))`);
  const sentence = (name: string, work: () => Promise<void>) => it(name, work, 2 * MINUTE);

  sentence('the line is cut for two minutes in a meeting: what was typed meanwhile is on the server', async () => {
    const ame = await stage.person('ame');
    await ame.page.clock.install();
    await atCase(ame);
    await inMeeting(ame);
    await ame.write(SUMMARY, 'Hon vill orka fyra timmar.');
    await ame.sees(KEPT);
    await ame.page.context().setOffline(true);
    await ame.write(SUMMARY, 'Hon vill orka fyra timmar. Linjen bröts.');
    await ame.sees(/^Sparat i den här webbläsaren/);
    await ame.page.clock.fastForward(2 * MINUTE);
    await ame.write(SUMMARY, 'Hon vill orka fyra timmar. Linjen bröts, och hon skrev vidare.');
    await ame.page.context().setOffline(false);
    await ame.sees(KEPT);
    const elsewhere = await onNewDevice();
    await inMeeting(elsewhere);
    await shows(elsewhere, SUMMARY, 'Hon vill orka fyra timmar. Linjen bröts, och hon skrev vidare.');
  });

  sentence('the answer to a save is lost with the line: her own words are not taken for another device’s', async () => {
    const ame = await onNewDevice();
    let isCut = true;
    await ame.page.route('**/graphql', async (route) => {
      if (!isCut || !route.request().postData()?.includes('saveDraft')) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await ame.write(NOTE, 'Ringde Elin.');
    await ame.sees(/^Sparat i den här webbläsaren/);
    await ame.write(NOTE, 'Ringde Elin. Hon vill fortsätta.');
    isCut = false;
    await ame.sees(KEPT);
    await ame.doesNotSee(FROM_ANOTHER);
    await shows(await onNewDevice(), NOTE, 'Ringde Elin. Hon vill fortsätta.');
  });

  sentence(
    'the session ends while she types: signed in again she goes on, and all of it is on the server',
    async () => {
      const ame = await onNewDevice();
      await ame.write(NOTE, 'Före.');
      await ame.sees(KEPT);
      const { accountId, password } = stage.world.accounts.ame;
      await stage.world.sql('update session set expires_at = clock_timestamp() where account_id = $1', [accountId]);
      await ame.write(NOTE, 'Före. Efter.');
      const again = ame.dialog('Din inloggning har gått ut');
      await ame.write('Lösenord', password, again);
      await ame.press('Logga in', again);
      await again.waitFor({ state: 'hidden' });
      await ame.sees(KEPT);
      await shows(ame, NOTE, 'Före. Efter.');
      await shows(await onNewDevice(), NOTE, 'Före. Efter.');
    },
  );

  sentence('the tab dies: the text stands in the form on another device', async () => {
    const ame = await onNewDevice();
    await ame.write(NOTE, 'Skrivet före kraschen.');
    await ame.sees(KEPT);
    await ame.page.close();
    await shows(await onNewDevice(), NOTE, 'Skrivet före kraschen.');
  });

  sentence('two devices at once: each is told of the other’s text, and both are reached from both', async () => {
    const [desk, phone] = [await onNewDevice(), await onNewDevice()];
    await desk.write(NOTE, 'Vid skrivbordet.');
    await desk.sees(KEPT);
    await phone.write(NOTE, 'I telefonen.');
    const seesBoth = async (who: Person, own: string, other: string) => {
      await who.sees(FROM_ANOTHER);
      await shows(who, NOTE, own);
      await who.press('Visa det andra');
      await shows(who, NOTE, other);
      await who.press('Visa det andra');
      await shows(who, NOTE, own);
      await who.press('Fortsätt med det som står här');
      await who.sees(KEPT);
    };
    await seesBoth(phone, 'I telefonen.', 'Vid skrivbordet.');
    await comesBackToWindow(desk);
    await seesBoth(desk, 'Vid skrivbordet.', 'I telefonen.');
  });

  sentence('once saved the draft is gone on both devices, and does not come back', async () => {
    const desk = await onNewDevice();
    await desk.write(NOTE, 'Ringde, kommer på tisdag.');
    await desk.sees(KEPT);
    const phone = await onNewDevice();
    await shows(phone, NOTE, 'Ringde, kommer på tisdag.');
    await desk.press(/^Spara/, desk.part('Skriv anteckning'));
    await desk.hears('Anteckningen är sparad.');
    await comesBackToWindow(phone);
    for (const who of [phone, desk]) {
      await shows(who, NOTE, '');
      await atCase(who);
      await who.page.waitForTimeout(3_000); // longer than the pause after which a form is kept
      await shows(who, NOTE, '');
    }
    expect(await stage.world.sql('select place from draft')).toEqual([]);
  });

  sentence(
    'she sends from one device what she has gone on writing on another: the rest of it is still there',
    async () => {
      const [desk, phone] = [await onNewDevice(), await onNewDevice()];
      await desk.write(NOTE, 'Ringde Elin.');
      await desk.sees(KEPT);
      await comesBackToWindow(phone);
      await shows(phone, NOTE, 'Ringde Elin.');
      await phone.write(NOTE, 'Ringde Elin. Hon kommer på tisdag, med sin kontaktperson.');
      await phone.sees(KEPT);
      await desk.press(/^Spara/, desk.part('Skriv anteckning'));
      await desk.hears('Anteckningen är sparad.');
      await desk.page.waitForTimeout(3_000);
      await phone.page.close();
      await shows(await onNewDevice(), NOTE, 'Ringde Elin. Hon kommer på tisdag, med sin kontaktperson.');
    },
  );

  sentence('a form nobody has touched follows what a saved meeting says, and is no draft', async () => {
    const [desk, phone] = [await onNewDevice(), await onNewDevice()];
    for (const who of [desk, phone]) await inMeeting(who);
    await desk.write(SUMMARY, 'Sparat från skrivbordet.');
    await desk.sees(KEPT);
    await desk.press('Spara', desk.part('Möten'));
    await desk.hears('Sparat i samordningen.');
    await shows(phone, SUMMARY, 'Sparat från skrivbordet.');
    await phone.page.waitForTimeout(3_000);
    expect(await stage.world.sql('select place from draft')).toEqual([]);
  });

  sentence('nobody else sees it: no colleague, no manager, no other unit in the case', async () => {
    const ame = await onNewDevice();
    await ame.write(NOTE, 'Bara min.');
    await ame.sees(KEPT);
    const finds = async (who: AccountKey) =>
      (await outsider.finds(stage.world.accounts[who])).some(([table]) => table === 'draft');
    expect(await finds('ame')).toBe(true);
    for (const who of ['colleague', 'deputy', 'cleared', 'manager', 'jurist', 'vc', 'fk', 'pro', 'soc'] as const)
      expect([who, await finds(who)]).toEqual([who, false]);
    const vc = await onNewDevice('vc');
    await vc.page.waitForTimeout(1_000);
    await shows(vc, NOTE, '');
    await vc.doesNotSee('Bara min.');
  });
});
