import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { ensure } from '../../scripts/ensure.mjs';
import { startApp } from '../setup/app.js';
import type { RunningApp } from '../setup/app.js';
import { createWorld } from '../setup/world.js';
import type { AccountKey, World } from '../setup/world.js';
import { leave } from '../setup/traces-left.js';
import { openChromium } from './chromium.js';
import { Person } from './person.js';

/** The product with its web, over a world of its own, and a browser to meet it with. */
export class Stage {
  private constructor(
    readonly world: World,
    readonly browser: Browser,
    private running: RunningApp,
  ) {}

  static async open(chromium: string, create: () => Promise<World> = createWorld): Promise<Stage> {
    await ensure({ parts: ['web'] });
    process.env.SAMSTEG_WEB = path.resolve('dist/web');
    const world = await create();
    try {
      return new Stage(world, await openChromium(chromium), await startApp(world));
    } catch (error) {
      await world.dispose();
      throw error;
    }
  }

  get app(): RunningApp {
    return this.running;
  }

  /** Somebody at a computer (or a phone) of her own, who has not signed in. */
  async stranger(options: BrowserContextOptions = {}): Promise<Person> {
    const context = await this.browser.newContext({
      ...{ baseURL: this.running.origin, viewport: { width: 1440, height: 900 }, locale: 'sv-SE' },
      ...{ timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' },
      ...options,
    });
    return new Person(await context.newPage());
  }

  /** The same, signed in already and at her first page. */
  async person(username: AccountKey, options?: BrowserContextOptions): Promise<Person> {
    const person = await this.stranger(options);
    const { password } = this.world.accounts[username];
    const headers = { origin: this.running.origin };
    const answer = await person.page.request.post('/auth/login', { data: { username, password }, headers });
    if (!answer.ok()) throw new Error(`${username} could not sign in: ${await answer.text()}`);
    await person.goTo('/');
    return person;
  }

  /** The server goes away, and comes back under the same address when told to. */
  async stopServer(): Promise<() => Promise<void>> {
    const port = Number(new URL(this.running.origin).port);
    await this.running.close();
    return async () => {
      this.running = await startApp(this.world, port);
    };
  }

  async close(): Promise<void> {
    for (const page of this.browser.contexts().flatMap((context) => context.pages())) {
      leave(
        'pages.txt',
        `${page.url()}\n${await page
          .locator('body')
          .innerText()
          .catch(() => '')}`,
      );
    }
    await this.browser.close();
    await this.running.close();
    await this.world.dispose();
  }
}
