import { randomUUID } from 'node:crypto';
import type { RunningApp, Visitor } from '../setup/app.js';
import type { UnitKey } from '../setup/directory.js';
import type { AccountKey, World } from '../setup/world.js';
import type { Actor, CaseKey, Held } from './model.js';
import { CASES, Model, hasRole } from './model.js';

const CATEGORIES = [
  'contact', 'plan', 'workAbility', 'health', 'substance', 'economy', 'social', 'benefitStatus', 'outcome', 'survey',
] as const; // prettier-ignore

/** What the person has agreed may go from ame to each unit; pro gets a request and no more. */
const AGREED: Partial<Record<UnitKey, readonly string[]>> = {
  fk: ['contact', 'plan', 'benefitStatus'],
  vc: ['contact', 'plan', 'health', 'substance'],
  soc: ['contact', 'economy', 'social'],
  af: ['contact', 'plan', 'workAbility', 'outcome'],
  psy: ['contact', 'plan', 'survey'],
  pro: ['contact'],
};
/** fk and vc are members; af was; psy got its rows before its edge was revoked; soc holds without being a member. */
const GIVEN_NOTES = ['fk', 'vc', 'soc', 'af', 'psy'] as const;

/** Everyone who may ask: each unit in turn with each set of roles, and those without a unit of the case. */
type Person = readonly [name: string, roles: Actor['roles'], more?: Partial<Actor>];
const PEOPLE: readonly Person[] = [
  ['inbox', ['inbox']],
  ['caseworkerInbox', ['caseworker', 'inbox']],
  ['caseManagerInbox', ['caseManager', 'inbox']],
  ['managerInbox', ['manager', 'inbox']],
  ['conflicted', ['caseManager', 'inbox'], { hasConflict: true }],
  ['named', ['caseManager', 'inbox', 'protectedClearance'], { isNamed: true }],
  ['cleared', ['caseManager', 'inbox', 'protectedClearance']],
  ['opener', ['caseworker'], { gaveReason: true }],
  ['openingManager', ['manager'], { gaveReason: true }],
];
/** Those to whom nothing opens, in three units each: the coordinator, a member and the operating unit. */
const KEPT_OUT: readonly Person[] = [
  ['namedUnasked', ['caseworker', 'protectedClearance'], { isNamed: true }],
  ['unasked', ['caseworker']],
  ['auditor', ['auditor']],
  ['officer', ['dataProtectionOfficer']],
  ['administrator', ['administrator', 'protectedClearance']],
];
const OF_THE_CASE = ['ame', 'fk', 'vc', 'soc', 'af', 'psy', 'pro'] as const;
const SEATS: readonly (readonly [UnitKey, readonly Person[]])[] = [
  ...OF_THE_CASE.map((unit) => [unit, PEOPLE] as const),
  ...(['ame', 'fk', 'pro'] as const).map((unit) => [unit, KEPT_OUT] as const),
  ...(['ror', 'ame2', 'x1'] as const).map((unit) => [unit, PEOPLE.slice(1, 3)] as const),
];

export interface Asker extends Actor {
  readonly visitor: Visitor;
  readonly accountId?: string;
}
/** Whoever reads no case in any relation is asked about two of them; the others about all. */
export const casesFor = (asker: Asker): readonly CaseKey[] =>
  hasRole(asker, 'unit') && OF_THE_CASE.some((unit) => unit === asker.unit) ? CASES : ['plain', 'sekretess'];

/** One world with every relation in it at once, once per protection, and the model that says who holds what. */
export class MatrixWorld {
  readonly model = new Model();
  readonly caseIds = {} as Record<CaseKey, string>;
  readonly askers: Asker[] = [];
  /** The one record of each kind that questions are asked about. */
  readonly about = new Map<CaseKey, Map<string, Held>>();

  constructor(
    readonly world: World,
    readonly app: RunningApp,
  ) {}

  /** Everybody, or those named: the ordinary run hires a sample. */
  async build(names?: readonly string[]): Promise<this> {
    const workers = {} as Record<UnitKey, Visitor>;
    for (const unit of OF_THE_CASE) workers[unit] = await this.app.signIn(unit);
    for (const key of CASES) await new CaseStory(this, workers, key).tell();
    await this.people(names);
    return this;
  }

