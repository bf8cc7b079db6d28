import { getNamedType, isLeafType } from 'graphql';
import type { GraphQLField } from 'graphql';
import { documentsOf, inputOf, rootFields, walk } from './documents.js';
import { LISTS, MUTATIONS, QUERIES } from './fields.js';
import type { Row } from './fields.js';
import { CASES, PROTECTED, hasRole, isSameAgency } from './model.js';
import type { CaseKey, Held } from './model.js';
import { SIGHTS } from './sights.js';
import type { Known } from './sights.js';
import { TYPES } from './types.js';
import type { Asker, MatrixWorld } from './world.js';

/** One question to the product, what was to be expected, and what came. */
export interface Cell {
  readonly what: string;
  readonly actor: string;
  readonly caseKey: CaseKey;
  readonly expected: string;
  readonly seen: string;
}
const isSight = ({ expected }: Cell): boolean => expected.startsWith('sight');
const isWrong = ({ expected, seen }: Cell): boolean => expected !== seen;
/** The wrong ones, one line each: what was to be seen and was not, and what was seen and was not to be. */
export const wrong = (cells: readonly Cell[]): string[] =>
  cells.filter(isWrong).map(({ what, actor, caseKey, expected, seen }) => {
    const [wanted, got] = [expected.split(' '), seen.split(' ')];
    const missing = wanted.filter((word) => !got.includes(word));
    return `${what} as ${actor} in ${caseKey}: lacks [${missing.join(' ')}] shows [${got.filter((word) => !wanted.includes(word)).join(' ')}]`;
  });
export const sighted = (cells: readonly Cell[]): number => cells.filter(isSight).length / cells.length;

const NO_RECORD = '00000000-0000-4000-8000-000000000000';
const labelled = (labels: readonly string[], nobody = 'none'): string =>
  labels.length === 0 ? nobody : `sight ${[...labels].sort().join(' ')}`;
const ids = (rows: readonly { id: string }[]): string => labelled(rows.map(({ id }) => id));

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { path?: readonly (string | number)[]; extensions: { code: string } }[];
}

/** Asks everything of everybody, and holds each answer against the model. */
export class Matrix {
  constructor(private readonly matrix: MatrixWorld) {}

  /** Every query as one actor about one case: the root fields, the object fields below them, the words in them. */
  async read(asker: Asker, key: CaseKey): Promise<Cell[]> {
    await this.matrix.world.sql(FRESH);
    const cells: Cell[] = [];
    const met = new Map<string, Set<string>>();
    for (const field of rootFields('query')) {
      const row = QUERIES[field.name];
      if (!row) continue;
      const answers = await this.askAll(asker, field, row, key);
      const outcome = this.outcomeOf(answers, field, row, key, asker);
      const expected = this.expected(asker, row, key);
      cells.push({ what: `Query.${field.name}`, actor: asker.name, caseKey: key, expected, seen: outcome });
      cells.push(...this.words(asker, field.name, key, answers));
      for (const { data } of answers) this.meet(field, data, key, met);
    }
    return [...cells, ...this.objects(asker, key, met)];
  }

  /** Every mutation as one actor on one case, each undone by a second one in the same operation that cannot succeed. */
  async write(asker: Asker, key: CaseKey, field: GraphQLField<unknown, unknown>): Promise<Cell> {
    const row = MUTATIONS[field.name]!;
    await this.matrix.world.sql(FRESH);
    const of = getNamedType(field.args[0]!.type).name;
    const answer = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
    const document = `mutation ($input: ${of}!, $undo: HandoffMoveInput!) { a: ${field.name}(input: $input)${answer} z: askHandoff(input: $undo) { id } }`;
    const undo = { key: NO_RECORD, handoffId: NO_RECORD, expectedVersion: 1, text: 'x' };
    const { accountId } = row[1] === 'seat' ? this.matrix.world.accounts.ame : asker;
    const variables = {
      input: inputOf(field, { ...this.idsFor(key, asker), accountId: accountId ?? NO_RECORD }, row[2]),
      undo,
    };
    const { errors } = (await asker.visitor.ask(document, variables)) as Answer;
    const [first] = errors ?? [];
    const code = first?.path?.[0] === 'a' ? first.extensions.code : first?.path ? 'sight' : `unread: ${JSON.stringify(first)}`; // prettier-ignore
    const isRevocation = row[1] === 'unopened:edge' || row[1] === 'unopened:consent';
    const stands = isRevocation && code === 'REASON_NEEDED'; // it is done; the page that would answer it asks for a reason
    const isRefused = REFUSED.includes(code) || code.startsWith('unread');
    const seen = isRefused && !stands ? code : 'sight';
    return { what: `Mutation.${field.name}`, actor: asker.name, caseKey: key, expected: this.expected(asker, row, key, 'NOT_FOUND'), seen }; // prettier-ignore
  }

