import type { Route } from 'playwright-core';
import { describeInBrowser } from './chromium.js';
import type { Person } from './person.js';
import { Stage } from './stage.js';

const MINUTE = 60_000;
const MOST_ACTIONS = 15;

/** A person who uses nothing but the keyboard: one action is one key chord, or one field typed in. */
class Keyboard {
  actions = 0;
  constructor(private readonly person: Person) {}

  async press(chord: string): Promise<void> {
    this.actions++;
    await this.person.page.keyboard.press(chord);
  }

  async type(text: string): Promise<void> {
    this.actions++;
    await this.person.page.keyboard.type(text);
  }
}

describeInBrowser('consent at a screen', (chromium) => {
  let stage: Stage;
  let ame: Person;
  let caseId: string;

  beforeAll(async () => {
    stage = await Stage.open(chromium);
    const visitor = await stage.app.signIn('ame');
    const input = { key: crypto.randomUUID(), givenName: 'Elin', familyName: 'Exempelsson' };
    const open = `mutation ($input: OpenCaseInput!) { openCase(input: $input) { id } }`;
    caseId = (await visitor.get<{ openCase: { id: string } }>(open, { input })).openCase.id;
    ame = await stage.person('ame');
  }, 4 * MINUTE);
  afterAll(() => stage?.close());

  it(
    'whoever has typed a unit is offered no other one while the directory is still looking',
    async () => {
      await ame.goTo(`/samordningar/${caseId}/samtycke`);
      await ame.seesHeading('Dokumentera samtycke');
      await ame.rests();
      const slow = async (route: Route) => {
        if (route.request().postData()?.includes('units(')) await new Promise((done) => setTimeout(done, 1500));
        await route.continue();
      };
      await ame.page.route('**/graphql', slow);
      await ame.page.getByRole('combobox', { name: 'Lägg till enhet' }).pressSequentially('FK Provby');
      const offered = await ame.page.getByRole('option').allInnerTexts();
      expect(offered.filter((one) => !one.includes('FK Provby'))).toEqual([]);
      await ame.seesOnlyOption('FK Provby');
      await ame.page.unrouteAll({ behavior: 'wait' }); // what is still on its way is let through first
    },
    MINUTE,
  );

  it(
    'a base consent is recorded from the case with the keyboard alone, in at most fifteen actions',
    async () => {
      await ame.goTo(`/samordningar/${caseId}`);
      await ame.seesHeading('Elin Exempelsson');
      await ame.rests();
      const keys = new Keyboard(ame);
      await keys.press('Control+k');
      await ame.page.getByRole('dialog').waitFor();
      await keys.type('Dokumentera');
      await ame.page.getByRole('menuitem', { name: 'Dokumentera samtycke' }).waitFor();
      await keys.press('ArrowDown');
      await keys.press('Enter');
      await ame.seesHeading('Dokumentera samtycke');
      await keys.type('FK Provby');
      await ame.seesOnlyOption('FK Provby');
      await keys.press('ArrowDown');
      await keys.press('Enter');
      await ame.sees('Du säger ja till att AME Provby får berätta om hur man når dig');
      await keys.press('Control+Enter');
      await ame.seesHeading('Elin Exempelsson');
      expect(keys.actions).toBeLessThanOrEqual(MOST_ACTIONS);
      const made = await stage.world.sql<{ categories: string[] }>(
        'select categories from consent_edge where case_id = $1',
        [caseId],
      );
      expect(made.map(({ categories }) => categories)).toEqual([
        ['contact', 'plan'],
        ['contact', 'plan'],
      ]);
      expect(ame.faults).toEqual([]);
    },
    MINUTE,
  );
});
