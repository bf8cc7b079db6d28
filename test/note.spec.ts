import { randomUUID } from 'node:crypto';
import { CaseService, Drafts, MessageService, ReleaseService } from '#cases';
import { ConsentModule, ConsentService, DeliveryService, SharingService } from '#consent';
import type { Category } from '#domain';
import {
  DraftDesk,
  IncomingService,
  NoteModule,
  NoteReleaseService,
  NoteService,
  PhraseQueries,
  PhraseService,
  TaskQueries,
  TaskService,
} from '#note';
import { DerivingService, NoticeModule } from '#notice';
import { RequestTransaction } from '#platform';
import { ReferralModule, ReferralService } from '#referral';
import { TransferModule, TransferQueries } from '#transfer';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

interface Said extends Record<string, unknown> {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly contact: string | null;
  readonly contactWith: string | null;
  readonly contactOn: string | null;
  readonly corrects: string | null;
  readonly voidedOn: string | null;
  readonly version: number;
}

const WORDS = 'Elin vill prova två dagar i veckan.';

let world: World;
let product: Services;
let caseId: string;

const key = () => ({ key: randomUUID() });
const as = <T>(who: AccountKey, work: () => Promise<T>) => product.as(world.accounts[who], work);
const unit = (who: AccountKey) => world.accounts[who].unitId;
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
/** What the case's feed says to somebody who has opened it, the latest first. */
const feedOf = async (who: AccountKey) =>
  (
    await product.rows<{ ref: Said }>(
      world.accounts[who],
      `select l.ref from api.message_lines($1, 'case', $1) l order by l.id desc`,
      [caseId],
    )
  ).map(({ ref }) => ref);
const addNote = async (who: AccountKey, fields: object = {}) => {
  const note = { ...key(), caseId, category: 'plan' as Category, text: WORDS, ...fields };
  await as(who, () => product.of(MessageService).addNote(note));
  return (await feedOf(who))[0]!;
};
const byPhone = (fields: object = {}) => ({ contact: { kind: 'phone', ...fields } });
const change = (who: AccountKey, noteId: string, action: 'correct' | 'void', text: string, expectedVersion = 1) =>
  as(who, () => product.of(NoteService).change({ ...key(), noteId, action, text, expectedVersion }));

beforeAll(async () => {
  world = await createWorld();
  product = await openServices(world, ConsentModule, NoteModule, NoticeModule, ReferralModule, TransferModule);
});
beforeEach(async () => {
  caseId = await as('ame', () =>
    product.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' }),
  );
  const edges = (['fk', 'pro'] as const).flatMap((to) => [
    { fromUnitId: unit('ame'), toUnitId: unit(to), categories: ['contact', 'plan'] as Category[] },
  ]);
  const period = { validFrom: '2026-01-12', validTo: '2027-01-11' };
  await as('ame', () =>
    product.of(ConsentService).record({
      ...{ ...key(), caseId, form: 'written', grantor: 'self', purpose: 'Samordning', share: false, edges },
      ...period,
    }),
  );
  await as('ame', () =>
    product.of(SharingService).decide({ ...key(), caseId, toUnitId: unit('fk'), categories: ['contact', 'plan'] }),
  );
});
afterAll(async () => {
  await product?.close();
  await world?.dispose();
});