  private async people(names?: readonly string[]): Promise<void> {
    const isHired = ({ name }: Actor) => !names || names.includes(name);
    const seats = SEATS.flatMap(([unit, people]) =>
      people.map(([name, roles, more]) => ({ name: `${unit}.${name}`, unit, roles, ...more })),
    );
    const leaders = (['processLeader', 'administrator'] as const).map((role) => ({ name: `assoc.${role}`, unit: 'assoc' as const, roles: [role] })); // prettier-ignore
    const assigned = { name: 'ame', unit: 'ame' as const, roles: ['caseManager', 'inbox'] as const, isAssigned: true };
    const noSeat = { name: 'seatless', roles: [] };
    const hired: Actor[] = [...seats, ...leaders, noSeat].filter(isHired);
    for (const actor of hired) await this.hire(actor);
    await this.wall();
    for (const actor of [...hired, assigned]) {
      const visitor = await this.app.signIn(actor.name.toLowerCase(), this.world.accounts.ame.password);
      const [account] = await this.world.sql<{ id: string }>('select id from account where username = $1', [actor.name.toLowerCase()]); // prettier-ignore
      this.askers.push({ ...actor, visitor, accountId: account?.id });
    }
    this.askers.push({ name: 'nobody', roles: [], visitor: this.app.stranger() });
    for (const asker of this.askers.filter(({ gaveReason }) => gaveReason)) {
      for (const key of CASES) await open(asker.visitor, this.caseIds[key]);
    }
  }

  private async hire({ name, unit, roles }: Actor): Promise<void> {
    await this.world.sql(
      `with known as (select password_hash from account where username = 'ame'),
        hired as (insert into account (id, username, name, password_hash)
          select uuidv7(), $1, $1, password_hash from known returning id)
       insert into seat (id, account_id, unit_id, roles) select uuidv7(), id, $2::uuid, $3 from hired where $2::uuid is not null`,
      [name.toLowerCase(), unit ? this.world.units[unit].id : null, roles],
    );
  }

  /** The flags, set at the very end, and the small groups: two of each unit's people. */
  private async wall(): Promise<void> {
    const { caseIds, world } = this;
    for (const [key, level] of [['sekretess', 'sekretessmarkering'], ['folkbokforing', 'skyddadFolkbokforing']] as const) {
      if (!caseIds[key]) continue;
      await world.sql(`insert into case_protection (case_id, level, set_by_unit, set_at) values ($1, $2, $3, app_now())`, [
        caseIds[key], level, world.units.ame.id,
      ]);
      await world.sql(
        `insert into clearance_named (case_id, unit_id, account_id) select $1, s.unit_id, s.account_id from seat s
           join account a on a.id = s.account_id where a.username like '%.named%'`,
        [caseIds[key]],
      );
    } // prettier-ignore
    await world.sql(
      `insert into conflict_of_interest (account_id, case_id, declared_at) select id, $1, app_now() from account where username like '%.conflicted'`,
      [caseIds.conflict],
    );
  }
}

const open = (visitor: Visitor, caseId: string) =>
  visitor.ask(`mutation ($input: OpenCaseWithReasonInput!) { openCaseWithReason(input: $input) { id } }`, {
    input: { caseId, reason: 'covering' },
  });

const NEW_ROWS = `select f.id, f.kind, coalesce(j.type, m.kind) as sort, coalesce(m.text, '') as text from feed f
    left join journal j on j.id = f.id left join message m on m.id = f.id
  where f.case_id = $1 and f.version = 1 group by 1, 2, 3, 4`;

/** The same story in each case: who writes what, and to whom it goes. After each step the model is told, in its own words. */
class CaseStory {
  private readonly known = new Set<string>();
  private readonly fresh = new Map<string, Held>();
  private caseId = '';

  constructor(
    private readonly matrix: MatrixWorld,
    private readonly workers: Record<UnitKey, Visitor>,
    private readonly key: CaseKey,
  ) {}

  private unit = (name: UnitKey) => this.matrix.world.units[name].id;
  private word = (name: string) => `kanarie-${this.key}-${name}`;

