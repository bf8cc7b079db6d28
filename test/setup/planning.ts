import { randomUUID } from 'node:crypto';
import { ConsentService } from '#consent';
import type { Category } from '#domain';
import { RequestTransaction } from '#platform';
import { CommitmentService, SipAdoption, SipMeetings, SipService, sipPlanOf } from '#sip';
import type { Commitment, SipPlan, SipPlanRow } from '#sip';
import type { Services } from './services.js';
import type { AccountKey, UnitKey, World } from './world.js';

const TABLES = [
  'sip_plan',
  'sip_version',
  'sip_invitation',
  'meeting',
  'meeting_invitation',
  'sip_commitment',
  'journal',
  'message',
  'person',
  'case_file',
];
const TALLY = TABLES.map((table) => `select count(*)::int as n from ${table}`).join(' union all ');
const BASE: Category[] = ['contact', 'plan'];

type Plain = Parameters<SipService['make']>[0];
type Answer = Parameters<CommitmentService['make']>[0];

interface Now {
  readonly world: World;
  readonly services: Services;
  readonly caseId: string;
  readonly planId: string;
}

/** What people do with a plan and read of it, each in her own seat, in the world there is now. */
export function planning(now: () => Now) {
  const key = () => ({ key: randomUUID() });
  const id = (unit: UnitKey): string => now().world.units[unit].id;
  const as = <T>(who: AccountKey, work: () => Promise<T>) => now().services.as(now().world.accounts[who], work);

  /** What the case page of a unit shows. */
  const plansOf = (who: AccountKey): Promise<SipPlan[]> =>
    as(who, async () => {
      const rows = await RequestTransaction.current().value<SipPlanRow[]>('select api.sip_plans_of($1)', [
        now().caseId,
      ]);
      return rows.map(sipPlanOf);
    });
  async function planOf(who: AccountKey): Promise<SipPlan> {
    const [plan] = await plansOf(who);
    if (!plan) throw new Error(`${who} holds no plan`);
    return plan;
  }
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => ({ code: 'done' }),
      (error: { code?: string; sv?: string; detail?: object }) => ({ code: error.code, sv: error.sv, ...error.detail }),
    );

  /** One move with what it says, at the version the plan has now. */
  async function said(fields: object = {}, who: AccountKey = 'ame') {
    const { version } = await planOf(who);
    return { ...key(), planId: now().planId, expectedVersion: version, ...fields };
  }
  const make = async (action: Plain, fields: object = {}) => {
    const input = await said(fields);
    return as('ame', () => now().services.of(SipService).make(action, input));
  };
  const meet = async (what: 'call' | 'rebook' | 'cancel' | 'hold', fields: object = {}) => {
    const input = await said(fields);
    return as('ame', () => now().services.of(SipMeetings)[what](input));
  };
  const adopt = async (what: 'adopt' | 'followUp', fields: object = {}) => {
    const input = await said(fields);
    return as('ame', () => now().services.of(SipAdoption).adopt(what, input));
  };
  const write = async (draft: object) => {
    const empty = { goals: [], noOtherMeasures: false, participantInformed: false };
    const input = await said({ ...empty, ...draft });
    return as('ame', () =>
      now()
        .services.of(SipService)
        .saveDraft(input as never),
    );
  };

  async function commitmentOf(who: AccountKey, text: string): Promise<Commitment> {
    const found = (await planOf(who)).commitments.find((commitment) => commitment.text === text);
    if (!found) throw new Error(`${who} holds no commitment “${text}”`);
    return found;
  }
  async function answer(who: AccountKey, action: Answer, text: string, fields: object = {}) {
    const { id: commitmentId, version } = await commitmentOf(who, text);
    const input = { ...key(), commitmentId, expectedVersion: version, ...fields };
    return as(who, () => now().services.of(CommitmentService).make(action, input));
  }

  /** AME writes down what Elin agreed to, from AME to each of the units and back. */
  const agree = (units: readonly UnitKey[], validTo = '2027-01-11', validFrom = '2026-01-12') =>
    as('ame', () => {
      const there = units.map((unit) => ({ fromUnitId: id('ame'), toUnitId: id(unit), categories: BASE }));
      const back = units.map((unit) => ({ fromUnitId: id(unit), toUnitId: id('ame'), categories: BASE }));
      const form = { form: 'written', grantor: 'self', purpose: 'Samordnad plan', validFrom, validTo } as const;
      const edges = [...there, ...back];
      return now()
        .services.of(ConsentService)
        .record({ ...key(), caseId: now().caseId, ...form, edges, share: false });
    });

  const events = (who: AccountKey, type: string) =>
    now().services.rows<{ payload: Record<string, unknown> }>(
      now().world.accounts[who],
      'select payload from journal where type = $1 order by id',
      [type],
    );

  async function rowsSeenBy(who: AccountKey): Promise<number> {
    const counted = await now().services.rows<{ n: number }>(now().world.accounts[who], TALLY);
    return counted.reduce((sum, { n }) => sum + n, 0);
  }

  const act = (text: string, kind: 'insats' | 'measure', unit: UnitKey, to?: string) => ({
    ...{ text, kind, to, responsibleUnitId: id(unit) },
  });
  const SUPPORT = 'Boendestöd två gånger i veckan';
  const TALK = 'Samtal var tredje vecka';
  const TRAIN = 'Arbetsträning 8 timmar i veckan';
  const BENEFIT = 'Prövar fortsatt ersättning';
  const SEEK = 'Söker arbetsträningsplats';

  /** What is practice beside what the law asks. */
  const MORE = {
    situation: 'Sjukskriven sedan 2023',
    children: 'En son på sex år, varannan vecka',
    crisisPlan: 'Ring Alma, därefter jouren',
    keeper: 'Alma',
  };

  /** The plan as they wrote it at the meeting. AF was not there, and no consent reaches it. */
  const written = () => ({
    ...MORE,
    participantWords: 'Jag vill komma igång i lugn takt',
    longTermGoal: 'Eget arbete på deltid',
    goals: [
      {
        text: 'En vardag som håller',
        actions: [
          { ...act(SUPPORT, 'insats', 'soc'), contact: 'Boendestödet, 0500-00 00 00' },
          act(TALK, 'insats', 'vc', '2026-09-01'),
        ],
      },
      {
        text: 'Prova arbete',
        actions: [act(TRAIN, 'insats', 'ame'), act(BENEFIT, 'measure', 'fk'), act(SEEK, 'measure', 'af')],
      },
    ],
    participantDoes: 'Kommer på avtalade tider',
    overallResponsibleUnitId: id('vc'),
    followUpOn: '2026-09-22',
    followUpMethod: 'Möte på AME',
    participantInformed: true,
  });

  return {
    key,
    id,
    as,
    plansOf,
    planOf,
    refusal,
    said,
    make,
    meet,
    adopt,
    write,
    commitmentOf,
    answer,
    agree,
    events,
    rowsSeenBy,
    act,
    SUPPORT,
    TALK,
    TRAIN,
    BENEFIT,
    SEEK,
    MORE,
    written,
  };
}