describe('a contact note', () => {
  it('stays in the unit though the unit tells FK of its plans, and says how, with whom and when', async () => {
    const note = await addNote('ame', byPhone({ withWhom: 'Handledaren på Steget', on: '2026-01-09' }));
    expect(note).toMatchObject({ contact: 'phone', contactWith: 'Handledaren på Steget', contactOn: '2026-01-09' });
    expect(await feedOf('fk')).toEqual([]);
    await addNote('ame'); // a note without contact goes where the unit has decided
    expect(await feedOf('fk')).toMatchObject([{ text: WORDS, contact: null }]);
  });

  it('is of the participant and of today unless she says otherwise, and never of tomorrow', async () => {
    expect(await addNote('ame', byPhone())).toMatchObject({ contactWith: null, contactOn: '2026-01-12' });
    expect(await refused(addNote('ame', byPhone({ on: '2026-01-13' })))).toBe('BAD_INPUT');
  });

  it('is copied to the unit’s own journal with what it was', async () => {
    await addNote('ame', byPhone({ withWhom: 'Hemma hos Elin' }));
    const { text } = await as('ame', () => product.of(TransferQueries).package(caseId));
    expect(text).toContain('KONTAKTANTECKNING');
    expect(text).toMatch(/Telefon[^]*Hemma hos Elin[^]*två dagar i veckan/);
  });

  it('reaches another unit by a delivery, and then what is right and that it is void reach it too', async () => {
    const { id } = await addNote('ame', byPhone());
    const handed = { caseId, recordKind: 'message', recordId: id, toUnitId: unit('fk'), ground: 'CONSENT' } as const;
    await as('ame', () => product.of(DeliveryService).deliver({ ...key(), ...handed }));
    await change('ame', id, 'correct', 'Elin vill prova tre dagar i veckan.');
    expect((await feedOf('ame')).map(({ text, corrects }) => [text, corrects])).toEqual([
      ['Elin vill prova tre dagar i veckan.', id],
      [WORDS, null],
    ]);
    expect(await refused(change('ame', id, 'void', 'Fel person', 1))).toBe('CONFLICT'); // she had not seen the correction
    await change('ame', id, 'void', 'Fel person', 2);
    expect(await feedOf('fk')).toMatchObject([{ kind: 'voided' }, { kind: 'correction' }, { id, voidedOn: '2026-01-12' }]); // prettier-ignore
    expect(await feedOf('pro')).toEqual([]);
    expect(await refused(change('ame', id, 'correct', 'Efteråt', 3))).toBe('NO_SUCH_MOVE');
  });

  it('is changed by its own unit alone, and there by those who have opened the case', async () => {
    const { id } = await addNote('ame', byPhone());
    const handed = { caseId, recordKind: 'message', recordId: id, toUnitId: unit('fk'), ground: 'CONSENT' } as const;
    await as('ame', () => product.of(DeliveryService).deliver({ ...key(), ...handed }));
    expect(await refused(change('fk', id, 'void', 'Inte min'))).toBe('NOT_FOUND');
    expect(await refused(change('x1', id, 'void', 'Inte min'))).toBe('NOT_FOUND');
    expect(await refused(change('colleague', id, 'void', 'Inte tilldelad'))).toBe('REASON_NEEDED');
    expect(await feedOf('colleague')).toEqual([]); // nor read
  });
});

describe('what came in by post or telephone', () => {
  const request = () =>
    as('ame', () =>
      product.of(ReferralService).write({
        ...{ ...key(), caseId, type: 'statement', toUnitId: unit('fk'), question: 'Kan ni möta Elin?' },
      }),
    );
  const register = (who: AccountKey, fields: object = {}) => {
    const contact = { kind: 'phone' as const, withWhom: 'Inkorgen hos FK' };
    const input = { ...key(), caseId, category: 'plan' as Category, text: 'Handläggaren är åter den 16', contact };
    return as(who, () => product.of(IncomingService).register({ ...input, ...fields }));
  };
  const saidOf = async (who: AccountKey, id: string) =>
    (
      await product.rows<{ ref: Said & { incoming: boolean } }>(
        world.accounts[who],
        `select l.ref from api.message_lines($1, 'referral', $2) l order by l.id desc`,
        [caseId, id],
      )
    ).map(({ ref }) => ref);

  it('is the unit’s own note of the answer: the request goes on waiting, and the other party reads nothing of it', async () => {
    const referralId = await request();
    const state = () => world.sql('select status, since, version from referral where id = $1', [referralId]);
    const before = await state();
    const id = await register('ame', { referralId });
    expect(await saidOf('ame', referralId)).toMatchObject([
      { id, incoming: true, contact: 'phone', contactWith: 'Inkorgen hos FK', contactOn: '2026-01-12' },
      { kind: 'question' },
    ]);
    expect(await state()).toEqual(before);
    expect((await saidOf('fk', referralId)).map(({ kind }) => kind)).not.toContain('note');
    expect((await as('ame', () => product.of(TransferQueries).package(caseId))).text).toMatch(
      /INKOMMET[^]*Inkorgen hos FK/,
    );
    await change('ame', id, 'correct', 'Handläggaren är åter den 17');
    expect((await saidOf('ame', referralId))[0]).toMatchObject({ corrects: id, incoming: true });
  });

  it('is registered in a case one may open, and as the answer to a request of that case alone', async () => {
    const referralId = await request();
    expect(await refused(register('x1'))).toBe('NOT_FOUND');
    expect(await refused(register('colleague'))).toBe('REASON_NEEDED');
    const other = { givenName: 'Elin', familyName: 'Exempelsson' };
    const elsewhere = await as('ame', () => product.of(CaseService).open({ ...key(), ...other }));
    expect(await refused(register('ame', { caseId: elsewhere, referralId }))).toBe('NOT_FOUND');
    expect(await register('ame')).toBe((await feedOf('ame'))[0]?.id);
    expect(await feedOf('fk')).toEqual([]);
  });
});

