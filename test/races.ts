import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { CaseService, CasesModule, MessageService } from '#cases';
import { ConsentModule, ConsentService, RevocationService } from '#consent';
import { HandoffModule, HandoffService } from '#handoff';
import { maskError } from '#platform';
import type { Actor } from '#platform';
import { ReferralModule, ReferralService } from '#referral';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import type { AccountKey, World } from './setup/world.js';

/** What came of the races: every count but the first is to be nought. */
export interface RaceCounts {
  rounds: number;
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
const WHY = 'Slutar i dag, enligt chefen';
const REQUEST = 'select status, version, hold_reason is not null as held from referral where id = $1';

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
  private async consent(caseId: string, share: boolean, to = this.world.units.fk.id): Promise<string> {
    const from = this.world.units.ame.id;
    const edges = [{ fromUnitId: from, toUnitId: to, categories: ['contact' as const, 'plan' as const] }];
    const said = { form: 'written', grantor: 'self', purpose: 'Samordning', validFrom: FIRST, validTo: LAST } as const;
    await this.as('ame', () =>
      this.product.of(ConsentService).record({ key: randomUUID(), caseId, ...said, share, edges }),
    );
    const [edge] = await this.world.sql<{ id: string }>('select id from consent_edge where case_id = $1', [caseId]);
    return edge?.id ?? '';
  }

  private note(caseId: string, text: string, by: Actor = this.world.accounts.ame): Promise<string> {
    const input = { key: randomUUID(), caseId, category: 'plan' as const, text };
    return this.product.as(by, () => this.product.of(MessageService).addNote(input));
  }

  /** A new colleague at ame with the inbox, whom nothing in another race is about. */
  private async hire(): Promise<Actor> {
    const { ame } = this.world.accounts;
    const [hired] = await this.world.sql<{ accountId: string; seatId: string }>(
      `with hired as (insert into account (id, username, name) select uuidv7(), $1, 'Ny Testsson' returning id)
       insert into seat (id, account_id, unit_id, roles) select uuidv7(), id, $2, array['caseworker', 'inbox'] from hired
       returning account_id as "accountId", id as "seatId"`,
      [randomUUID().slice(0, 13), ame.unitId],
    );
    return { ...ame, ...hired!, roles: ['caseworker', 'inbox'] };
  }

