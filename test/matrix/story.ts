import { randomUUID } from 'node:crypto';
import type { Visitor } from '../setup/app.js';
import type { UnitKey } from '../setup/directory.js';
import type { World } from '../setup/world.js';
import type { CaseKey, Held, Model } from './model.js';

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

const NEW_ROWS = `select f.id, f.kind, coalesce(j.type, m.kind) as sort, coalesce(m.text, '') as text from feed f
    left join journal j on j.id = f.id left join message m on m.id = f.id
  where f.case_id = $1 and f.version = 1 group by 1, 2, 3, 4`;

/** The same story in each case: who writes what, and to whom it goes. After each step the model is told, in its own words. */
/** What happens to a plan is told to its parties; what happens to a promise, to whose promise it is. */
const isTold = ({ kind, sort }: Held) => kind === 'event' && !sort?.startsWith('commitment');

/** What a story happens in, and what it leaves: rows for the model, ids for the questions. */
interface StoryWorld {
  readonly world: World;
  readonly model: Model;
  readonly caseIds: Record<CaseKey, string>;
  readonly about: Map<CaseKey, Map<string, Held>>;
}

export class CaseStory {
  private readonly known = new Set<string>();
  private readonly fresh = new Map<string, Held>();
  private caseId = '';

  constructor(
    private readonly matrix: StoryWorld,
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
    await this.planned();
    await this.takenUp();
    await this.called();
    await this.recalled();
    await this.kept();
    const kinds = ['referral', 'handoff', 'sip', 'intervention', 'ready', 'consent', 'commitment', 'incident', 'legalHold', 'erasure',
      'consentDocument', 'document', 'delivery', 'note', 'correction', 'bodyCase', 'bodyPresentation', 'sitting', 'meeting', 'meetingInvitation', 'minutes']; // prettier-ignore
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

  /** A meeting with the care centre and FK, a plan of it that all three have, and a promise asked of each. */
  private async planned(): Promise<void> {
    const { model, world } = this.matrix;
    const plan = this.fresh.get('sip')!;
    const others = ['fk', 'vc'] as const;
    const move = async (name: string, more: object = {}, type = 'SipMoveInput') => {
      const [now] = await world.sql<{ version: number }>('select version from sip_plan where id = $1', [plan.id]);
      await this.ask('ame', name, type, { planId: plan.id, expectedVersion: now!.version, ...more });
      return this.noteNew('ame');
    };
    for (const name of ['assessSipNeed', 'askSipConsent', 'prepareSip']) await move(name);
    const told = [
      ...(await move('callSipMeeting', {
        ...{
          date: '2026-01-12',
          startsAt: '13:00',
          place: 'AME',
          purpose: this.word('meeting'),
          longTermGoal: this.word('goal'),
        },
        unitIds: others.map(this.unit),
      })),
      ...(await move('holdSipMeeting', { date: '2026-01-12' })),
    ];
    await move('saveSipDraft', this.draft(), 'SaveSipDraftInput');
    told.push(...(await move('adoptSipPlan')));
    for (const row of told) if (row.kind === 'commitment') row.sort = 'ame';
    for (const to of others) {
      for (const row of told) if (row.kind === 'sipVersion' || isTold(row)) model.hand(row, to);
      plan.holders.add(to); // what an invited unit has been given of it, it sees as that plan
    }
    const theirs = `select i.id, u.code as to from meeting_invitation i join unit u on u.id = i.to_unit where i.case_id = $1
      union all select c.id, u.code from sip_commitment c join unit u on u.id = c.responsible_unit where c.case_id = $1 and c.responsible_unit <> c.owner_unit
      union all select j.id, u.code from journal j join sip_commitment c on c.id = j.correspondence_id join unit u on u.id = c.responsible_unit
        where j.case_id = $1 and c.responsible_unit <> c.owner_unit`;
    for (const { id, to } of await world.sql<{ id: string; to: UnitKey }>(theirs, [this.caseId])) {
      const row = model.held.find((one) => one.id === id)!;
      model.hand(row, to);
      if (row.kind === 'commitment') row.sort = to; // whose promise it is
      if (row.kind === 'meetingInvitation') row.sort = 'sip';
      if (row.kind === 'commitment' && to === 'fk') this.fresh.set('commitment', row);
    }
  }

  private draft(): object {
    const action = (kind: string, unit: UnitKey) => ({
      kind,
      text: this.word(`${unit}-promise`),
      responsibleUnitId: this.unit(unit),
    });
    return {
      goals: [{ text: this.word('goal'), actions: [action('insats', 'ame'), action('insats', 'vc'), action('measure', 'fk')] }],
      ...{ longTermGoal: this.word('goal'), participantWords: this.word('words'), participantDoes: this.word('does') },
      ...{ noOtherMeasures: false, participantInformed: true, overallResponsibleUnitId: this.unit('ame') },
      ...{ followUpOn: '2026-06-22', followUpMethod: this.word('method') },
    }; // prettier-ignore
  }

  /** A group of ame and fk, in which the case is taken up: fk is handed it and has not answered. */
  private async takenUp(): Promise<void> {
    const { model, world } = this.matrix;
    const name = `Samverkansgruppen ${this.key}`;
    const { startBody } = await this.ask<{ startBody: { id: string } }>('ame', 'startBody', 'StartBodyInput', { kind: 'collaborationGroup', name }); // prettier-ignore
    const bodyId = startBody.id;
    await this.ask('ame', 'moveMembership', 'MoveMembershipInput', {
      bodyId,
      unitId: this.unit('fk'),
      action: 'propose',
    });
    await world.sql(
      `with me as materialized (select set_config('app.unit', $1::text, true))
       update body_member set status = 'active', version = 2 from me where body_id = $2 and unit_id = $1::uuid`,
      [this.unit('fk'), bodyId],
    );
    await this.ask('ame', 'moveSitting', 'MoveSittingInput', {
      bodyId,
      action: 'plan',
      date: '2026-02-03',
      startsAt: '09:00',
    });
    const [sitting] = await world.sql<{ id: string }>('select id from body_sitting where body_id = $1', [bodyId]);
    this.fresh.set('sitting', {
      id: sitting!.id,
      kind: 'sitting',
      owner: 'ame',
      caseKey: this.key,
      holders: new Set(['ame', 'fk']),
    });
    const said = {
      caseId: this.caseId,
      sittingId: sitting!.id,
      need: 'Nästa steg',
      question: 'Vem kan?',
      toUnitIds: [this.unit('fk')],
    };
    await this.ask('ame', 'presentCase', 'PresentCaseInput', said);
    for (const row of await this.noteNew('ame')) model.hand(row, 'fk');
  }

  /** A meeting that ame calls fk to: fk holds its own call and has not answered. */
  private async called(): Promise<void> {
    const said = {
      kind: 'threeParty',
      date: '2026-02-10',
      startsAt: '09:00',
      minutes: 60,
      purpose: this.word('called'),
    };
    const whom = { caseId: this.caseId, agenda: this.word('agenda'), unitIds: [this.unit('fk')] };
    await this.ask('ame', 'callMeeting', 'CallMeetingInput', { ...said, ...whom });
    const rows = await this.noteNew('ame');
    for (const row of rows) if (row.kind === 'meetingInvitation' || isTold(row)) this.matrix.model.hand(row, 'fk');
    const prepared = { meetingId: this.fresh.get('meeting')!.id, expectedVersion: 0, ticked: ['ownOffer'], text: this.word('prepared') }; // prettier-ignore
    await this.ask('ame', 'prepareMeeting', 'PrepareMeetingInput', prepared);
    await this.noteNew('ame');
    await this.minuted();
  }

  /** Another meeting, logged as held with fk, and its minutes, which fk is handed. */
  private async minuted(): Promise<void> {
    const { model, world } = this.matrix;
    const called = this.fresh.get('meeting')!;
    const logged = {
      caseId: this.caseId,
      kind: 'mapping',
      date: '2026-01-11',
      unitIds: [this.unit('fk')],
      summary: this.word('minutes'),
    };
    await this.ask('ame', 'logMeeting', 'LogMeetingInput', logged);
    for (const row of await this.noteNew('ame')) if (row.kind === 'meeting') row.sort = 'logged';
    const [held] = await world.sql<{ id: string }>(
      `select id from meeting where case_id = $1 and status = 'held' and plan_id is null`,
      [this.caseId],
    );
    await this.ask('ame', 'sendMinutes', 'SendMinutesInput', { meetingId: held!.id, expectedVersion: 1 });
    for (const row of await this.noteNew('ame')) if (row.kind === 'minutes') model.hand(row, 'fk');
    this.fresh.set('meeting', called);
  }

  /** One note went to FK by mistake: FK is asked what became of it. */
  private async recalled(): Promise<void> {
    const { model, world } = this.matrix;
    const note = this.fresh.get('ame.contact')!;
    const text = 'select id from delivery where record_id = $1 and to_unit = $2';
    const [made] = await world.sql<{ id: string }>(text, [note.id, this.unit('fk')]);
    this.fresh.set('note', note);
    this.fresh.set('delivery', { ...note, id: made!.id, kind: 'delivery', holders: new Set(['ame', 'fk']) });
    await this.ask('ame', 'reportIncident', 'ReportIncidentInput', { deliveryId: made!.id, kind: 'wrongReceiver' });
    for (const row of await this.noteNew('ame')) model.hand(row, 'fk');
  }

  /** What ame keeps for itself: a stop, a note taken over to its own file, a signed paper, an erasure under way and one that was. */
  private async kept(): Promise<void> {
    const { model, world } = this.matrix;
    const { caseId } = this;
    await this.ask(
      'ame',
      'placeHold',
      'PlaceHoldInput',
      { caseId, kind: 'dispute', reason: this.word('stop') },
      '__typename',
    );
    await this.ask('ame', 'createTask', 'CreateTaskInput', { caseId, text: this.word('task'), dueOn: '2026-02-10' });
    await this.noteNew('ame');
    const taken = this.fresh.get('ame.survey')!;
    await this.ask('ame', 'markTransferred', 'MarkTransferredInput', { caseId, recordIds: [taken.id] }, '__typename');
    model.taken.add(`ame ${taken.id}`);
    const ids = {
      association: world.associations.test,
      case: caseId,
      unit: this.unit('ame'),
      account: world.accounts.ame.accountId,
    };
    const values = [ids.association, ids.case, ids.unit, ids.account];
    await world.sql(
      `insert into consent_document (id, association_id, case_id, owner_unit, holders, consent_id, name, media_type, content, sha256, uploaded_by)
       select gen_random_uuid(), $1, $2, $3, array[$3::uuid], c.id, 'papper.pdf', 'application/pdf', '%PDF', sha256('%PDF'), $4
       from consent c where c.case_id = $2`,
      values,
    );
    await world.sql(
      `with added as (insert into document (id, association_id, case_id, owner_unit, category, holders, document_id, version_no, kind, name, media_type,
         size, sha256, uploaded_by) select x.id, $1, $2, $3, 'plan', array[$3::uuid], x.id, 1, 'plan', $5, 'application/pdf', 4, sha256('%PDF'), $4
         from (select gen_random_uuid() as id) x returning id)
       insert into document_file (version_id, content) select id, '%PDF' from added`,
      [...values, this.word('document')],
    );
    await this.noteNew('ame');
    this.fresh.get('document')!.word = this.word('document');
    const of = `select f.number, gen_random_uuid() as id from case_file f where f.id = $2`;
    const law = `'municipalLabour', 5, 'lag', '2026-01-12'::date, '2031-01-12'::date`;
    const [waiting] = await world.sql<{ id: string }>(
      `insert into erasure (id, association_id, case_id, unit_id, case_number, rule, years, law, last_entry, due_on, status, proposed_by)
       select o.id, $1, $2, $3, o.number, ${law}, 'proposed', $4::uuid from (${of}) o returning id`,
      values,
    );
    const wanted = { recordKind: 'message', recordId: this.fresh.get('ame.plan')!.id, askedBy: 'participant', askedOn: '2026-01-12', wanted: this.word('wanted') }; // prettier-ignore
    await this.ask('ame', 'askCorrection', 'AskCorrectionInput', { caseId, ...wanted });
    await this.noteNew('ame');
    const [done] = await world.sql<{ id: string }>(
      `insert into erasure_proof (id, no, case_id, unit_id, case_number, rule, years, law, last_entry, due_on, proposed_by, approved_by, approved_at,
         done_at, counts, digest, chain)
       select o.id, (select count(*) + 1 from erasure_proof where $1::uuid is not null), $2, $3, o.number, ${law}, $4::uuid, $4::uuid, app_now(),
         app_now(), '{}', '', '' from (${of}) o returning id`,
      values,
    );
    for (const [kind, row] of [['erasure', waiting], ['erasureProof', done],] as const) {
      this.fresh.set(kind, model.born({ id: row!.id, kind, owner: 'ame', caseKey: this.key }));
    } // prettier-ignore
  }

  private ask<T>(who: UnitKey, name: string, type: string, fields: object, answer = 'id'): Promise<T> {
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
    return this.workers[who].get<T>(document, { input: { key: randomUUID(), ...fields } });
  }

  /** The rows that have come since the last step are the acting unit's, whatever the database says of them. */
  private async noteNew(owner: UnitKey): Promise<Held[]> {
    const born: Held[] = [];
    type Row = { id: string; kind: string; sort: string | null; text: string };
    for (const { id, kind, sort, text } of await this.matrix.world.sql<Row>(NEW_ROWS, [this.caseId])) {
      if (this.known.has(id)) continue;
      this.known.add(id);
      if (kind === 'unitCase') continue; // each unit's own side comes with the first row it is handed
      const word = /kanarie-\S+/.exec(text)?.[0];
      const row = this.matrix.model.born({ id, kind, owner, caseKey: this.key, sort, word });
      this.fresh.set(kind, row);
      if (sort) this.fresh.set(`${kind}:${sort}`, row);
      born.push(row);
    }
    return born;
  }
}