  async tell(): Promise<void> {
    const { model } = this.matrix;
    await this.opened();
    await this.agreed();
    const person = this.fresh.get('person')!;
    for (const category of CATEGORIES) await this.note('ame', category);
    for (const to of GIVEN_NOTES) {
      await this.give('ame', 'person', person, to);
      for (const category of AGREED[to]!) await this.give('ame', 'message', this.fresh.get(`ame.${category}`)!, to);
    }
    for (const from of ['fk', 'vc'] as const) {
      await this.ask('ame', 'askEdgeConfirmation', 'EdgeRefInput', { edgeId: this.fresh.get(`edge.${from}.ame`)!.id });
      for (const row of [`edge.${from}.ame`, `member.${from}`]) model.hand(this.fresh.get(row)!, from);
    }
    await this.confirmed();
    await this.asked();
    await this.offered();
    await this.endings();
    const kinds = ['referral', 'handoff', 'sip', 'intervention', 'ready', 'consent'];
    const about = new Map(kinds.flatMap((kind) => (this.fresh.has(kind) ? [[kind, this.fresh.get(kind)!]] : [])));
    about.set('edge', this.fresh.get('edge.fk.ame')!).set('person', person);
    this.matrix.about.set(this.key, about);
  }

  private async opened(): Promise<void> {
    const name = { givenName: 'Elin', familyName: this.word('person'), birthYear: 1990 };
    const { openCase } = await this.ask<{ openCase: { id: string } }>('ame', 'openCase', 'OpenCaseInput', name);
    this.caseId = openCase.id;
    this.matrix.caseIds[this.key] = openCase.id;
    await this.noteNew('ame');
    this.fresh.get('person')!.word = this.word('person');
  }

  private async agreed(): Promise<void> {
    const out = Object.entries(AGREED).map(([to, categories]) => ({ from: 'ame', to, categories }));
    const edges = [...out, { from: 'fk', to: 'ame', categories: ['contact', 'plan'] }, { from: 'vc', to: 'ame', categories: ['contact', 'health'] }]; // prettier-ignore
    const ends = edges.map(({ from, to, categories }) => ({ fromUnitId: this.unit(from as UnitKey), toUnitId: this.unit(to as UnitKey), categories })); // prettier-ignore
    const words = { purpose: this.word('purpose'), exclusions: this.word('exclusions') };
    const said = { caseId: this.caseId, form: 'written', grantor: 'self', share: false, validFrom: '2026-01-12', validTo: '2026-12-31', ...words }; // prettier-ignore
    await this.ask('ame', 'recordConsent', 'RecordConsentInput', { ...said, edges: ends });
    await this.noteNew('ame');
    const named = `select e.id, 'edge.' || f.code || '.' || t.code as name from consent_edge e
        join unit f on f.id = e.from_unit join unit t on t.id = e.to_unit where case_id = $1
      union all select m.id, 'member.' || u.code from member m join unit u on u.id = m.unit_id where case_id = $1`;
    for (const { id, name } of await this.matrix.world.sql<{ id: string; name: string }>(named, [this.caseId])) {
      this.fresh.set(
        name,
        this.matrix.model.held.find((row) => row.id === id)!,
      );
    }
  }

  private async note(who: UnitKey, category: string): Promise<void> {
    const text = this.word(`${who}-${category}`);
    await this.ask(who, 'addNote', 'AddNoteInput', { caseId: this.caseId, category, text });
    await this.noteNew(who);
    this.fresh.set(`${who}.${category}`, this.fresh.get('message')!);
  }

  /** Handing over under an edge: the receiver holds the row from then on, and the edge it rests on. */
  private async give(from: UnitKey, recordKind: string, row: Held, to: UnitKey): Promise<void> {
    const said = { caseId: this.caseId, recordKind, recordId: row.id, toUnitId: this.unit(to), ground: 'CONSENT' };
    await this.ask(from, 'deliver', 'MakeDeliveryInput', said);
    this.matrix.model.hand(row, to);
    this.restsOn(`edge.${from}.${to}`, to);
  }

  /** The edge is known to who received under it; that is no handing over of its own. */
  private restsOn(edge: string, to: UnitKey): void {
    this.fresh.get(edge)!.holders.add(to);
  }

