import { randomUUID } from 'node:crypto';
import type { RunningApp, Visitor } from '../setup/app.js';
import type { UnitKey } from '../setup/directory.js';
import type { World } from '../setup/world.js';
import { dice } from './dice.js';

export const HOUSES = [
  'ame',
  'soc',
  'fk',
  'af',
  'vc',
  'psy',
  'pro',
  'ror',
  'ame2',
  'x1',
] as const satisfies readonly UnitKey[];
const IN_FLIGHT = 40;

interface Actor {
  readonly username: string;
  readonly house: UnitKey;
  readonly caseId: string;
  readonly visitor: Visitor;
}
interface Answer {
  readonly data?: {
    me?: { username: string; seat: { unit: { code: string } } };
    cases?: { edges: { node: { name: string } }[] };
    case?: { person: { name: string } | null } | null;
    addNote?: { person: { name: string }; notes: { text: string }[] };
  } | null;
  readonly errors?: readonly { extensions: { code: string } }[];
}

const WHO = `me { username seat { unit { code } } }`;
const READ = `query ($id: ID!) { ${WHO} cases(first: 50) { edges { node { name } } } case(id: $id) { person { name } } }`;
const NOTE = `mutation ($input: AddNoteInput!) { addNote(input: $input) { person { name } notes { text } } }`;

/** Fifty people in ten units ask at once over five connections; every answer is held against who asked. */
export class Crowd {
  private readonly actors: Actor[] = [];
  asked = 0;
  /** Told to try again, as the database had too much to do. */
  putOff = 0;
  readonly wrong: string[] = [];

  constructor(
    private readonly world: World,
    private readonly app: RunningApp,
  ) {}

  /** So many people in each house. */
  async gather(each: number): Promise<this> {
    for (const house of HOUSES) {
      const opener = await this.app.signIn(house);
      const input = { key: randomUUID(), givenName: 'Elin', familyName: `Hus-${house}-slut` };
      const { openCase } = await opener.get<{ openCase: { id: string } }>('mutation ($input: OpenCaseInput!) { openCase(input: $input) { id } }', { input }); // prettier-ignore
      for (let at = 0; at < each; at++) await this.hire(`${house}-${at}`, house, openCase.id);
    }
    return this;
  }

  private async hire(username: string, house: UnitKey, caseId: string): Promise<void> {
    await this.world.sql(
      `with hired as (insert into account (id, username, name, password_hash)
          select uuidv7(), $1, $1, password_hash from account where username = 'ame' returning id)
       insert into seat (id, account_id, unit_id, roles) select uuidv7(), id, $2, array['caseworker', 'inbox'] from hired`,
      [username, this.world.units[house].id],
    );
    const visitor = await this.app.signIn(username, this.world.accounts.ame.password);
    this.actors.push({ username, house, caseId, visitor });
  }

  async ask(times: number, seed: number): Promise<void> {
    const dealt = dice(seed);
    const line = async (): Promise<void> => {
      while (this.asked < times) {
        this.asked++;
        await this.one(dealt);
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, line));
  }

  private async one(dealt: () => number): Promise<void> {
    const actor = this.actors[Math.floor(dealt() * this.actors.length)]!;
    const other = this.actors[Math.floor(dealt() * this.actors.length)]!;
    const kind = dealt();
    if (kind < 0.55) return this.check(actor, await this.post(actor, READ, { id: actor.caseId }), 'reads');
    if (kind < 0.7) return this.check(actor, await this.post(actor, READ, { id: other.caseId }), 'reaches', other);
    if (kind < 0.85) return this.check(actor, await this.post(actor, NOTE, this.note(actor, 'plan')), 'writes');
    if (kind < 0.92) return this.check(actor, await this.post(actor, NOTE, this.note(actor, 'secrets')), 'errs');
    await this.abort(actor, dealt() * 15);
  }

  private note = ({ caseId, house }: Actor, category: string) => ({ input: { key: randomUUID(), caseId, category, text: `Ord i Hus-${house}-slut` } }); // prettier-ignore

  private async post({ visitor }: Actor, query: string, variables: object): Promise<Answer | string> {
    const answer = await visitor.post('/graphql', { query, variables });
    const text = await answer.text();
    return answer.status >= 500 ? `${answer.status}: ${text}` : (JSON.parse(text) as Answer);
  }

  /** Somebody leaves in the middle of it: what was begun in her name must not be gone on with in another's. */
  private async abort({ visitor, caseId }: Actor, after: number): Promise<void> {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), after);
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: READ, variables: { id: caseId } }), signal: stop.signal }; // prettier-ignore
    await visitor.fetch('/graphql', init).then(
      (answer) => answer.text().catch(() => ''),
      () => '',
    );
  }

  private check(actor: Actor, answer: Answer | string, how: string, other?: Actor): void {
    if (typeof answer === 'string') return void this.wrong.push(`${actor.username} ${how}: ${answer}`);
    const { data, errors = [] } = answer;
    if (errors[0]?.extensions.code === 'BUSY') return void this.putOff++;
    const houses = new Set(JSON.stringify(answer).match(/Hus-[a-z0-9]+-slut/g) ?? []);
    const isOwn = [...houses].every((house) => house === `Hus-${actor.house}-slut`);
    if (!isOwn) this.wrong.push(`${actor.username} ${how}: shown ${[...houses].join(' ')}`);
    const me = data?.me;
    if (me && (me.username !== actor.username || me.seat.unit.code !== actor.house)) this.wrong.push(`${actor.username} is told she is ${me.username}`); // prettier-ignore
    const code = errors[0]?.extensions.code;
    const isRefusedRightly = how === 'errs' ? code === 'BAD_INPUT' : code === undefined || code === 'CONFLICT';
    if (!isRefusedRightly) this.wrong.push(`${actor.username} ${how}: ${code}`);
    if (how === 'reads' && !me) this.wrong.push(`${actor.username} reads nothing`);
    if (how === 'reaches' && other && Boolean(data?.case) !== (other.house === actor.house)) this.wrong.push(`${actor.username} reaches ${other.username}'s case`); // prettier-ignore
  }
}