  /** A request from ame to fk under the consent, received there. */
  private async request(caseId: string): Promise<string> {
    const input = { key: randomUUID(), caseId, type: 'statement' as const, toUnitId: this.world.units.fk.id, question: 'Vad gäller?' }; // prettier-ignore
    const referralId = await this.as('ame', () => this.product.of(ReferralService).write(input));
    await this.as('fk', () => this.product.of(ReferralService).make('receive', { key: randomUUID(), referralId, expectedVersion: 2 })); // prettier-ignore
    return referralId;
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

  /** Accepting a request against the revocation of what it came under: it rests either way, and can only be ended. */
  async revokeOrAccept(): Promise<void> {
    const caseId = await this.open();
    const edgeId = await this.consent(caseId, false);
    const referralId = await this.request(caseId);
    const accept = () =>
      this.as('fk', () =>
        this.product.of(ReferralService).make('accept', { key: randomUUID(), referralId, expectedVersion: 3 }),
      );
    const [taken, revoked] = await this.race(accept, () => this.revoke(edgeId));
    [taken, revoked].forEach((side) => this.judgeLoser(side));
    const [row] = await this.world.sql<{ status: string; held: boolean; version: number }>(REQUEST, [referralId]);
    const isTaken = taken.status === 'fulfilled';
    if (revoked.status !== 'fulfilled' || !row?.held || isTaken !== (row.status === 'accepted'))
      this.counts.doubleWins++;
    const start = { key: randomUUID(), referralId, expectedVersion: row?.version ?? 0, date: FIRST };
    const [on] = await Promise.allSettled([this.as('fk', () => this.product.of(ReferralService).make('start', start))]);
    if (on.status === 'fulfilled') this.counts.leaks++;
    this.judgeLoser(on);
  }

  /** Pausing a request against the revocation: whichever came first, nobody takes it up again without a ground. */
  async revokeOrHold(): Promise<void> {
    const caseId = await this.open();
    const edgeId = await this.consent(caseId, false);
    const referralId = await this.request(caseId);
    const input = { key: randomUUID(), referralId, expectedVersion: 3, reason: 'agreedPause', until: LAST }; // prettier-ignore
    const pause = () => this.as('fk', () => this.product.of(ReferralService).hold('hold', input));
    const [held, revoked] = await this.race(pause, () => this.revoke(edgeId));
    [held, revoked].forEach((side) => this.judgeLoser(side));
    const [row] = await this.world.sql<{ held: boolean; version: number }>(REQUEST, [referralId]);
    if (revoked.status !== 'fulfilled' || !row?.held) this.counts.doubleWins++;
    const again = { key: randomUUID(), referralId, expectedVersion: row?.version ?? 0 };
    const [on] = await Promise.allSettled([
      this.as('fk', () => this.product.of(ReferralService).hold('release', again)),
    ]);
    if (on.status === 'fulfilled') this.counts.leaks++;
    this.judgeLoser(on);
  }

  /** Somebody saves while something is taken from her: her account, her seat. Nothing is hers to write afterwards. */
  private async saveOr(taking: (who: Actor) => Promise<unknown>, since: string): Promise<void> {
    const caseId = await this.open();
    const who = await this.hire();
    const text = `Ord ${randomUUID()}`;
    const [saved, taken] = await this.race(() => this.note(caseId, text, who), () => taking(who)); // prettier-ignore
    [saved, taken].forEach((side) => this.judgeLoser(side));
    if (taken.status !== 'fulfilled') this.counts.doubleWins++;
    await this.kept(caseId, text, saved.status === 'fulfilled');
    const late = `Efteråt ${randomUUID()}`;
    const [after] = await Promise.allSettled([this.note(caseId, late, who)]);
    this.judgeLoser(after);
    if (after.status === 'fulfilled') this.counts.leaks++;
    await this.kept(caseId, late, false);
    const [moment] = await this.world.sql<{ since: Date }>(since, [who.seatId]);
    const written = `select 1 from feed f join message m on m.id = f.id where m.case_id = $1 and m.text = $2 and f.at > $3`;
    this.counts.leaks += (await this.world.sql(written, [caseId, text, moment?.since])).length;
  }

  lockOrSave(): Promise<void> {
    const { adminkommun } = this.world.accounts;
    const lock = ({ accountId }: Actor) => this.product.rows(adminkommun, 'select lock_account($1, $2)', [accountId, WHY]); // prettier-ignore
    const since = 'select a.locked_at as since from account a join seat s on s.account_id = a.id where s.id = $1';
    return this.saveOr(lock, since);
  }

  endSeatOrSave(): Promise<void> {
    const { adminkommun } = this.world.accounts;
    const end = ({ seatId }: Actor) => this.product.rows(adminkommun, 'select end_seat($1, 1, $2)', [seatId, WHY]);
    return this.saveOr(end, 'select ended_at as since from seat where id = $1');
  }

  /** A unit closes while something is handed over to it as it is saved; afterwards nothing reaches it. */
  async closeOrDeliver(): Promise<void> {
    const caseId = await this.open();
    const [unit] = await this.world.sql<{ id: string }>(
      `insert into unit (id, code, agency_id, name, kind, secrecy, municipality)
         select uuidv7(), $1, agency_id, $1, kind, secrecy, municipality from unit where id = $2 returning id`,
      [randomUUID(), this.world.units.fk.id],
    );
    await this.world.sql(`insert into unit_association select $1, association_id from unit_association where unit_id = $2`, [
      unit!.id, this.world.units.fk.id,
    ]); // prettier-ignore
    await this.consent(caseId, true, unit!.id);
    const text = `Ord ${randomUUID()}`;
    const close = () => this.world.sql('update unit set closed_on = app_today() where id = $1', [unit!.id]);
    const [saved] = await this.race(() => this.note(caseId, text), close); // prettier-ignore
    this.judgeLoser(saved);
    await this.kept(caseId, text, saved.status === 'fulfilled');
    const given = 'select 1 from delivery where case_id = $1 and to_unit = $2';
    const before = (await this.world.sql(given, [caseId, unit!.id])).length;
    const [after] = await Promise.allSettled([this.note(caseId, 'Efteråt')]);
    this.judgeLoser(after);
    this.counts.leaks += (await this.world.sql(given, [caseId, unit!.id])).length - before;
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

const TOGETHER = [
  'revokeOrSave', 'protectOrRead', 'revokeOrTakeOver', 'revokeOrAccept', 'revokeOrHold', 'lockOrSave', 'endSeatOrSave',
  'closeOrDeliver',
] as const; // prettier-ignore
const KINDS = [...TOGETHER, 'expireOrDeliver'] as const;
type Kind = (typeof KINDS)[number];
const LANES = 4;

/**
 * Races on real connections with a fixed seed: `rounds` interleavings of each kind in turn, four at a time, each on a case
 * of its own. The world must stand on 2026-01-12 and have somebody else than `ame` and `fk` cleared.
 */
export async function runRaces(
  world: World,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
): Promise<Record<Kind, RaceCounts>> {
  const product = await openServices(world, CasesModule, ConsentModule, HandoffModule, ReferralModule);
  const source = numbers(seed);
  const dice = () => source.next().value as number;
  const counts = Object.fromEntries(
    KINDS.map((kind) => [kind, { rounds: 0, leaks: 0, lostTexts: 0, doubleWins: 0 }]),
  ) as Record<Kind, RaceCounts>;
  const run = (kind: Kind) => {
    counts[kind].rounds++;
    return new Track(world, product, counts[kind], dice)[kind]();
  };
  try {
    for (let left = rounds; left > 0; left--) {
      for (let at = 0; at < TOGETHER.length; at += LANES) await Promise.all(TOGETHER.slice(at, at + LANES).map(run));
      await run('expireOrDeliver'); // moves everybody's clock, and so runs by itself
    }
  } finally {
    await product.close();
  }
  return counts;
}