  /** fk confirms its own side, writes two notes and hands one over; vc has not answered. */
  private async confirmed(): Promise<void> {
    await this.ask('fk', 'confirmEdge', 'ConfirmEdgeInput', {
      edgeId: this.fresh.get('edge.fk.ame')!.id,
      share: false,
    });
    await this.noteNew('fk');
    for (const category of ['plan', 'benefitStatus']) await this.note('fk', category);
    await this.give('fk', 'message', this.fresh.get('fk.plan')!, 'ame');
  }

  /** A request to the programme's unit, which takes it on and starts the participation. */
  private async asked(): Promise<void> {
    const { model, world } = this.matrix;
    const asked = { caseId: this.caseId, type: 'application', programmeId: world.programmes.open, question: this.word('question') }; // prettier-ignore
    await this.ask('ame', 'sendReferral', 'SendReferralInput', asked);
    await this.noteNew('ame');
    for (const row of ['referral', 'person', 'message', 'event:referral_sent']) model.hand(this.fresh.get(row)!, 'pro');
    this.restsOn('edge.ame.pro', 'pro');
    const referral = this.fresh.get('referral')!;
    const move = async (name: string, expectedVersion: number, more: object = {}) => {
      await this.ask('pro', name, 'ReferralMoveInput', { referralId: referral.id, expectedVersion, ...more });
      await this.noteNew('pro');
    };
    await move('receiveReferral', 2);
    model.hand(this.fresh.get('event:referral_received')!, 'ame');
    await move('acceptReferral', 3);
    model.hand(this.fresh.get('event:referral_answered')!, 'ame');
    await move('startReferral', 4, { date: '2026-01-12', plannedEnd: '2026-03-01' });
    model.hand(this.fresh.get('event:intervention_started')!, 'ame');
  }

  private async offered(): Promise<void> {
    const words = { situation: this.word('situation'), plan: this.word('planning'), openPromises: '' };
    const offer = { caseId: this.caseId, kind: 'coordination', toUnitId: this.unit('fk'), nextDate: '2026-01-20' };
    await this.ask('ame', 'offerHandoff', 'OfferHandoffInput', { ...offer, ...words, participantInformed: true });
    await this.noteNew('ame');
    for (const row of ['handoff', 'message:situation', 'message:plan', 'event:handoff_offered']) {
      this.matrix.model.hand(this.fresh.get(row)!, 'fk');
    }
  }

  /** What is ame's own: a need, a number, a readiness, a draft; and the two ends of having received. */
  private async endings(): Promise<void> {
    const { caseId } = this;
    await this.ask('ame', 'identifySipNeed', 'IdentifySipNeedInput', { caseId, text: this.word('need') });
    await this.ask('ame', 'setOwnNumber', 'SetOwnNumberInput', { caseId, ownNumber: this.word('number') });
    await this.ask('ame', 'declareReady', 'DeclareReadyInput', { caseId, kind: 'support', from: '2026-01-12' });
    await this.ask('ame', 'revokeEdge', 'EdgeRefInput', { edgeId: this.fresh.get('edge.ame.psy')!.id });
    await this.ask('ame', 'decideSharing', 'DecideSharingInput', {
      caseId,
      toUnitId: this.unit('fk'),
      categories: ['survey'],
    });
    await this.noteNew('ame');
    await this.matrix.world.sql(`update member set until = app_today() where case_id = $1 and unit_id = $2`, [
      caseId,
      this.unit('af'),
    ]);
  }

  private ask<T>(who: UnitKey, name: string, type: string, fields: object): Promise<T> {
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
    return this.workers[who].get<T>(document, { input: { key: randomUUID(), ...fields } });
  }

  /** The rows that have come since the last step are the acting unit's, whatever the database says of them. */
  private async noteNew(owner: UnitKey): Promise<void> {
    type Row = { id: string; kind: string; sort: string | null; text: string };
    for (const { id, kind, sort, text } of await this.matrix.world.sql<Row>(NEW_ROWS, [this.caseId])) {
      if (this.known.has(id)) continue;
      this.known.add(id);
      if (kind === 'unitCase') continue; // each unit's own side comes with the first row it is handed
      const word = /kanarie-\S+/.exec(text)?.[0];
      const row = this.matrix.model.born({ id, kind, owner, caseKey: this.key, sort, word });
      this.fresh.set(kind, row);
      if (sort) this.fresh.set(`${kind}:${sort}`, row);
    }
  }
}

export type { AccountKey };
