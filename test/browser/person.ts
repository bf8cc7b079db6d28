import type { Locator, Page } from 'playwright-core';

const PATIENCE = 12_000;
const PARTS = ['region', 'article', 'dialog', 'form', 'group'] as const;
/** What the page has its own words for: a server that is away, and a refusal that became a page. */
const TOLD = /^(Failed to load resource|WebSocket connection)|ApiError: /;
type Words = string | RegExp;
/** Each field by its label: text, choice, day, unit (or several) or yes. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What a person does at a screen and what she sees there, by the names a screen reader would read out. */
export class Person {
  /** What went wrong inside the page: a person does not see it, but nothing may. */
  readonly faults: string[] = [];
  /** What she has written into fields, in order. */
  readonly typed: string[] = [];

  constructor(readonly page: Page) {
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => this.faults.push(String(error.stack ?? error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !TOLD.test(line.text())) this.faults.push(line.text());
    });
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.goTo('/logga-in');
    await this.write('Användarnamn', username);
    await this.write('Lösenord', password);
    await this.press('Logga in');
    await this.page.waitForURL((url) => !url.pathname.startsWith('/logga-in'));
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(path, { waitUntil: 'domcontentloaded' });
  }

  /** On to another screen as by a link in the page: what is loaded stays loaded. */
  async goesOnTo(path: string): Promise<void> {
    await this.page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`);
    await this.page.waitForURL((url) => `${url.pathname}${url.search}`.startsWith(path));
  }

  /** A named part of the page: a card, an article or a dialog. */
  part(name: Words): Locator {
    const part = (role: (typeof PARTS)[number]) => this.page.getByRole(role, { name });
    const [first, ...rest] = PARTS;
    return rest.reduce((found, role) => found.or(part(role)), part(first)).first();
  }

  async press(name: Words, inside: Page | Locator = this.page): Promise<void> {
    const named = typeof name === 'string' ? { name, exact: true } : { name };
    await this.tried(`press ${name}`, () =>
      inside.getByRole('button', named).or(inside.getByRole('link', named)).first().click(),
    );
  }

  /** Presses what a thing offers, then fills its form by label and sends it by the button that has the move's name. */
  async move(name: string, inside: Locator, answers: Answers = {}): Promise<void> {
    await this.press(name, inside);
    if (Object.keys(answers).length > 0) {
      await this.answer(answers, this.dialog(name));
      await this.send(name);
    }
    await this.hears(`Sparat: ${name}`);
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  /** Sends the form of a move, and sees that it was taken. */
  async send(name: string): Promise<void> {
    const dialog = this.dialog(name);
    await this.press(name, dialog);
    await this.tried(`send ${name}`, () => dialog.waitFor({ state: 'hidden' }));
  }

  /** What is said at the foot of the page, and aloud. */
  async hears(text: string): Promise<void> {
    await this.tried(`hear ${text}`, () => this.page.getByRole('status').filter({ hasText: text }).waitFor());
  }

  async answer(answers: Answers, inside: Page | Locator = this.page): Promise<void> {
    for (const [label, values] of Object.entries(answers)) {
      for (const value of [values].flat()) await this.write(label, value, inside);
    }
  }

  async write(label: string, value: string, inside: Page | Locator = this.page): Promise<void> {
    const field = this.field(label, inside);
    await this.tried(`write in ${label}`, async () => {
      const is = async (css: string) => (await field.and(this.page.locator(css)).count()) > 0;
      await field.waitFor();
      if (await is('[role=combobox]')) return this.pick(field, value);
      if (await is('select')) return void (await field.selectOption({ label: value }));
      if (await is('[type=checkbox]')) return field.check();
      this.typed.push(value);
      return field.fill(value);
    });
  }

  field(label: string, inside: Page | Locator = this.page): Locator {
    const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return inside.locator('input:visible, textarea:visible, select:visible').and(
      inside.getByLabel(new RegExp(`^\\s*${escaped}\\s*(\\(valfritt\\))?`)),
    ).first(); // prettier-ignore
  }

  /** A unit out of the directory. */
  private async pick(field: Locator, name: string): Promise<void> {
    await field.fill(name);
    await this.seesOnlyOption(name);
    await this.page.getByRole('option', { name }).click();
  }

  /** The directory has answered to what was typed. */
  async seesOnlyOption(name: string): Promise<void> {
    const alone = this.page.locator('[role="option"]:only-child', { hasText: name });
    await this.tried(`be offered ${name} alone`, () => alone.waitFor());
  }

  async seesHeading(name: Words): Promise<void> {
    await this.tried(`see the heading ${name}`, () => this.page.getByRole('heading', { name }).first().waitFor());
  }

  /** Nothing is being fetched any more. */
  async rests(): Promise<void> {
    await this.tried('see everything fetched', () =>
      this.page.getByText('Hämtar …').first().waitFor({ state: 'detached' }),
    );
  }

  async sees(text: Words, inside: Page | Locator = this.page): Promise<void> {
    await this.tried(`see ${text}`, () => inside.getByText(text).locator('visible=true').first().waitFor());
  }

  async doesNotSee(text: Words): Promise<void> {
    expect([text, await this.page.getByText(text).count()]).toEqual([text, 0]);
  }

  /** A failure tells what the page said instead. */
  private async tried<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const dialog = this.page.getByRole('dialog');
      const said = await ((await dialog.count()) > 0 ? dialog.last() : this.page.locator('body')).innerText();
      const faults = this.faults.slice(-3).join('\n');
      throw new Error(`could not ${what} at ${this.page.url()}, which says:\n${said}\n${faults}`, { cause: error });
    }
  }
}
