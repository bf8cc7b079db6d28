import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { RunningApp, Visitor } from '../setup/app.js';
import type { World } from '../setup/world.js';
import { EVERYBODY, Model, PEOPLE } from './model.js';
import type { Category, Operation, Unit, Who } from './model.js';

const UNLOCK = 'update account set locked_at = null where locked_at is not null';
const OPEN = 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { id } }';
const PAGE = 'query ($id: ID!) { case(id: $id) { notes { id } } }';
const mutation = (name: string, type: string, answer = 'id') => `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`; // prettier-ignore
/** What each of them reads, in one call: as the pool would ask, under the identity of one after the other. */
const LOOK = `create function pg_temp.look(of_case uuid, people jsonb) returns text[] language plpgsql as $$
  declare seen text[] := '{}'; one jsonb; ids text; begin
    for one in select value from jsonb_array_elements(people) loop
      perform set_config('role', 'samsteg_app', true), set_config('app.account', one ->> 'account', true),
        set_config('app.seat', one ->> 'seat', true), set_config('app.unit', one ->> 'unit', true),
        set_config('app.roles', one ->> 'roles', true), set_config('app.actor', 'user', true);
      select coalesce(string_agg(m.id::text, ' ' order by m.id::text), '') into ids from samsteg.message m
        where m.case_id = of_case and m.about_kind = 'case' and samsteg.may_open(m.case_id);
      seen := seen || ids;
      perform set_config('role', 'none', true);
    end loop;
    return seen;
  end $$`;
/** How many of them ask through GraphQL too, when a sequence has ended: by turns, so that everybody does. */
const ASKERS = 2;

/** Plays a sequence through GraphQL and keeps the model beside it; after each step everybody looks. */
export class Player {
  private readonly visitors = new Map<Who, Visitor>();
  private readonly client: pg.Client;
  private model = new Model();
  private caseId = '';
  private refusal = '';
  private request?: { id: string; version: number; from: Unit; to: Unit; status: string };
  private asked = 0;

  constructor(
    private readonly world: World,
    private readonly app: RunningApp,
  ) {
    this.client = new pg.Client(world.ownerUrl);
  }

  async start(): Promise<this> {
    await this.client.connect();
    await this.client.query('set search_path = samsteg');
    await this.client.query(LOOK);
    for (const who of EVERYBODY) this.visitors.set(who, await this.app.signIn(who));
    return this;
  }

  /** Nobody stays locked out. */
  async stop(): Promise<void> {
    await this.client.query(UNLOCK);
    await this.client.end();
  }

  /** Answers the first thing that was not as the model has it; nothing when all was. */
  async play(operations: readonly Operation[]): Promise<string | undefined> {
    await this.client.query(UNLOCK);
    this.model = new Model();
    this.request = undefined;
    const { openCase } = await this.visitors.get('ame')!.get<{ openCase: { id: string } }>(OPEN, { input: { key: randomUUID(), givenName: 'Test', familyName: 'Testsson' } }); // prettier-ignore
    this.caseId = openCase.id;
    for (const [at, operation] of operations.entries()) {
      const wrong = (await this.perform(operation)) ?? (await this.look());
      if (wrong) return `step ${at + 1} (${JSON.stringify(operation)}): ${wrong}`;
    }
    return this.ask();
  }

  private unit = (name: Unit): string => this.world.units[name].id;