  private idsFor(key: CaseKey, asker: Asker): Record<string, unknown> {
    const about = this.matrix.about.get(key)!;
    const id = (kind: string) => about.get(kind)?.id ?? NO_RECORD;
    const unit = this.matrix.world.units;
    return {
      caseId: this.matrix.caseIds[key], referralId: id('referral'), handoffId: id('handoff'), planId: id('sip'), edgeId: id('edge'),
      erasureId: id('erasure'), correctionId: id('correction'), holdId: id('legalHold'), incidentId: id('incident'), presentationId: id('bodyPresentation'), sittingId: id('sitting'), bodyId: NO_RECORD, meetingId: id('meeting'), invitationId: id('meetingInvitation'), questionId: NO_RECORD, deliveryId: id('delivery'), recordIds: [id('note')], noteId: id('note'), documentId: id('document'),
      clientId: this.matrix.clientId, seatId: this.matrix.world.accounts.ame.seatId, unitId: unit.ame.id, caseNumber: this.matrix.caseNumbers[key],
      interventionId: id('intervention'), commitmentId: id('commitment'), readyId: id('ready'), consentId: id('consent'), recordId: id('person'), toUnitId: unit.fk.id,
      fromUnitId: unit.ame.id, accountId: asker.accountId, associationId: this.matrix.world.associations.test,
    }; // prettier-ignore
  }

  private async askAll(asker: Asker, field: GraphQLField<unknown, unknown>, row: Row, key: CaseKey): Promise<Answer[]> {
    const [, about, extra] = row;
    const kind = about.split(':').at(-1)!;
    const id = kind === 'case' ? this.matrix.caseIds[key] : (this.matrix.about.get(key)!.get(kind)?.id ?? NO_RECORD);
    const input = inputOf(field, this.idsFor(key, asker), extra);
    const consentId = this.matrix.about.get(key)!.get('consent')?.id ?? NO_RECORD;
    const caseNumber = this.matrix.caseNumbers[key];
    const variables = { id, caseId: this.matrix.caseIds[key], caseNumber, q: caseNumber, consentId, input, ...extra };
    const answers: Answer[] = [];
    for (const document of documentsOf(field)) {
      answers.push(await asker.visitor.ask(document, variables));
      if (answers[0]?.errors) break;
    }
    return answers;
  }

  private outcomeOf(
    answers: readonly Answer[],
    field: GraphQLField<unknown, unknown>,
    row: Row,
    key: CaseKey,
    asker: Asker,
  ): string {
    const code = answers.flatMap(({ errors = [] }) => errors).map(({ extensions }) => extensions.code)[0];
    if (code) return code === 'NOT_FOUND' ? 'nothing' : code;
    if (row[1].startsWith('set:')) {
      const [data] = answers.map((answer) => answer.data?.[field.name]);
      return labelled(SIGHTS[row[1].slice(4)]!.found(data, asker, key, this.known), 'nothing');
    }
    const text = JSON.stringify(answers.map(({ data }) => data));
    if (row[1] === 'nothing') return 'sight';
    if (!row[1].startsWith('list:')) return answers[0]?.data?.[field.name] ? 'sight' : 'nothing';
    return text.includes(this.matrix.caseIds[key]) ? 'sight' : 'nothing';
  }

  private expected(asker: Asker, [group, about]: Row, key: CaseKey, absent = 'nothing'): string {
    const { model } = this.matrix;
    if (about === 'nothing') return model.outcome(asker, group, true, false, absent);
    if (about.startsWith('set:')) {
      const outcome = model.outcome(asker, group, true, false, absent);
      return outcome === 'sight'
        ? labelled(SIGHTS[about.slice(4)]!.wanted(asker, key, this.known), 'nothing')
        : outcome;
    }
    if (about === 'agency:case') {
      const reach = hasRole(asker, 'audit') ? model.agencyReaches(asker, key) : model.reaches(asker, key);
      return model.outcome(asker, group, reach, false, absent);
    }
    if (about === 'seat' || about === 'client') {
      const isElsewhere = asker.unit === 'assoc' ? 'FORBIDDEN' : absent; // the association administers nobody's seats
      return model.outcome(asker, group, isSameAgency('ame', asker.unit), false, isElsewhere);
    }
    const isOpen = about.includes(':');
    const kind = about.split(':').at(-1)!;
    if (about.startsWith('list:')) {
      const isListed = model.reaches(asker, key) && LISTS[kind]!.includes(asker.unit!);
      return model.outcome(asker, group, isListed, false, absent);
    }
    if (about.startsWith('owned:')) {
      // a note says itself which case it is of: whoever does not hold it has entered none
      const reach = kind === 'note' ? this.holds(asker, key, kind) : model.reaches(asker, key);
      const entered = model.outcome(asker, group, reach, true, absent);
      const isOwn = this.matrix.about.get(key)!.get(kind)?.owner === asker.unit;
      return entered !== 'sight' || isOwn ? entered : absent;
    }
    if (kind === 'protection')
      return model.outcome(asker, group, PROTECTED.includes(key) && model.reaches(asker, key), false, absent);
    const reach = kind === 'case' ? model.reaches(asker, key) : this.holds(asker, key, kind);
    return model.outcome(asker, group, reach, !isOpen, absent);
  }