describe('what somebody is writing', () => {
  const place = () => `note.${caseId}`;
  const save = (who: AccountKey, text: string | undefined, expectedVersion = 0, fields: object = {}) => {
    const input = { ...key(), place: place(), caseId, text, expectedVersion, device: 'kontoret', ...fields };
    return as(who, () => product.of(DraftDesk).save(input));
  };
  /** Kept: the version it got. */
  const saved = async (...of: Parameters<typeof save>): Promise<number> => (await save(...of))?.version ?? 0;
  const read = (who: AccountKey) => as(who, () => product.of(DraftDesk).read(place()));
  const purge = () => product.of(NoteReleaseService).purge();
  beforeEach(() => world.sql('delete from draft'));

  it('is kept on the server, read from another device, sealed, and seen by nobody else', async () => {
    expect(await save('ame', WORDS)).toMatchObject({ text: WORDS, device: 'kontoret' });
    expect(await read('ame')).toMatchObject({ text: WORDS, caseId });
    expect(await read('cleared')).toBeNull(); // of the same unit
    expect(await read('fk')).toBeNull();
    const raw = await world.sql<{ raw: Buffer }>('select sealed as raw from draft');
    expect(raw.some((row) => row.raw.includes(Buffer.from('två dagar')))).toBe(false);
    const rows = await product.rows(world.accounts.cleared, 'select * from draft');
    expect(rows).toEqual([]);
  });

  it('is written over by nobody: the later device is told, reads what the other saved, and goes on from there', async () => {
    const first = await saved('ame', 'på kontoret');
    expect(await refused(save('ame', 'på telefonen', 0, { device: 'telefonen' }))).toBe('CONFLICT');
    expect(await read('ame')).toMatchObject({ text: 'på kontoret', device: 'kontoret', version: first });
    const second = await saved('ame', 'båda delarna', first, { device: 'telefonen' });
    const again = { ...key() };
    const third = await saved('ame', 'en tredje', second, again);
    expect(await saved('ame', 'en tredje', second, again)).toBe(third); // an answer that was lost on the way
    expect(new Set([first, second, third]).size).toBe(3);
  });

  it('is gone when the note is saved, and when its writer throws it away', async () => {
    await save('ame', WORDS);
    await addNote('ame', byPhone());
    expect(await read('ame')).toBeNull();
    const begun = await saved('ame', 'igen');
    expect(await save('ame', undefined, begun)).toBeNull();
    expect(await read('ame')).toBeNull();
  });

  it('is not thrown away by a device that has not seen it, nor by a note that says less', async () => {
    const onTheDesk = await saved('ame', 'vid skrivbordet');
    const onThePhone = await saved('ame', JSON.stringify({ text: 'skrivet sedan, i telefonen' }), onTheDesk);
    expect(await refused(save('ame', undefined, onTheDesk))).toBe('CONFLICT');
    await addNote('ame', { ...byPhone(), text: 'vid skrivbordet' });
    expect(await read('ame')).toMatchObject({ version: onThePhone });
    await addNote('ame', { ...byPhone(), text: 'Allt: skrivet sedan, i telefonen.' });
    expect(await read('ame')).toBeNull();
  });

  it('is not written over by a device that knows the draft before it, which was thrown away', async () => {
    const old = await saved('ame', 'det gamla');
    await save('ame', undefined, old);
    const young = await saved('ame', 'det nya');
    expect(await refused(save('ame', 'det gamla, fortsatt', old))).toBe('CONFLICT');
    expect(await read('ame')).toMatchObject({ text: 'det nya', version: young });
  });

  it('is begun only in a case one may open', async () => {
    expect(await refused(save('colleague', 'nyfiken'))).toBe('REASON_NEEDED');
    expect(await refused(save('x1', 'nyfiken'))).toBe('NOT_FOUND');
  });

  it('is out of reach as soon as the case is closed to her, and thrown away soon after; the cleared keep theirs', async () => {
    await save('ame', WORDS);
    await as('cleared', () => product.of(CaseService).openWithReason({ caseId, reason: 'covering' }));
    await save('cleared', 'Den behöriges ord', 0);
    await world.sql(`insert into case_protection values ($1, 'sekretessmarkering', $2, now())`, [caseId, unit('ame')]);
    expect(await read('ame')).toBeNull();
    expect(await purge()).toBe(1);
    expect(await read('cleared')).toMatchObject({ text: 'Den behöriges ord' });
    await world.sql('delete from case_protection');
    expect(await read('ame')).toBeNull();
  });

  it('is thrown away with the seat, and when nobody has gone on with it for thirty days; the worker alone does it', async () => {
    await save('ame', WORDS);
    expect(await refused(as('ame', () => product.of(Drafts).purge()))).not.toBe('done');
    expect(await purge()).toBe(0);
    const [seat] = await world.sql<{ valid: string }>('select valid::text from seat where id = $1', [world.accounts.ame.seatId]); // prettier-ignore
    await world.sql(`update seat set valid = daterange(lower(valid), '2026-01-12') where id = $1`, [world.accounts.ame.seatId]); // prettier-ignore
    expect(await purge()).toBe(1);
    await world.sql('update seat set valid = $2::daterange where id = $1', [world.accounts.ame.seatId, seat?.valid]);
    await save('ame', WORDS);
    await world.sql(`update draft set saved_at = saved_at - interval '31 days'`);
    expect(await purge()).toBe(1);
  });

  it('leaves an entry when it is read: whoever reads of a case is written down, also of her own words', async () => {
    await save('ame', WORDS);
    const before = await world.sql('select 1 from access_entry');
    await read('ame');
    expect(await world.sql('select 1 from access_entry')).toHaveLength(before.length + 1);
    expect(await as('ame', () => RequestTransaction.current().rows('select 1 from draft'))).toHaveLength(1);
  });
});

