import { describeInBrowser } from './chromium.js';
import type { Person } from './person.js';
import { Stage } from './stage.js';

const MINUTE = 60_000;
const NOTE = 'Ringde Elin. Hon vill fortsätta.';
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

describeInBrowser('what goes to the journal', (chromium) => {
  let stage: Stage;
  let ame: Person;

  beforeAll(async () => {
    stage = await Stage.open(chromium);
    const visitor = await stage.app.signIn('ame');
    const change = async (name: string, type: string, fields: object) => {
      const document = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
      const input = { key: crypto.randomUUID(), ...fields };
      return (await visitor.get<Record<string, { id: string }>>(document, { input }))[name]?.id;
    };
    const caseId = await change('openCase', 'OpenCaseInput', { givenName: 'Elin', familyName: 'Exempelsson' });
    await change('addNote', 'AddNoteInput', { caseId, category: 'plan', text: NOTE });
    ame = await stage.person('ame', CLIPBOARD);
    await ame.goTo(`/samordningar/${caseId}`);
    await ame.seesHeading('Elin Exempelsson');
    await ame.rests();
  }, 4 * MINUTE);
  afterAll(() => stage?.close());

  it(
    'a file asks for the password again: a wrong one keeps what she was writing, the right one fetches the file',
    async () => {
      await ame.write('Ny anteckning', 'Halv mening');
      await stage.world.sql(`update session set verified_at = clock_timestamp() - interval '1 hour'`);
      const fetched = ame.page.waitForEvent('download');
      await ame.press('Hämta som PDF', ame.part('Journal och akt'));
      const sheet = ame.dialog('Visa att det är du');
      await ame.write('Lösenord', 'inte det rätta', sheet);
      await ame.press('Fortsätt', sheet);
      await ame.sees('Lösenordet stämmer inte', sheet);
      expect(await ame.page.evaluate('document.activeElement.textContent')).toContain('Det här behöver rättas');
      expect(await ame.field('Lösenord', sheet).inputValue()).toBe('');
      await ame.write('Lösenord', stage.world.accounts.ame.password, sheet);
      await ame.press('Fortsätt', sheet);
      await sheet.waitFor({ state: 'hidden' });
      expect((await fetched).suggestedFilename()).toMatch(/\.pdf$/);
      expect(await ame.field('Ny anteckning').inputValue()).toBe('Halv mening');
      expect(ame.faults).toEqual([]);
    },
    MINUTE,
  );

  it(
    'the text is copied, which is said aloud, and then marked as taken over',
    async () => {
      const card = ame.part('Journal och akt');
      await ame.press('Kopiera till journal/akt', card);
      await ame.hears('Kopierat.');
      expect(await ame.page.evaluate('navigator.clipboard.readText()')).toContain(NOTE);
      await ame.press('Markera som överfört', card);
      await ame.hears('markerad');
      await ame.sees('Allt är överfört', card);
      await ame.sees('Senast överfört', card);
    },
    MINUTE,
  );
});
