import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { CaseService, CasesModule, MessageService } from '#cases';
import { ConsentModule, ConsentService, RevocationService } from '#consent';
import { HandoffModule, HandoffService } from '#handoff';
import { maskError } from '#platform';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import type { AccountKey, World } from './setup/world.js';

/** What came of the races: every count but the first is to be nought. */
export interface RaceCounts {
  readonly rounds: number;
  /** Something was given or shown after the moment from which it might not be. */
  leaks: number;
  /** The loser was answered without a code, or what she wrote was half kept: a browser would not know to keep her draft. */
  lostTexts: number;
  /** Both sides, or neither, had their way where only one can. */
  doubleWins: number;
}

const FIRST = '2026-01-12';
const LAST = '2026-02-11';
const AFTER = '2026-02-12';

/** A small generator of one's own, so that a seed gives the same order of races everywhere. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed >>> 0; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Two acts at once on real connections, each after a few milliseconds of its own. */
type Side = () => Promise<unknown>;

class Track {
  constructor(
    private readonly world: World,
    private readonly product: Services,
    private readonly counts: RaceCounts,
    private readonly dice: () => number,
  ) {}

  private as<T>(who: AccountKey, work: () => Promise<T>): Promise<T> {
    return this.product.as(this.world.accounts[who], work);
  }

  private async race(one: Side, other: Side) {
    const late = async (side: Side) => {
      await wait(this.dice() * 4);
      return side();
    };
    return Promise.allSettled([late(one), late(other)]);
  }

  private async open(): Promise<string> {
    const key = randomUUID();
    return this.as('ame', () =>
      this.product.of(CaseService).open({ key, givenName: 'Elin', familyName: 'Exempelsson' }),
    );
  }

  /** A consent from ame to fk, under which what happens is told as it happens. Answers the edge. */
  private async consent(caseId: string, share: boolean): Promise<string> {
    const [from, to] = [this.world.units.ame.id, this.world.units.fk.id];
    const edges = [{ fromUnitId: from, toUnitId: to, categories: ['contact' as const, 'plan' as const] }];
    const said = { form: 'written', grantor: 'self', purpose: 'Samordning', validFrom: FIRST, validTo: LAST } as const;
    await this.as('ame', () =>
      this.product.of(ConsentService).record({ key: randomUUID(), caseId, ...said, share, edges }),
    );
    const [edge] = await this.world.sql<{ id: string }>('select id from consent_edge where case_id = $1', [caseId]);
    return edge?.id ?? '';
  }

  private note(caseId: string, text: string): Promise<string> {
    const input = { key: randomUUID(), caseId, category: 'plan' as const, text };
    return this.as('ame', () => this.product.of(MessageService).addNote(input));
  }

  private revoke(edgeId: string): Promise<string> {
    return this.as('ame', () => this.product.of(RevocationService).revoke({ key: randomUUID(), edgeId }));
  }

  /** The loser must be told in a code that the browser knows; else what she typed is not known to be unsaved. */
  private judgeLoser(side: PromiseSettledResult<unknown>): void {
    if (side.status === 'rejected' && maskError(side.reason).extensions.code === 'INTERNAL') this.counts.lostTexts++;
  }

  private async kept(caseId: string, text: string, saved: boolean): Promise<void> {
    const rows = await this.world.sql('select 1 from message where case_id = $1 and text = $2', [caseId, text]);
    if (rows.length !== (saved ? 1 : 0)) this.counts.lostTexts++;
  }

  /** A save that is handed over as it happens, against the revocation it rests on. */
  async revokeOrSave(): Promise<void> {
    const caseId = await this.open();
    const edgeId = await this.consent(caseId, true);
    const text = `Ord ${randomUUID()}`;
    const [saved, revoked] = await this.race(() => this.note(caseId, text), () => this.revoke(edgeId)); // prettier-ignore
    [saved, revoked].forEach((side) => this.judgeLoser(side));
    await this.kept(caseId, text, saved.status === 'fulfilled');
    if (revoked.status !== 'fulfilled') this.counts.doubleWins++;
    await this.note(caseId, 'Efteråt');
    const late = `select 1 from delivery d join consent_edge e on e.id = d.edge_id
      where d.case_id = $1 and d.arrived_at > e.revoked_at`;
    this.counts.leaks += (await this.world.sql(late, [caseId])).length;
  }