describe('a task of the unit’s own', () => {
  const tasks = () => product.of(TaskQueries);
  const give = (who: AccountKey, to?: AccountKey, fields: object = {}) =>
    as(who, () =>
      product.of(TaskService).create({
        ...{ ...key(), caseId, text: 'Ring arbetsplatsen', dueOn: '2026-01-20' },
        ...(to && { assigneeId: world.accounts[to].accountId }),
        ...fields,
      }),
    );
  const ofCase = (who: AccountKey) => as(who, () => tasks().list(caseId));
  /** What waits for her on Min dag in this case. */
  const day = async (who: AccountKey) =>
    (await as(who, () => tasks().list())).filter((task) => task.case.id === caseId);
  const told = async () => {
    await product.of(DerivingService).run();
    return world.sql<{ name: string; kind: string; why: string }>(
      `select a.username as name, n.kind, n.why from notice n join account a on a.id = n.account_id
       where n.case_id = $1 and n.kind like 'task%' and n.ended_at is null order by 1`,
      [caseId],
    );
  };
  const moved = async (who: AccountKey, action: 'do' | 'hand' | 'postpone' | 'callOff', fields: object = {}) => {
    const [task] = await day('ame').then((mine) => (mine.length > 0 ? mine : ofCase('ame')));
    const input = { ...key(), taskId: task!.id, expectedVersion: task!.version, action, ...fields };
    return as(who, () => product.of(TaskService).move(input));
  };

  it('stands among what waits for her who has it, late when its day has passed, and is known to nobody outside the unit', async () => {
    await give('ame', 'ame');
    await give('ame', 'colleague', { text: 'Boka rummet', dueOn: '2026-01-09' });
    expect(await day('ame')).toMatchObject([{ text: 'Ring arbetsplatsen', isLate: false, isInboxs: false }]);
    expect(await day('colleague')).toMatchObject([{ text: 'Boka rummet', isLate: true }]); // a task opens its case
    expect(await ofCase('colleague')).toHaveLength(2);
    for (const stranger of ['fk', 'pro', 'x1'] as const) {
      expect(await day(stranger)).toEqual([]);
      expect(await product.rows(world.accounts[stranger], 'select 1 from task')).toEqual([]);
      expect(await refused(give(stranger))).not.toBe('done');
    }
    const [row] = await world.sql<{ id: string }>('select id from task where case_id = $1 limit 1', [caseId]);
    const out = `select deliver('task', $1, $2, 'CONSENT')`;
    expect(await refused(product.rows(world.accounts.ame, out, [row!.id, unit('fk')]))).not.toBe('done');
    expect(await refused(give('deputy'))).toBe('REASON_NEEDED');
    expect(await refused(give('ame', 'fk'))).toBe('BAD_INPUT'); // no colleague
  });

  it('is given to nobody whom a wall keeps from its case, new or handed on', async () => {
    await give('ame', 'ame');
    const walled = [world.accounts.colleague.accountId, caseId];
    await world.sql(`insert into conflict_of_interest values ($1, $2, now())`, walled);
    expect(await refused(give('ame', 'colleague'))).toBe('BAD_INPUT');
    expect(await refused(moved('ame', 'hand', { assigneeId: walled[0] }))).toBe('BAD_INPUT');
    await world.sql('delete from conflict_of_interest');
  });

  it('is handed to a colleague, who is told and may open its case; done, it is no more than what has been', async () => {
    await give('ame', 'ame');
    expect(await refused(product.of(ReleaseService).releaseOrphans())).toBe('done');
    await moved('ame', 'hand', { assigneeId: world.accounts.deputy.accountId });
    expect(await told()).toEqual([{ name: 'deputy', kind: 'taskGiven', why: 'handling' }]);
    expect(await refused(moved('ame', 'callOff'))).toBe('NEEDS_MISSING');
    const [task] = await day('deputy');
    const done = { ...key(), taskId: task!.id, expectedVersion: task!.version, action: 'do' } as const;
    await as('deputy', () => product.of(TaskService).move(done));
    expect(await day('deputy')).toEqual([]);
    expect(await ofCase('deputy')).toMatchObject([{ status: 'done', moves: [] }]); // open to her for the rest of the day
    expect(await told()).toEqual([]);
    const late = { ...key(), taskId: task!.id, expectedVersion: 1, action: 'do' } as const;
    expect(await refused(as('ame', () => product.of(TaskService).move(late)))).toBe('CONFLICT');
    expect(await refused(as('fk', () => product.of(TaskService).move({ ...late, ...key() })))).toBe('NOT_FOUND');
  });

  it('is the inbox’s at once when she is locked or has left, and her deputy’s while she is away', async () => {
    await give('ame', 'colleague');
    expect(await day('ame')).toEqual([]);
    await world.sql('update account set locked_at = now() where id = $1', [world.accounts.colleague.accountId]);
    expect(await day('ame')).toMatchObject([{ isInboxs: true }]); // before any worker has looked
    expect(await product.of(ReleaseService).releaseOrphans()).toBeGreaterThan(0);
    await world.sql('update account set locked_at = null where id = $1', [world.accounts.colleague.accountId]);
    expect(await day('ame')).toMatchObject([{ isInboxs: true, assignee: null }]);
    expect(await told()).toEqual([{ name: 'ame', kind: 'taskGiven', why: 'inbox' }]);
    await moved('ame', 'hand', { assigneeId: world.accounts.colleague.accountId });
    await world.sql(
      `insert into absence (id, unit_id, account_id, deputy_id, during) values (gen_random_uuid(), $1, $2, $3, '[2026-01-12,2026-01-13)')`,
      [unit('ame'), world.accounts.colleague.accountId, world.accounts.deputy.accountId],
    );
    expect(await day('deputy')).toMatchObject([{ text: 'Ring arbetsplatsen' }]);
    expect((await told()).map(({ name, why }) => `${name} ${why}`)).toEqual(['colleague handling', 'deputy covers']);
    await world.sql('delete from absence');
    await world.sql(`insert into conflict_of_interest values ($1, $2, now())`, [
      world.accounts.colleague.accountId,
      caseId,
    ]);
    expect(await product.of(ReleaseService).releaseOrphans()).toBe(1); // a wall between her and the case: the inbox's too
    await world.sql('delete from conflict_of_interest');
  });

  it('only the worker learns which tasks nobody has, and the table is the database’s own check', async () => {
    await give('ame', 'ame');
    expect(await product.rows(world.accounts.ame, 'select * from orphaned_tasks(10)')).toEqual([]);
    const again = `update task set status = 'done', version = version + 1 where case_id = $1`;
    await product.rows(world.accounts.ame, again, [caseId]);
    expect(await refused(product.rows(world.accounts.ame, `update task set status = 'open', version = version + 1 where case_id = $1`, [caseId]))).not.toBe('done'); // prettier-ignore
  });
});

