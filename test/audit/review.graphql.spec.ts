import { randomUUID } from 'node:crypto';
import { startApp } from '../setup/app.js';
import type { RunningApp, Visitor } from '../setup/app.js';
import { createWorld } from '../setup/world.js';
import type { AccountKey, World } from '../setup/world.js';

const LOG = `query ($input: AccessLogInput!) { accessLog(input: $input) { totalCount protectedCount
  edges { node { at accountName kind { code } ground { code } numbers cases flags { code } } } } }`;
const EXTRACT = `query ($n: String!) { accessExtract(caseNumber: $n, from: "2026-01-01", to: "2026-02-01") { fileName text contentBase64 } }`;
const INCIDENT = `query ($n: String!) { incidentView(caseNumber: $n, noticedAt: "2026-01-31T10:00:00Z") { deliveries openings text deadlines { by } } }`;
const PERIOD = { from: '2026-01-01', to: '2026-02-01' };

interface Log {
  readonly accessLog: {
    readonly totalCount: number;
    readonly protectedCount: number;
    readonly edges: readonly {
      node: {
        accountName: string;
        kind: { code: string };
        numbers: string[];
        cases: number;
        flags: { code: string }[];
      };
    }[];
  };
}

describe('the log auditor', () => {
  let world: World;
  let app: RunningApp;
  let own: { id: string; number: string };
  let foreign: { id: string; number: string };
  const visitors = new Map<AccountKey, Visitor>();
  const visit = async (who: AccountKey) => {
    const known = visitors.get(who) ?? (await app.signIn(who));
    visitors.set(who, known);
    return known;
  };
  const open = async (who: AccountKey, givenName: string, familyName: string) => {
    const input = { key: randomUUID(), givenName, familyName };
    const text = 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { id number } }';
    return (await (await visit(who)).get<{ openCase: { id: string; number: string } }>(text, { input })).openCase;
  };
  const log = async (more: object = {}) =>
    (await (await visit('auditor')).get<Log>(LOG, { input: { ...PERIOD, ...more } })).accessLog;

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world);
    own = await open('vc', 'Elin', 'Provsson'); // the caseworker is called Provsson too
    foreign = await open('ame', 'Bo', 'Exempelsson');
    await (await visit('psy')).ask('query ($id: ID!) { case(id: $id) { id } }', { id: own.id });
    await (await visit('psy')).ask('query ($id: ID!) { case(id: $id) { id } }', { id: foreign.id });
  });
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('sees the own authority’s log and no other’s: who, when, kind and number, never what the case says', async () => {
    const { edges } = await log();
    const names = new Set(edges.map(({ node }) => node.accountName));
    expect(names).toEqual(new Set(['Vera Provsson', 'Petra Testsson', 'Doris Testsson']));
    expect(edges.flatMap(({ node }) => node.numbers)).toContain(own.number);
    expect(JSON.stringify(edges)).not.toMatch(new RegExp(`Elin|${foreign.number}`));
  });

  it('draws a sample by a rule: the same family name, refused tries', async () => {
    const sameName = await log({ rule: 'sameName' });
    expect(sameName.edges.map(({ node }) => node.accountName)).toEqual(['Vera Provsson']);
    const refused = await log({ rule: 'refused' });
    expect(refused.edges.map(({ node }) => [node.accountName, node.kind.code])).toEqual([
      ['Petra Testsson', 'denied'],
      ['Petra Testsson', 'denied'],
    ]);
    // one of the two was about a case of another authority: its number is not told
    expect(refused.edges.flatMap(({ node }) => node.numbers)).toEqual([own.number]);
  });

  it('looks into one person or one case only with a reason, and that is a record from then on', async () => {
    const auditor = await visit('auditor');
    expect(await auditor.refusal(LOG, { input: { ...PERIOD, caseNumber: own.number } })).toBe('BAD_INPUT');
    const { totalCount } = await log({ caseNumber: own.number, reason: 'Anmälan från deltagaren' });
    expect(totalCount).toBeGreaterThan(1);
    expect(await auditor.refusal(LOG, { input: { ...PERIOD, caseNumber: foreign.number, reason: 'Nyfikenhet' } })).toBe(
      'NOT_FOUND',
    );
    const { accountId } = world.accounts.psy;
    expect(
      (await log({ accountId, reason: 'Anmälan från chefen' })).edges.every(
        ({ node }) => node.accountName === 'Petra Testsson',
      ),
    ).toBe(true);
    const kept = await world.sql('select kind, reason, result from log_review order by at');
    expect(kept).toEqual([
      { kind: 'suspicion', reason: 'Anmälan från deltagaren', result: 'opened' },
      { kind: 'suspicion', reason: 'Anmälan från chefen', result: 'opened' },
    ]);
  });

  it('writes down how a review ended, once, and nobody changes it', async () => {
    const auditor = await visit('auditor');
    const text = `mutation ($input: RecordLogReviewInput!) { recordLogReview(input: $input) { subject result { code } reviewed by } }`;
    const input = {
      key: randomUUID(),
      kind: 'systematic',
      subject: 'sameName',
      ...PERIOD,
      reviewed: 1,
      result: 'explained',
      measures: 'Samtal',
    };
    const { recordLogReview } = await auditor.get<{ recordLogReview: object[] }>(text, { input });
    expect(recordLogReview[0]).toMatchObject({ subject: 'sameName', result: { code: 'explained' }, reviewed: 1 });
    await auditor.get(text, { input });
    expect(await world.sql(`select 1 from log_review where subject = 'sameName'`)).toHaveLength(1);
    await expect(world.sql(`update log_review set result = 'noRemark'`)).rejects.toThrow('append-only');
  });

  it('names who made a review, also when she sits in another unit of the authority', async () => {
    await world.sql(
      `insert into log_review (id, agency_id, unit_id, account_id, kind, subject, reviewed, result, period_from, period_to)
       select gen_random_uuid(), agency_id, $1, $2, kind, 'volume', 0, 'noRemark', period_from, period_to from log_review where subject = 'sameName'`,
      [world.accounts.psy.unitId, world.accounts.psy.accountId],
    );
    const { logReviews } = await (await visit('auditor')).get<{ logReviews: { subject: string; by: string }[] }>('{ logReviews { subject by } }'); // prettier-ignore
    expect(logReviews.filter(({ subject }) => subject === 'volume')).toEqual([{ subject: 'volume', by: 'Petra Testsson' }]); // prettier-ignore
  });

  it('shows a refused try at a protected case as one at a case that is not there', async () => {
    const shown = async () => {
      const { totalCount, protectedCount, edges } = await log({ rule: 'refused' });
      return { totalCount, protectedCount, rows: edges.map(({ node }) => [node.numbers, node.cases, node.flags.map(({ code }) => code)]) }; // prettier-ignore
    };
    const before = await shown();
    await world.sql(
      `insert into case_protection (case_id, level, set_by_unit, set_at) values ($1, 'sekretessmarkering', $2, app_now())`,
      [own.id, world.accounts.vc.unitId],
    );
    const after = await shown();
    expect(after).toMatchObject({ totalCount: before.totalCount, protectedCount: before.protectedCount });
    expect(after.rows).toHaveLength(before.rows.length);
    expect(after.rows.every(([numbers, cases]) => String(numbers) === '' && cases === 0)).toBe(true);
    expect(JSON.stringify(after.rows)).not.toContain('protected');
    await world.sql('delete from case_protection');
  });

  it('counts entries about protected cases without showing them, unless she is cleared', async () => {
    const before = await log();
    await world.sql(
      `insert into case_protection (case_id, level, set_by_unit, set_at) values ($1, 'sekretessmarkering', $2, app_now())`,
      [own.id, world.accounts.vc.unitId],
    );
    const { edges, protectedCount } = await log();
    expect(protectedCount).toBeGreaterThan(0);
    expect(edges.length).toBeLessThan(before.edges.length + 2);
    expect(edges.flatMap(({ node }) => node.numbers)).not.toContain(own.number);
    const auditor = await visit('auditor');
    expect(await auditor.refusal(EXTRACT, { n: own.number })).toBe('NOT_FOUND');
    expect(await auditor.refusal(INCIDENT, { n: own.number })).toBe('NOT_FOUND');
    await world.sql(`update seat set roles = roles || '{protectedClearance}' where id = $1`, [
      world.accounts.auditor.seatId,
    ]);
    expect((await log()).protectedCount).toBe(0);
    await world.sql('delete from case_protection');
  });

  it('tells who received and who opened, with the days by which it must be reported', async () => {
    const auditor = await visit('auditor');
    const { incidentView } = await auditor.get<{
      incidentView: { text: string; openings: number; deadlines: { by: string }[] };
    }>(INCIDENT, { n: own.number });
    expect(incidentView.openings).toBeGreaterThan(0);
    expect(incidentView.text).toContain('Vera Provsson');
    expect(incidentView.text).not.toContain('Elin');
    expect(incidentView.deadlines.map(({ by }) => by)).toEqual([
      '2026-02-01T10:00:00.000Z',
      '2026-02-03T10:00:00.000Z',
      '2026-03-03T10:00:00.000Z',
    ]);
    expect(await auditor.refusal(INCIDENT, { n: foreign.number })).toBe('NOT_FOUND');
  });

  it('makes the participant’s extract: unit, time, kind and why, no names of staff, of the own authority alone', async () => {
    const { accessExtract } = await (
      await visit('auditor')
    ).get<{ accessExtract: { fileName: string; text: string; contentBase64: string } }>(EXTRACT, { n: own.number });
    expect(Buffer.from(accessExtract.contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(accessExtract.text).toContain('Vårdcentralen Provby');
    expect(accessExtract.text).toContain('Någon öppnade ärendet');
    expect(`${accessExtract.text}${accessExtract.fileName}`).not.toMatch(/Vera|Petra|Elin/);
    expect(await (await visit('ame')).refusal(EXTRACT, { n: own.number })).toBe('NOT_FOUND');
    expect((await (await visit('ame')).ask(EXTRACT, { n: foreign.number })).errors).toBeUndefined();
    expect(await (await visit('soc')).refusal(EXTRACT, { n: foreign.number })).toBe('FORBIDDEN');
  });

  it('goes through who has which seat, and what to ask about', async () => {
    const text = '{ seatsToReview { name why roles { code } flags { code } lastUsedOn } }';
    const { seatsToReview } = await (
      await visit('auditor')
    ).get<{ seatsToReview: { name: string; why: null; flags: { code: string }[]; lastUsedOn: string | null }[] }>(text);
    expect(seatsToReview.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Vera Provsson', 'Doris Testsson', 'Petra Testsson']),
    );
    expect(seatsToReview.map(({ name }) => name)).not.toContain('Alma Exempelsson');
    expect(seatsToReview.find(({ name }) => name === 'Vera Provsson')).toMatchObject({
      why: null,
      lastUsedOn: '2026-01-12',
      flags: [{ code: 'noReason' }],
    });
  });

  it('is nobody else: other roles and the doors themselves refuse', async () => {
    for (const who of ['ame', 'manager', 'leader', 'vc'] as const) {
      expect(await (await visit(who)).refusal(LOG, { input: PERIOD })).toBe('FORBIDDEN');
    }
  });
});
