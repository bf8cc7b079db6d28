import { randomUUID } from 'node:crypto';
import { CaseService } from '#cases';
import { ConsentModule, ConsentService, RevocationService } from '#consent';
import { FLOW, FlowModule } from '#flow';
import { InterventionEnding, InterventionQueries } from '#intervention';
import { maskError } from '#platform';
import { ReferralService } from '#referral';
import { SipService } from '#sip';
import { openServices } from './setup/services.js';
import type { Services } from './setup/services.js';
import { createWorld } from './setup/world.js';
import type { AccountKey, World } from './setup/world.js';

let world: World;
let services: Services;
let caseId: string;

const key = () => ({ key: randomUUID() });
const as = <T>(who: AccountKey, work: () => Promise<T>) => services.as(world.accounts[who], work);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => maskError(error).extensions.code,
  );

const statusOf = async (table: 'referral' | 'intervention' | 'sip_plan', id: string) => {
  const texts = {
    referral: 'select status from referral where id = $1',
    intervention: 'select status from intervention where referral_id = $1',
    sip_plan: 'select status from sip_plan where id = $1',
  };
  return (await world.sql<{ status: string }>(texts[table], [id])).map(({ status }) => status);
};
const participation = async (referralId: string) =>
  (await world.sql<{ id: string; version: number }>('select id, version from intervention where referral_id = $1', [referralId]))[0] ?? { id: '', version: 0 }; // prettier-ignore
const heldBy = async (type: string, referralId: string) =>
  (await world.sql<{ code: string }>(
    `select u.code from journal j join unit u on u.id = any(j.holders) where j.type = $1 and j.payload ->> 'ref' = $2 order by 1`,
    [type, referralId],
  )).map(({ code }) => code); // prettier-ignore

/** AME asks Steget to take Elin on, and Steget does. Answers the request, accepted in version 3. */
async function accepted(): Promise<string> {
  const asked = { type: 'application' as const, programmeId: world.programmes.open, question: 'Finns plats för Elin?' };
  const id = await as('ame', () => services.of(ReferralService).write({ ...key(), caseId, ...asked }));
  await as('pro', () => services.of(ReferralService).make('accept', { ...key(), referralId: id, expectedVersion: 2 }));
  return id;
}
const START = { date: '2026-01-12', plannedEnd: '2026-04-10', hoursPerWeek: 4 };
const start = (referralId: string, fields: object = START) =>
  as('pro', () => services.of(ReferralService).make('start', { ...key(), referralId, expectedVersion: 3, ...fields }));

beforeAll(async () => {
  world = await createWorld();
  services = await openServices(world, ConsentModule, FlowModule);
  const { ame, pro, fk } = world.units;
  const categories = ['contact', 'plan'] as never;
  const edges = [
    { fromUnitId: ame.id, toUnitId: pro.id, categories },
    { fromUnitId: ame.id, toUnitId: fk.id, categories },
  ];
  caseId = await as('ame', async () => {
    const id = await services.of(CaseService).open({ ...key(), givenName: 'Elin', familyName: 'Exempelsson' });
    const said = { form: 'written', grantor: 'self', purpose: 'Samordning', validFrom: '2026-01-12' } as const;
    await services.of(ConsentService).record({ ...key(), caseId: id, ...said, validTo: '2027-01-11', edges });
    return id;
  });
});
afterAll(async () => {
  await services?.close();
  await world?.dispose();
});