describe('a phrase', () => {
  const save = (who: AccountKey, fields: object = {}) =>
    as(who, () =>
      product.of(PhraseService).save({
        ...{ ...key(), title: 'Inför första mötet', text: 'Vad är viktigt för dig just nu?', shared: false, ...fields },
      }),
    );
  const titles = async (who: AccountKey) =>
    (await as(who, () => product.of(PhraseQueries).list())).map(({ title, shared, mayChange }) =>
      [title, shared ? 'unit' : 'own', mayChange ? 'changes' : 'reads'].join(' '),
    );

  it('is her own, or the unit’s where her role leads it; another unit’s is nobody else’s', async () => {
    await save('colleague');
    await save('ame', { title: 'Svar till remittent', shared: true });
    expect(await titles('colleague')).toEqual(['Inför första mötet own changes', 'Svar till remittent unit reads']);
    expect(await titles('ame')).toEqual(['Svar till remittent unit changes']);
    for (const stranger of ['fk', 'pro', 'x1'] as const) expect(await titles(stranger)).toEqual([]);
    expect(await refused(save('colleague', { shared: true }))).toBe('FORBIDDEN');
    const [units] = await as('ame', () => product.of(PhraseQueries).list());
    const known = { phraseId: units!.id, expectedVersion: 1, shared: true };
    expect(await refused(save('colleague', known))).toBe('FORBIDDEN');
    expect(await refused(save('fk', known))).toBe('NOT_FOUND');
    await save('ame', { ...known, title: 'Svar' });
    expect(await refused(save('ame', known))).toBe('CONFLICT');
    await as('ame', () => product.of(PhraseService).remove({ ...key(), phraseId: units!.id, expectedVersion: 2 }));
    expect(await titles('ame')).toEqual([]);
  });

  it('is about nobody: a personnummer, a case number and a name from the unit’s files are refused, by the table the number too', async () => {
    for (const text of ['Ring 20000125-2386', 'Elin Exempelsson vill börja'])
      expect([text, await refused(save('ame', { text }))]).toEqual([text, 'BAD_INPUT']);
    const raw = `insert into phrase (id, owner_unit, title, text, written_by) values (gen_random_uuid(), $1, 'Fras', 'Ring 200001252386', $2)`;
    const forced = product.rows(world.accounts.ame, raw, [unit('ame'), world.accounts.ame.accountId]);
    expect(await refused(forced)).not.toBe('done');
  });
});
