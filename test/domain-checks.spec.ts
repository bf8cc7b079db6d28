import { AGENCY_KINDS, HANDOFF_KINDS, PLAN_KINDS, PROCESSES, processMoves } from '#domain';
import { createWorld } from './setup/world.js';
import type { World } from './setup/world.js';

/** Which column keeps which closed list. What the database allows and what the domain names are one and the same. */
const LISTS: readonly (readonly [table: string, column: string, codes: readonly string[]])[] = [
  ...(
    [
      ['case', 'coordination'],
      ['consent', 'consent'],
      ['referral', 'referral'],
      ['handoff', 'handoff'],
      ['intervention', 'intervention'],
      ['sip', 'sip_plan'],
      ['commitment', 'sip_commitment'],
    ] as const
  ).map(([name, table]) => [table, 'status', statusesOf(name)] as const),
  ['sip_plan', 'kind', Object.keys(PLAN_KINDS)],
  ['sip_version', 'kind', Object.keys(PLAN_KINDS)],
  ['sip_invitation', 'kind', Object.keys(PLAN_KINDS)],
  ['handoff', 'kind', Object.keys(HANDOFF_KINDS)],
  ['agency', 'kind', Object.keys(AGENCY_KINDS)],
];

function statusesOf(name: string): string[] {
  const process = PROCESSES.find((known) => known.name === name);
  return Object.keys(process?.statuses ?? {});
}

/** The codes of a check on one column of one table, as the running database has it. */
const CHECKED = `select m.code from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
    cross join lateral (select (regexp_matches(pg_get_constraintdef(c.oid), '''(\\w+)''::text', 'g'))[1] as code) m
  where c.contype = 'c' and c.conrelid = ('samsteg.' || $1)::regclass and a.attname = $2 order by 1`;

describe('what the database allows', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.dispose());

  it.each(LISTS)('%s.%s keeps the codes of the domain, neither more nor fewer', async (table, column, codes) => {
    const allowed = await world.sql<{ code: string }>(CHECKED, [table, column]);
    expect(allowed.map(({ code }) => code).sort()).toEqual([...codes].sort());
    expect(codes).not.toEqual([]);
  });

  it.each(['referral', 'handoff', 'sip', 'commitment', 'consent'])('knows every move of the %s table', async (name) => {
    const process = PROCESSES.find((known) => known.name === name);
    const kept = await world.sql<{ row: string }>(
      `select concat_ws(' ', from_status, action, to_status, party) as row from process_move where process = $1 and corrects is null`,
      [name],
    );
    const named = process?.moves.map(([from, action, to, party]) => [from, action, to, party].join(' ')) ?? [];
    expect(kept.map(({ row }) => row).sort()).toEqual([...named].sort());
  });

  it('knows what may be taken back only where the rows remember their last move', async () => {
    const kept = await world.sql<{ process: string; row: string }>(
      `select process, concat_ws(' ', from_status, to_status, party, corrects) as row from process_move where corrects is not null`,
    );
    const named = processMoves()
      .filter(({ process, corrects }) => process === 'referral' && corrects !== null)
      .map(({ from, to, party, corrects }) => [from, to, party, corrects].join(' '));
    expect(kept.map(({ row }) => row).sort()).toEqual(named.sort());
    expect(new Set(kept.map(({ process }) => process))).toEqual(new Set(['referral']));
  });
});