describe('a request becomes a participation, and they end together', () => {
  it('every row of the table says why in both languages', () => {
    for (const { why } of Object.values(FLOW)) {
      expect(why.sv.length).toBeGreaterThan(20);
      expect(why.en.length).toBeGreaterThan(20);
    }
  });

  it('Steget starts the request: Elin’s participation is there, and AME is told without any sharing decision', async () => {
    const id = await accepted();
    await start(id);
    const opened = await as('pro', async () => services.of(InterventionQueries).again((await participation(id)).id));
    expect(opened).toMatchObject({
      title: 'Steget', kind: 'support', status: 'active', startedOn: '2026-01-12', plannedEnd: '2026-04-10', referralId: id,
      extents: [{ from: '2026-01-12', hoursPerWeek: 4 }],
    }); // prettier-ignore
    expect(await heldBy('intervention_started', id)).toEqual(['ame', 'pro']); // FK, a third unit, is not told
  });

  it('without a planned end it gets a day to be looked at again', async () => {
    const id = await accepted();
    await start(id, { date: '2026-01-12' });
    const opened = await as('pro', async () => services.of(InterventionQueries).again((await participation(id)).id));
    expect(opened).toMatchObject({ plannedEnd: null, reviewOn: '2026-04-12' });
  });

  it('Steget ends the request: the participation has ended with it, told once', async () => {
    const id = await accepted();
    await start(id);
    const end = { date: '2026-01-30', outcome: 'study', noNextStepReason: 'study', occupationAfter: 'study' };
    await as('pro', () =>
      services.of(ReferralService).make('end', { ...key(), referralId: id, expectedVersion: 4, ...end }),
    );
    expect(await statusOf('intervention', id)).toEqual(['ended']);
    const ended = await as('pro', async () => services.of(InterventionQueries).again((await participation(id)).id));
    expect(ended).toMatchObject({ endedOn: '2026-01-30', exit: { reason: 'study', noNextStepReason: 'study' } });
    expect(await heldBy('intervention_ended', id)).toEqual(['ame', 'pro']);
  });

  it('Steget ends the participation: the request waits for AME to acknowledge, and the end is told once', async () => {
    const id = await accepted();
    await start(id);
    const { id: interventionId, version } = await participation(id);
    const end = {
      date: '2026-01-30',
      reason: 'work' as const,
      nextStep: 'Jobb 1 februari, Elin',
      occupationAfter: 'work' as const,
    };
    const asked = { ...key(), interventionId, expectedVersion: version, ...end };
    await as('pro', () => services.of(InterventionEnding).end(asked));
    await as('pro', () => services.of(InterventionEnding).end(asked)); // sent twice, happens once
    const [request] = await services.rows(
      world.accounts.ame,
      'select status, outcome, version from referral where id = $1',
      [id],
    );
    expect(request).toEqual({ status: 'ended', outcome: 'work', version: 5 });
    expect(await heldBy('intervention_ended', id)).toEqual(['ame', 'pro']);
    await as('ame', () =>
      services.of(ReferralService).make('acknowledge', { ...key(), referralId: id, expectedVersion: 5 }),
    );
    expect(await statusOf('referral', id)).toEqual(['closed']);
  });

  it('if the participation cannot be opened, the request has not started either', async () => {
    const id = await accepted();
    await world.sql('alter table intervention add constraint closed_for_the_test check (false) not valid');
    expect(await refusal(start(id))).toBe('BAD_INPUT');
    await world.sql('alter table intervention drop constraint closed_for_the_test');
    expect(await statusOf('referral', id)).toEqual(['accepted']);
    expect(await statusOf('intervention', id)).toEqual([]);
    expect(await heldBy('intervention_started', id)).toEqual([]);
  });

  it('nothing of it reaches a third unit or the stranger', async () => {
    for (const other of ['fk', 'vc', 'soc', 'x1'] as const) {
      const rows = `select 1 from intervention union all select 1 from referral
        union all select 1 from journal where type in ('intervention_started', 'intervention_ended', 'extent_changed')`;
      expect(await services.rows(world.accounts[other], rows)).toEqual([]);
    }
  });
});

describe('a revoked consent', () => {
  it('lets the plan it carried rest in the same moment', async () => {
    const planId = await as('ame', () =>
      services.of(SipService).identify({ ...key(), caseId, text: 'Flera behöver samarbeta' }),
    );
    await world.sql('alter table sip_plan disable trigger by_the_table');
    await world.sql(`update sip_plan set status = 'preparing' where id = $1`, [planId]);
    await world.sql('alter table sip_plan enable trigger by_the_table');
    const edges = await world.sql<{ id: string }>(
      'select id from consent_edge where confirmed_at is not null order by id',
    );
    for (const [place, { id }] of edges.entries()) {
      expect(await statusOf('sip_plan', planId)).toEqual(['preparing']); // it still reaches somebody
      await as('ame', () => services.of(RevocationService).revoke({ ...key(), edgeId: id }));
      expect(await statusOf('sip_plan', planId)).toEqual([place + 1 < edges.length ? 'preparing' : 'suspended']);
    }
  });
});