  private holds(asker: Asker, key: CaseKey, kind: string): boolean {
    const one = this.matrix.about.get(key)!.get(kind);
    return one !== undefined && this.matrix.model.reaches(asker, key) && one.holders.has(asker.unit!);
  }

  /** No word of a row that is not hers, wherever in an answer it might stand. */
  private words(asker: Asker, name: string, key: CaseKey, answers: readonly Answer[]): Cell[] {
    const said = new Set(JSON.stringify(answers).match(/kanarie-[\p{L}\d-]+/gu) ?? []);
    const { model } = this.matrix;
    const allowed = new Set<string>();
    for (const each of CASES) {
      const mine = ['message', 'person', 'document'].flatMap((kind) => model.rows(asker, each, kind));
      const isRead = hasRole(asker, 'unit') && model.reads(asker, each);
      for (const row of mine) if (row.word && (isRead || row.kind === 'person')) allowed.add(row.word);
      for (const own of ['purpose', 'exclusions', 'need', 'number', 'stop', 'wanted', 'prepared', 'task']) {
        if (model.reaches(asker, each) && asker.unit === 'ame') allowed.add(`kanarie-${each}-${own}`);
      }
      for (const planned of model.rows(asker, each, 'sip').length > 0 ? PLANNED : [])
        allowed.add(`kanarie-${each}-${planned}`);
      for (const called of model.rows(asker, each, 'meetingInvitation').length > 0 ? ['called', 'agenda'] : [])
        allowed.add(`kanarie-${each}-${called}`);
      if (model.rows(asker, each, 'minutes').length > 0) allowed.add(`kanarie-${each}-minutes`);
    }
    const leaked = [...said].filter((word) => !allowed.has(word));
    return [{ what: `words in Query.${name}`, actor: asker.name, caseKey: key, expected: '', seen: leaked.join(' ') }];
  }

  /** Which objects of this case were met, by type and field. Lists speak of other cases too: those are left out. */
  private meet(
    field: GraphQLField<unknown, unknown>,
    data: Answer['data'],
    key: CaseKey,
    met: Map<string, Set<string>>,
  ) {
    if (!data) return;
    walk(field.type, data[field.name], (type, seen) => {
      const isOther = JSON.stringify(seen).includes('"case":') && !JSON.stringify(seen).includes(this.matrix.caseIds[key]); // prettier-ignore
      const isRow = type === 'CaseRow' || type === 'CaseEdge';
      if (isOther || (isRow && !JSON.stringify(seen).includes(this.matrix.caseIds[key]))) return;
      if (field.name !== 'case' && !LIST_TYPES.has(type)) return;
      for (const name of Object.keys(seen)) {
        const of = `${type}.${name}`;
        met.set(of, (met.get(of) ?? new Set<string>()).add(typeof seen.id === 'string' ? seen.id : ''));
      }
    });
  }

  private objects(asker: Asker, key: CaseKey, met: ReadonlyMap<string, ReadonlySet<string>>): Cell[] {
    return Object.entries(TYPES).flatMap(([type, [sight, fields]]) => {
      if (sight === 'nothing') return [];
      const expected = this.sight(asker, key, sight);
      if (expected === undefined) return [];
      if (sight === 'within') {
        const found = fields.split(' ').some((name) => met.has(`${type}.${name}`));
        return [{ what: type, actor: asker.name, caseKey: key, expected, seen: found ? 'sight' : 'none' }];
      }
      return fields.split(' ').map((name): Cell => {
        const found = [...(met.get(`${type}.${name}`) ?? [])].map((id) => ({ id }));
        const seen = expected.includes('-') || BY_ID.has(sight) ? ids(found) : found.length > 0 ? 'sight' : 'none';
        return { what: `${type}.${name}`, actor: asker.name, caseKey: key, expected, seen };
      });
    });
  }

