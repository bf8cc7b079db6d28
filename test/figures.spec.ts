import { randomUUID } from 'node:crypto';
import { CasesModule } from '#cases';
import { RecordsModule } from '#records';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';
import { FigureQueries } from '../libs/records/src/figure.queries.js';
import { FigureService } from '../libs/records/src/figure.service.js';

describe('figures a unit releases to its association', () => {
  let world: World;
  let product: Services;
  const key = () => ({ key: randomUUID() });
  const unit = (who: AccountKey) => world.accounts[who].unitId;
  const as = <T>(who: AccountKey, work: () => Promise<T>) => product.as(world.accounts[who], work);
  const Q = { figure: 'participants', quarter: '2025-Q4' } as const;
  /** As many persons who took part at a unit, each with a case of her own. */
  const takePart = (who: AccountKey, people: number, kind: string, startedOn: string) =>
    world.sql<{ case_id: string }>(
      `with k as (insert into case_file (id, association_id, number, owner_unit, holders)
         select gen_random_uuid(), $1, 'FIG-' || gen_random_uuid(), $2, array[$2::uuid] from generate_series(1, $3::int) returning id)
       insert into intervention (id, association_id, case_id, owner_unit, holders, kind, title, status, started_on, planned_end)
       select gen_random_uuid(), $1, id, $2, array[$2::uuid], $4, 'Prov', 'active', $5, '2026-12-31' from k returning case_id`,
      [world.associations.test, unit(who), people, kind, startedOn],
    );
  const preview = (who: AccountKey, args: object = Q) =>
    as(who, () => product.of(FigureQueries).preview(args as typeof Q));
  const line = (table: Awaited<ReturnType<typeof preview>>, label: string) =>
    table.lines.find((one) => one.label.sv === label)?.cells;
  const release = (who: AccountKey, args: object = Q) =>
    as(who, () => product.of(FigureService).release({ ...key(), ...Q, reason: 'yearlyReport', ...args }));
  const withdraw = (who: AccountKey, releaseId: string) =>
    as(who, () => product.of(FigureService).withdraw({ ...key(), releaseId, expectedVersion: 1, reason: 'wrong' }));
  const released = (who: AccountKey) => as(who, () => product.of(FigureQueries).released());

  let shielded: string;
  beforeAll(async () => {
    world = await createWorld();
    product = await openServices(world, CasesModule, RecordsModule);
    await takePart('ame', 12, 'workTraining', '2025-11-03');
    await takePart('ame', 8, 'workTraining', '2025-06-02');
    await takePart('ame', 3, 'rehab', '2025-11-03');
    await takePart('ame', 7, 'rehab', '2025-06-02');
    await takePart('ame', 9, 'group', '2025-11-03');
    await takePart('ame', 11, 'group', '2025-06-02');
    const protectedOnes = await takePart('ame', 6, 'education', '2025-11-03');
    shielded = protectedOnes[0]!.case_id;
    const values = protectedOnes.map((one) => one.case_id);
    await world.sql(`insert into case_protection select unnest($1::uuid[]), 'sekretessmarkering', $2, now()`, [
      values,
      unit('ame'),
    ]);
  });
  afterAll(async () => {
    await product?.close();
    await world?.dispose();
  });

  it('the preview shows what would leave: small numbers hidden, another with them, nobody protected in any', async () => {
    const table = await preview('manager');
    expect(line(table, 'Rehabilitering')).toEqual([null, null, 10]);
    expect(line(table, 'Utbildning')).toEqual([0, 0, 0]); // six, and all protected
    expect(table.lines.at(-1)?.cells.at(-1)).toBe(50);
    expect(table.columns.map(({ sv }) => sv)).toEqual(['Deltog redan', 'Började under kvartalet']);
    expect(await preview('cleared')).toEqual(table); // the small group gets the same numbers
    expect(await world.sql(`select 1 from access_entry where kind = 'figures' and case_ids <> '{}'`)).toEqual([]);
    expect((await world.sql(`select 1 from access_entry where kind = 'figures'`)).length).toBeGreaterThan(0);
    expect((await world.sql('select 1 from case_protection where case_id = $1', [shielded])).length).toBe(1);
  });

  it('the association sees what a unit has released, frozen, and nothing before or beside it', async () => {
    expect(await released('leader')).toEqual([]);
    const id = await release('manager');
    const [seen, another] = await released('leader');
    expect(another).toBeUndefined();
    expect(seen).toMatchObject({
      id,
      own: false,
      decidedBy: null,
      decidedOn: '2026-01-12',
      table: { quarter: '2025-Q4' },
    });
    expect(seen?.reason.label.sv).toBe('Förbundets årsredovisning eller delårsrapport');
    await takePart('ame', 40, 'workTraining', '2025-11-04');
    expect((await released('leader'))[0]?.table).toEqual(seen?.table);
    expect((await released('manager'))[0]).toMatchObject({ own: true, decidedBy: { name: 'Carin Exempelsson' } });
    for (const stranger of ['fk', 'soc', 'x1', 'auditor'] as const) expect(await released(stranger)).toEqual([]);
  });

  it('another association sees nothing of it, and the table holds no small number whoever writes it', async () => {
    await world.sql('update unit_association set association_id = $1 where unit_id = $2', [
      ...[world.associations.other, unit('leader')],
    ]);
    expect(await released('leader')).toEqual([]);
    await world.sql('update unit_association set association_id = $1 where unit_id = $2', [
      ...[world.associations.test, unit('leader')],
    ]);
    expect(await released('leader')).toHaveLength(1);
    await expect(world.sql('update figure_release set cells[1][1] = 4')).rejects.toThrow('violates check');
    const rewrite = product.rows(world.accounts.manager, 'update figure_release set cells[1][1] = 90');
    await expect(rewrite).rejects.toThrow('permission denied');
  });

  it('the same quarter is not released twice, nor one that is not over, nor to a foreign association', async () => {
    await expect(release('manager')).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
    await expect(release('manager', { quarter: '2026-Q1' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const elsewhere = { quarter: '2025-Q3', associationId: world.associations.other };
    await expect(release('manager', elsewhere)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const forged = `insert into figure_release (id, association_id, unit_id, figure, quarter, row_codes, column_codes, cells, threshold, reason, decided_by)
      select gen_random_uuid(), $1, $2, 'ended', '2025-Q3', '{a}', '{b}', '{{5,5},{5,5}}', 5, 'asked', $3`;
    const write = (who: AccountKey, association: 'test' | 'other', of: AccountKey, threshold = '5') =>
      product.rows(world.accounts[who], forged.replace(', 5, ', `, ${threshold}, `), [
        ...[world.associations[association], unit(of), world.accounts[who].accountId],
      ]);
    await expect(write('x1', 'test', 'ame')).rejects.toThrow('row-level security'); // another unit's
    await expect(write('manager', 'other', 'ame')).rejects.toThrow('foreign key'); // to whom it does not serve
    await expect(write('manager', 'test', 'ame', '4')).rejects.toThrow('violates check');
  });

  it('only the unit withdraws its own, the association then sees it no more, and it is not released again', async () => {
    const id = (await released('manager'))[0]!.id;
    for (const stranger of ['fk', 'x1', 'leader'] as const) {
      await expect(withdraw(stranger, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await withdraw('manager', id);
    await expect(withdraw('manager', id)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await released('leader')).toEqual([]);
    expect((await released('manager'))[0]).toMatchObject({
      recalledOn: '2026-01-12',
      recallReason: { code: 'wrong' },
    });
    await expect(release('manager')).rejects.toMatchObject({ code: 'NO_SUCH_MOVE' });
  });

  it('ended, requests and gaps count each person once, as things were on the quarter’s days', async () => {
    await world.sql(
      `update intervention set status = 'ended', ended_on = '2025-12-15', exit_reason = 'study'
       where kind = 'group' and owner_unit = $1`,
      [unit('ame')],
    );
    expect(line(await preview('manager', { ...Q, figure: 'ended' }), 'Gruppverksamhet')).toEqual([
      null,
      null,
      null,
      null,
      20,
    ]);
    expect(line(await preview('manager'), 'Gruppverksamhet')).toEqual([10, 10, 20]);
    await world.sql(
      `insert into referral (id, association_id, case_id, owner_unit, holders, type, from_unit, to_unit, status, since, sent_on)
       select gen_random_uuid(), f.association_id, f.id, $1, array[$1::uuid], 'serviceRequest', $1, $2, 'sent', '2025-12-20', '2025-12-20'
       from case_file f, generate_series(1, 2) where f.id in (select case_id from intervention where kind = 'group')`,
      [unit('ame'), unit('fk')],
    );
    expect(line(await preview('manager', { ...Q, figure: 'requests' }), 'Skickade')).toEqual([
      null,
      null,
      null,
      null,
      20,
    ]);
    await world.sql(
      `insert into finding (association_id, case_id, owner_unit, holders, rule, subject, clock_start, holder, breach_on)
       select i.association_id, i.case_id, $1, array[$1::uuid], 'between_interventions', '-', '2025-08-01', 'kommun', '2025-09-01'
       from intervention i where i.kind = 'group' and i.owner_unit = $1`,
      [unit('ame')],
    );
    const gaps = await preview('manager', { ...Q, figure: 'gaps' });
    expect(gaps.lines.flatMap(({ cells }) => cells).filter((cell) => cell === 20).length).toBeGreaterThan(0);
  });
});