  /** Whether it happened; a refusal to show the page afterwards does not undo a revocation. */
  private async done(who: Who, name: string, type: string, fields: object, answer = 'id'): Promise<boolean> {
    const key = KEYLESS_INPUTS.has(type) ? {} : { key: randomUUID() };
    const caseId = CASE_INPUTS.has(type) ? { caseId: this.caseId } : {};
    const said = { input: { ...key, ...caseId, ...fields } };
    const { errors } = await this.visitors.get(who)!.ask(mutation(name, type, answer), said);
    const [first] = errors ?? [];
    // a question that the schema does not know is our own mistake, and no refusal
    if (first?.extensions.code === 'INTERNAL' || /^Variable "|^Cannot query/.test(first?.message ?? ''))
      throw new Error(`${name} by ${who}: ${JSON.stringify(errors)}`);
    this.refusal = first ? `${first.extensions.code} ${first.message}` : '';
    return errors === undefined;
  }

  private differs(operation: Operation, done: boolean, may: boolean): string | undefined {
    return done === may
      ? undefined
      : `${operation.kind} by ${operation.who} ${done ? 'happened' : `was refused: ${this.refusal}`}`;
  }

  private async perform(operation: Operation): Promise<string | undefined> {
    const { model } = this;
    const { who } = operation;
    switch (operation.kind) {
      case 'note': {
        const may = model.reads(who);
        const done = await this.done(who, 'addNote', 'AddNoteInput', { category: operation.category, text: 'Ord' });
        if (done && may) model.wrote(who, await this.newest('message'), operation.category);
        return this.differs(operation, done, may);
      }
      case 'consent':
        return this.consent(operation, operation.both ? ['contact', 'plan'] : ['plan']);
      case 'confirm':
      case 'revoke':
      case 'narrow':
        return this.onEdge(operation);
      case 'deliver': {
        const note = model.notes.at(-1 - operation.pick) ?? model.notes.at(-1);
        if (!note) return undefined;
        const may = model.mayDeliver(who, note, operation.to);
        const said = { recordKind: 'message', recordId: note.id, toUnitId: this.unit(operation.to), ground: 'CONSENT' };
        const done = await this.done(who, 'deliver', 'MakeDeliveryInput', said);
        if (done && may) model.delivered(note, operation.to);
        return this.differs(operation, done, may);
      }
      case 'send':
        return this.send(operation);
      case 'offer':
        return this.offer(operation);
      case 'receive':
      case 'accept':
      case 'withdraw':
        return this.answer(operation);
      case 'protect':
      case 'conflict':
      case 'reason':
      case 'lock':
        return this.shut(operation);
    }
  }

  private async consent(operation: Extract<Operation, { kind: 'consent' }>, categories: Category[]): Promise<string | undefined> {
    const { who, from, to } = operation;
    const may = this.model.reads(who) && from !== to;
    const edges = [{ fromUnitId: this.unit(from), toUnitId: this.unit(to), categories }];
    const said = { form: 'written', grantor: 'self', purpose: 'Samordning', validFrom: '2026-01-12', validTo: '2026-12-31', share: false, edges };
    const done = await this.done(who, 'recordConsent', 'RecordConsentInput', said);
    if (done && may) this.model.recorded(who, await this.newest('consent_edge'), from, to, categories);
    return this.differs(operation, done, may);
  } // prettier-ignore

  private async onEdge(operation: Extract<Operation, { pick: number; kind: 'confirm' | 'revoke' | 'narrow' }>): Promise<string | undefined> {
    const { who, kind, pick } = operation;
    const edge = this.model.edges.at(-1 - pick) ?? this.model.edges.at(-1);
    if (!edge) return undefined;
    if (kind === 'confirm') {
      const may = this.model.mayConfirm(who, edge);
      const done = await this.done(who, 'confirmEdge', 'ConfirmEdgeInput', { edgeId: edge.id, share: false });
      if (done && may) edge.confirmed = true;
      return this.differs(operation, done, may);
    }
    const may = this.model.mayRevoke(who, edge);
    if (kind === 'revoke') await this.done(who, 'revokeEdge', 'EdgeRefInput', { edgeId: edge.id });
    else await this.done(who, 'narrowEdge', 'NarrowEdgeInput', { edgeId: edge.id, categories: ['plan'] });
    const { rows } = await this.client.query<{ over: boolean; categories: Category[] }>('select revoked_at is not null as over, categories from consent_edge where id = $1', [edge.id]);
    const now = rows[0]!;
    if (may && kind === 'revoke') edge.over = true;
    if (may && kind === 'narrow' && !edge.over) edge.over = edge.categories.every((one) => one === 'plan');
    if (may && kind === 'narrow' && !edge.over) edge.categories = edge.categories.filter((one) => one !== 'plan');
    const isRight = now.over === edge.over && (edge.over || now.categories.length === edge.categories.length);
    return isRight ? undefined : `${kind} by ${who}: the edge is ${now.over ? 'over' : 'not over'}, for ${now.categories.join(' ')}`;
  } // prettier-ignore

  private async send(operation: Extract<Operation, { kind: 'send' | 'offer' }>): Promise<string | undefined> {
    const { who, to } = operation;
    const may = this.model.maySend(who, to);
    const said = { type: 'statement', toUnitId: this.unit(to), question: 'Vad gäller?' };
    const done = await this.done(who, 'sendReferral', 'SendReferralInput', said);
    if (done && may) {
      this.model.sent(who, to);
      this.request = { id: await this.newest('referral'), version: 2, from: PEOPLE[who].unit, to, status: 'sent' };
    }
    return this.differs(operation, done, may);
  }

  /** Handing over the coordination: offered, no more; it takes the words along, under the plan category. */
  private async offer(operation: Extract<Operation, { kind: 'send' | 'offer' }>): Promise<string | undefined> {
    const { who, to } = operation;
    const may = PEOPLE[who].unit === 'ame' && this.model.maySend(who, to) && this.model.covering('ame', to, 'plan') !== undefined;
    const words = { situation: 'Läge', plan: 'Plan', openPromises: '', nextDate: '2026-01-20', participantInformed: true };
    const done = await this.done(who, 'offerHandoff', 'OfferHandoffInput', { kind: 'coordination', toUnitId: this.unit(to), ...words });
    if (done && may) {
      this.model.sent(who, to);
      this.model.covering('ame', to, 'plan')?.known.add(to);
    }
    return this.differs(operation, done, may);
  } // prettier-ignore

  private async answer(operation: Extract<Operation, { kind: 'receive' | 'accept' | 'withdraw' }>): Promise<string | undefined> {
    const { request } = this;
    if (!request) return undefined;
    const { who, kind } = operation;
    const [party, from, next] = { receive: ['to', ['sent'], 'received'], accept: ['to', ['received'], 'accepted'], withdraw: ['from', ['sent', 'received'], 'withdrawn'] }[kind] as ['to' | 'from', string[], string];
    // one whose ground is gone is on hold: what may be done then is the request's own matter, and no sight hangs on it
    const { rows } = await this.client.query<{ held: boolean; version: number }>('select hold_reason is not null as held, version from referral where id = $1', [request.id]);
    if (rows[0]!.held) return undefined;
    const may = this.model.reads(who) && PEOPLE[who].unit === request[party] && from.includes(request.status);
    const more = kind === 'withdraw' ? { reason: 'noLongerNeeded' } : {};
    const done = await this.done(who, `${kind}Referral`, 'ReferralMoveInput', { referralId: request.id, expectedVersion: rows[0]!.version, ...more });
    if (done) request.status = next;
    return done && !may ? `${kind} by ${who} happened` : undefined;
  } // prettier-ignore

  /** What closes the case to somebody, or opens it. */
  private async shut(operation: Extract<Operation, { kind: 'protect' | 'conflict' | 'reason' | 'lock' }>): Promise<string | undefined> {
    const { who, kind } = operation;
    const may = this.model.reaches(who);
    if (kind === 'lock') {
      await this.client.query('update account set locked_at = now() where id = $1', [this.world.accounts[who].accountId]);
      this.model.lockedOut(who);
      return undefined;
    }
    const { caseId } = this;
    const done =
      kind === 'protect' ? await this.done(who, 'protectCase', 'ProtectCaseInput', { caseId, level: 'sekretessmarkering', reason: 'register' }, 'caseId')
      : kind === 'conflict' ? await this.done(who, 'declareConflict', 'DeclareConflictInput', { caseId }, 'caseId')
      : await this.done(who, 'openCaseWithReason', 'OpenCaseWithReasonInput', { caseId, reason: 'covering' });
    if (done && kind === 'protect') this.model.protectedNow();
    if (done && kind === 'conflict') this.model.declared(who);
    if (done && kind === 'reason') this.model.gaveReason(who);
    return this.differs(operation, done, may);
  } // prettier-ignore

  private async newest(table: 'message' | 'consent_edge' | 'referral'): Promise<string> {
    const { rows } = await this.client.query<{ id: string }>({ text: NEWEST[table], values: [this.caseId] });
    return rows[0]!.id;
  }

  /** Everybody looks, strangers too. A locked account reaches no statement at all: its session is nobody's. */
  private async look(): Promise<string | undefined> {
    const people = EVERYBODY.map((who) => {
      const { accountId: account, seatId: seat, unitId: unit, roles } = this.world.accounts[who];
      return { account, seat, unit, roles: roles.join(',') };
    });
    const { rows } = await this.client.query<{ seen: string[] }>({
      name: 'look',
      text: 'select pg_temp.look($1, $2) as seen',
      values: [this.caseId, JSON.stringify(people)],
    });
    for (const [at, who] of EVERYBODY.entries()) {
      const [wanted, seen] = [this.model.sees(who).join(' '), this.model.isLocked(who) ? '' : rows[0]!.seen[at]];
      if (seen !== wanted) return `${who} sees [${seen}], not [${wanted}]`;
    }
    return undefined;
  }

  /** The same through GraphQL, by some of them in turn. */
  private async ask(): Promise<string | undefined> {
    for (let left = ASKERS; left > 0; left--) {
      const who = EVERYBODY[this.asked++ % EVERYBODY.length]!;
      const { data } = await this.visitors.get(who)!.ask<{ case: { notes: { id: string }[] } | null }>(PAGE, { id: this.caseId }); // prettier-ignore
      const seen = (data?.case?.notes ?? []).map(({ id }) => id).sort().join(' '); // prettier-ignore
      const wanted = this.model.sees(who).join(' ');
      if (seen !== wanted) return `${who} is shown [${seen}], not [${wanted}]`;
    }
    return undefined;
  }
}

const NEWEST = {
  message: `select id from message where case_id = $1 and about_kind = 'case' order by id desc limit 1`,
  consent_edge: 'select id from consent_edge where case_id = $1 order by id desc limit 1',
  referral: 'select id from referral where case_id = $1 order by id desc limit 1',
} as const;
const CASE_INPUTS = new Set(['AddNoteInput', 'RecordConsentInput', 'MakeDeliveryInput', 'SendReferralInput', 'OfferHandoffInput', 'ProtectCaseInput', 'DeclareConflictInput', 'OpenCaseWithReasonInput']); // prettier-ignore
const KEYLESS_INPUTS = new Set(['OpenCaseWithReasonInput']);