  /** What she sees of a type in this case; undefined: a part of something else, which only has to be absent without sight. */
  private sight(asker: Asker, key: CaseKey, sight: string): string | undefined {
    const { model } = this.matrix;
    const { unit } = asker;
    const reads = model.reads(asker, key);
    if (sight.startsWith('list:')) {
      const isIn = (query: string) => this.expected(asker, QUERIES[query]!, key) === 'sight';
      return sight.slice(5).split(',').some(isIn) ? 'sight' : 'none'; // prettier-ignore
    }
    if (sight === 'within') return reads || this.isListed(asker, key) ? undefined : 'none';
    const rows = reads ? this.rowsOf(asker, key, sight) : [];
    if (BY_ID.has(sight)) return ids(rows);
    const has: Readonly<Record<string, boolean>> = {
      page: reads,
      protection: reads && PROTECTED.includes(key),
      receipts: reads && this.received(asker, key),
      person: rows.length > 0,
      member: rows.length > 0,
      consents: reads && model.rows(asker, key, 'consent').length > 0,
      sharing: reads && unit === 'ame',
      handling: reads && (unit === 'ame' || unit === 'pro'),
      handoffs: reads && model.rows(asker, key, 'handoff').length > 0,
      sips: reads && model.rows(asker, key, 'sip').length > 0,
    };
    return has[sight] ? 'sight' : 'none';
  }

  /** Whether something was handed to her unit: only that has a receipt. */
  private received(asker: Asker, key: CaseKey): boolean {
    const kinds = ['message', 'person', 'event'];
    return kinds.some((kind) => this.rowsOf(asker, key, kind).some((row) => (row as Held).owner !== asker.unit));
  }

  private rowsOf(asker: Asker, key: CaseKey, sight: string): { id: string }[] {
    const { model } = this.matrix;
    if (sight === 'arrival') return model.arrivalsOf(asker, key).map(({ record, to }) => ({ id: this.deliveryIds.get(`${record.id} ${to}`) ?? 'no such delivery' })); // prettier-ignore
    // a plan's calls are calls to a meeting like any other, and are shown with the plan besides
    if (sight === 'sipCall') return model.rows(asker, key, 'meetingInvitation').filter(({ sort }) => sort === 'sip');
    // the words of a handoff's checklist are read in the checklist
    if (sight === 'message') return model.rows(asker, key, sight).filter(({ sort }) => !CHECKLIST.includes(sort ?? ''));
    if (sight !== 'participation') return model.rows(asker, key, sight);
    const own = model.rows(asker, key, 'intervention');
    const told = model.held.filter((row) => row.caseKey === key && row.kind === 'intervention' && asker.unit === 'ame');
    return own.length > 0 ? own : told;
  }

  private isListed(asker: Asker, key: CaseKey): boolean {
    return this.matrix.model.reaches(asker, key) && hasRole(asker, 'unit');
  }

  private readonly deliveryIds = new Map<string, string>();
  private readonly sessions = new Map<string, string>();
  private get known(): Known {
    return { matrix: this.matrix, deliveries: this.deliveryIds, sessions: this.sessions };
  }

  /** The database names each handing over; which there are to be is the model's to say. */
  async learnDeliveries(): Promise<this> {
    const text = 'select d.id, d.record_id as record, u.code as to from delivery d join unit u on u.id = d.to_unit';
    const rows = await this.matrix.world.sql<{ id: string; record: string; to: string }>(text);
    for (const { id, record, to } of rows) this.deliveryIds.set(`${record} ${to}`, id);
    const whose = 'select n.id, a.username from session n join account a on a.id = n.account_id';
    for (const { id, username } of await this.matrix.world.sql<{ id: string; username: string }>(whose))
      this.sessions.set(id, username);
    return this;
  }
}

const CHECKLIST = ['situation', 'plan', 'openPromises'];
/** What a plan of all three says, whoever of them wrote it. */
const PLANNED = ['meeting', 'goal', 'words', 'does', 'method', 'ame-promise', 'fk-promise', 'vc-promise'];
/** A whole run takes longer than a sign-in stays fresh. */
const FRESH = 'update session set verified_at = clock_timestamp(), seen_at = clock_timestamp()';
const REFUSED = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'REASON_NEEDED', 'INTERNAL'];
const LIST_TYPES = new Set(
  Object.entries(TYPES).flatMap(([type, [sight]]) => (sight.startsWith('list:') ? [type] : [])),
);
/** Types whose objects carry the id of their record: compared id by id. */
const BY_ID = new Set(['message', 'event', 'edge', 'consent', 'arrival', 'referral', 'handoff', 'participation', 'ready', 'sip', 'commitment', 'sipVersion', 'sipCall']); // prettier-ignore
