import pg from 'pg';
import type { World } from '../setup/world.js';
import type { MatrixWorld } from './world.js';
import { Doors, GUARDS } from './doors.js';
import type { Guard, Scene } from './doors.js';
import { Probe, mutantsOf, policiesOf, remember } from './mutants.js';
import type { Mutant, Person, Stage } from './mutants.js';

/** What came of taking the walls down one at a time. */
export interface Outcome {
  /** Wrong with nothing taken down: these have to be put right first. */
  readonly before: readonly string[];
  readonly tried: number;
  readonly survivors: readonly string[];
}

/** Policies and guards made wrong one at a time, each in a transaction of its own that is rolled back. */
export class TakingDown {
  private constructor(
    private readonly client: pg.Client,
    private readonly stage: Stage,
    private readonly scene: Scene,
  ) {}

  static async over({ world, caseIds }: MatrixWorld): Promise<TakingDown> {
    const client = new pg.Client(world.ownerUrl);
    await client.connect();
    await client.query('set search_path = samsteg');
    const accounts = await world.sql<{ username: string; id: string; seat: string; unit: string; agency: string }>(
      `select a.username, a.id, s.id as seat, s.unit_id as unit, u.agency_id as agency from account a join seat s on s.account_id = a.id join unit u on u.id = s.unit_id`,
    );
    const person = (name: Person['name'], username: string): Person => {
      const { id, ...rest } = accounts.find((one) => one.username === username)!;
      return { name, account: id, ...rest };
    };
    const people = [person('owner', 'ame'), person('holder', 'fk'), person('stranger', 'x1'), person('conflicted', 'ame.conflicted'), person('plain', 'colleague')]; // prettier-ignore
    const stage = {
      people,
      plainCase: caseIds.plain,
      conflictCase: caseIds.conflict,
      association: world.associations.test,
    };
    const scene = {
      units: Object.fromEntries(Object.entries(world.units).map(([key, { id }]) => [key, id])),
      accounts: accountsOf(world, accounts),
      seats: Object.fromEntries(accounts.map(({ username, seat }) => [username, seat])),
      cases: caseIds,
    };
    return new TakingDown(client, stage, scene);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** Each of the policies, in every way there is; `choose` takes the sample. */
  async policies(choose: (at: number) => boolean): Promise<Outcome> {
    const policies = await policiesOf(this.client);
    remember(policies);
    const mutants = policies.flatMap(mutantsOf).filter((_, at) => choose(at));
    const before: string[] = [];
    for (const table of [...new Set(mutants.map(({ table: of }) => of))]) {
      before.push(...(await this.trial([], table)).map((wrong) => `${table}: ${wrong}`));
    }
    const survivors: string[] = [];
    for (const mutant of mutants) if ((await this.tryOut(mutant)).length === 0) survivors.push(mutant.name);
    return { before, tried: mutants.length, survivors };
  }

  /** Each guard inside the doors. */
  async guards(choose: (at: number) => boolean): Promise<Outcome> {
    const chosen = GUARDS.filter((_, at) => choose(at));
    const before = await this.inside([], () => new Doors(this.client, this.scene).run());
    const survivors: string[] = [];
    for (const guard of chosen) {
      const [door, right, wrong] = guard;
      const name = `${door}: "${right}" became "${wrong}"`;
      const changed = await this.without(guard);
      if (!changed) survivors.push(`${name} (there is no such text any more: bring doors.ts up to date)`);
      else if ((await this.inside(changed, () => new Doors(this.client, this.scene).run())).length === before.length) survivors.push(name); // prettier-ignore
    }
    return { before, tried: chosen.length, survivors };
  }

  /** The doors as they would be without a guard, and without the one behind it. */
  private async without([door, right, wrong, behind]: Guard): Promise<string[] | undefined> {
    const text = `select pg_get_functiondef(p.oid) as body from pg_proc p where p.proname = $1 and p.pronamespace = 'samsteg'::regnamespace`;
    const { rows } = await this.client.query<{ body: string }>(text, [door]);
    const body = rows.map(({ body: found }) => found).find((found) => found.includes(right));
    const more = behind ? await this.without(behind) : [];
    return body && more ? [body.replaceAll(right, wrong), ...more] : undefined;
  }

  private tryOut(mutant: Mutant): Promise<string[]> {
    return this.trial(mutant.statements, mutant.table, true);
  }

  private trial(statements: readonly string[], table: string, first = false): Promise<string[]> {
    return this.inside(statements, () => new Probe(this.client, this.stage, table).run(first));
  }

  private async inside(statements: readonly string[], work: () => Promise<string[]>): Promise<string[]> {
    await this.client.query('begin');
    try {
      for (const statement of statements) await this.client.query({ text: statement });
      return await work();
    } catch (error) {
      return [`${String(error)}`];
    } finally {
      await this.client.query('rollback');
    }
  }
}

const accountsOf = (world: World, found: readonly { username: string; id: string }[]): Record<string, string> => ({
  ...Object.fromEntries(found.map(({ username, id }) => [username, id])),
  ...Object.fromEntries(Object.entries(world.accounts).map(([key, { accountId }]) => [key, accountId])),
});