  /** Protection against somebody opening the page at the same time; afterwards nothing is there. */
  async protectOrRead(): Promise<void> {
    const caseId = await this.open();
    await this.consent(caseId, true);
    await this.note(caseId, 'Före');
    const { ame, fk } = this.world.accounts;
    const read = () => this.product.rows<{ page: unknown }>(fk, 'select api.case_page($1) as page', [caseId]);
    const protect = () => this.product.rows(ame, `select protect_case($1, 'sekretessmarkering', '{}')`, [caseId]);
    const text = `Ord ${randomUUID()}`;
    const [seen, raised] = await this.race(read, protect);
    [seen, raised].forEach((side) => this.judgeLoser(side));
    if (raised.status !== 'fulfilled') this.counts.doubleWins++;
    const [after] = await read();
    if (after?.page) this.counts.leaks++;
    const [save] = await Promise.allSettled([this.note(caseId, text)]);
    this.judgeLoser(save);
    if (save.status === 'fulfilled') this.counts.leaks++;
    await this.kept(caseId, text, false);
    const late = `select 1 from delivery d join case_protection p on p.case_id = d.case_id
      where d.case_id = $1 and d.arrived_at > p.set_at and d.to_unit = $2`;
    this.counts.leaks += (await this.world.sql(late, [caseId, fk.unitId])).length;
    await this.world.sql('delete from case_protection where case_id = $1', [caseId]);
  }

  /** Taking a handoff over against the revocation of what it came under. */
  async revokeOrTakeOver(): Promise<void> {
    const caseId = await this.open();
    const edgeId = await this.consent(caseId, false);
    const words = { situation: 'Läge', plan: 'Plan', openPromises: '', nextDate: FIRST, participantInformed: true };
    const handoffId = await this.as('ame', () =>
      this.product.of(HandoffService).offer({
        key: randomUUID(), caseId, kind: 'coordination', toUnitId: this.world.units.fk.id, ...words,
      }),
    ); // prettier-ignore
    const accept = () =>
      this.as('fk', () =>
        this.product.of(HandoffService).make('accept', { key: randomUUID(), handoffId, expectedVersion: 1, date: FIRST }),
      ); // prettier-ignore
    const [taken, revoked] = await this.race(accept, () => this.revoke(edgeId));
    [taken, revoked].forEach((side) => this.judgeLoser(side));
    const found = await this.world.sql<{ status: string; held: boolean }>(
      'select status, hold_reason is not null as held from handoff where id = $1',
      [handoffId],
    );
    const [row] = found;
    const taking = taken.status === 'fulfilled';
    if (revoked.status !== 'fulfilled' || !row?.held || taking !== (row.status === 'accepted'))
      this.counts.doubleWins++;
    const complete = { key: randomUUID(), handoffId, expectedVersion: taking ? 3 : 2, date: FIRST };
    const [over] = await Promise.allSettled([
      this.as('fk', () => this.product.of(HandoffService).make('complete', complete)),
    ]);
    if (over.status === 'fulfilled') this.counts.leaks++;
    this.judgeLoser(over);
  }

  /** The last day passes while something is handed over. Moves the whole world's clock: run by itself. */
  async expireOrDeliver(): Promise<void> {
    const caseId = await this.open();
    await this.consent(caseId, true);
    const text = `Ord ${randomUUID()}`;
    const [saved] = await this.race(
      () => this.note(caseId, text),
      () => this.world.at(AFTER),
    );
    this.judgeLoser(saved);
    await this.kept(caseId, text, saved.status === 'fulfilled');
    await this.note(caseId, 'Efteråt');
    const late = 'select 1 from delivery where case_id = $1 and arrived_on > $2';
    this.counts.leaks += (await this.world.sql(late, [caseId, LAST])).length;
    await this.world.at(FIRST);
  }
}

const TOGETHER = ['revokeOrSave', 'protectOrRead', 'revokeOrTakeOver'] as const;
const LANES = 4;

/**
 * Races on real connections with a fixed seed: `rounds` interleavings, four at a time, each on a case of its own. The world must
 * stand on 2026-01-12 and have somebody else than `ame` and `fk` cleared. Reused in full size by the assurance run.
 */
export async function runRaces(
  world: World,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
): Promise<RaceCounts> {
  const product = await openServices(world, CasesModule, ConsentModule, HandoffModule);
  const counts: RaceCounts = { rounds, leaks: 0, lostTexts: 0, doubleWins: 0 };
  const source = numbers(seed);
  const dice = () => source.next().value as number;
  const track = new Track(world, product, counts, dice);
  try {
    let left = rounds;
    while (left > 0) {
      const wide = Math.min(LANES, left);
      if (dice() < 0.1) {
        await track.expireOrDeliver();
        left--;
        continue;
      }
      const kinds = Array.from({ length: wide }, () => TOGETHER[Math.floor(dice() * TOGETHER.length)]!);
      await Promise.all(kinds.map((kind) => track[kind]()));
      left -= wide;
    }
  } finally {
    await product.close();
  }
  return counts;
}
