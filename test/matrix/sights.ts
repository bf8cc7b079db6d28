import { ACCOUNTS, UNITS } from '../setup/directory.js';
import { CASES, isSameAgency } from './model.js';
import type { CaseKey, Held } from './model.js';
import type { Asker, MatrixWorld } from './world.js';

/**
 * Questions that are about no one record: what exactly an account is to find in the answer, in plain words from the model, and
 * what was found. Both as labels, compared one by one.
 */
export interface Sight {
  wanted(asker: Asker, key: CaseKey, known: Known): readonly string[];
  found(answer: unknown, asker: Asker, key: CaseKey, known: Known): readonly string[];
}
export interface Known {
  readonly matrix: MatrixWorld;
  /** The database's id of each handing over, by `record unit`. */
  readonly deliveries: ReadonlyMap<string, string>;
  /** Whose each session is. */
  readonly sessions: ReadonlyMap<string, string>;
}
type Colleague = { readonly username: string; readonly name: string };

const ids = (rows: readonly Held[]) => rows.map(({ id }) => id);
const caseOf = (key: CaseKey, { matrix }: Known) => matrix.caseIds[key];

/** Everybody with a seat in the authority: those of the directory, and those who were hired for the matrix under their names. */
function colleagues(asker: Asker, { matrix }: Known): Colleague[] {
  const listed = Object.entries(ACCOUNTS).map(([username, { name, unit }]) => ({ username, name, unit }));
  const hired = matrix.hired.flatMap(({ name, unit }) =>
    unit ? [{ username: name.toLowerCase(), name: name.toLowerCase(), unit }] : [],
  );
  return [...listed, ...hired].filter(({ unit }) => isSameAgency(unit, asker.unit));
}

/** What has to be written into the unit's own file: all that was written or received, and promises of its own. */
const TO_TAKE_OVER = [
  'person',
  'message',
  'event',
  'sipVersion',
  'meetingInvitation',
  'commitment',
  'consent',
  'minutes',
  'document',
];
function notTaken(asker: Asker, key: CaseKey, { matrix: { model } }: Known): Held[] {
  return TO_TAKE_OVER.flatMap((kind) => model.rows(asker, key, kind)).filter(
    ({ id, kind, sort }) =>
      !(kind === 'event' && sort === 'note_written') &&
      !(kind === 'commitment' && sort !== asker.unit) &&
      !(kind === 'meetingInvitation' && sort !== 'sip') &&
      !model.taken.has(`${asker.unit} ${id}`),
  );
}

interface Id {
  readonly id: string;
}
interface Listed<N> {
  readonly edges: readonly { readonly node: N & { readonly case: Id } }[];
}
type Found<A> = (answer: A, asker: Asker, key: CaseKey, known: Known) => readonly string[];
/** What an answer looks like is said where it is read; it came from the product, and a wrong word here is a wrong cell. */
const sight = <A>(wanted: Sight['wanted'], found: Found<A>): Sight => ({ wanted, found: found });
const isAssociation = ({ unit }: Asker) => UNITS[unit!].agencyKind === 'association';
const inCase = <N>({ edges }: Listed<N>, key: CaseKey, known: Known) =>
  edges.map(({ node }) => node).filter((node) => node.case.id === caseOf(key, known));

export const SIGHTS: Readonly<Record<string, Sight>> = {
  seats: sight<{ seats: { account: { username: string } }[] }>(
    (asker, _key, known) => (isAssociation(asker) ? [] : colleagues(asker, known).map(({ username }) => username)),
    ({ seats }) => seats.map(({ account }) => account.username),
  ),
  clients: sight<{ clients: Id[] }>(
    (asker, _key, { matrix }) => (isSameAgency('ame', asker.unit) ? [matrix.clientId] : []),
    ({ clients }) => clients.map(({ id }) => id),
  ),
  notices: sight<{ edges: { node: { thingId: string; case: Id } }[] }>(
    // which of them, the worker says as it gets to it: never of a thing her unit has not, or behind a wall
    () => ['her unit’s things'],
    ({ edges }, asker, _key, { matrix }) => {
      const wrong = edges.flatMap(({ node: { thingId, case: of } }) => {
        const isReached = CASES.some((key) => matrix.caseIds[key] === of.id && matrix.model.reaches(asker, key));
        const thing = matrix.model.held.find(({ id }) => id === thingId);
        if (isReached && (!thing || thing.kind === 'case' || thing.holders.has(asker.unit!))) return [];
        return [`another’s ${thing?.kind ?? 'case'}`];
      });
      return wrong.length > 0 ? wrong : ['her unit’s things'];
    },
  ),
  files: sight<{ caseId: string }[]>(
    (asker, key, { matrix }) => (matrix.model.reaches(asker, key) ? [matrix.caseIds[key]] : []),
    (files) => files.map(({ caseId }) => caseId),
  ),
  corrections: sight<{ id: string; case: Id }[]>(
    (asker, key, { matrix }) => ids(matrix.model.rows(asker, key, 'correction')),
    (asked, _asker, key, known) => asked.filter((one) => one.case.id === caseOf(key, known)).map(({ id }) => id),
  ),
  seatsInUse: sight<{ name: string }[]>(
    (asker, _key, known) => colleagues(asker, known).map(({ name }) => name),
    (seats) => seats.map(({ name }) => name),
  ),
  reviews: sight<{ by: string }[]>(
    () => ['own'],
    (reviews, asker, _key, known) => {
      const names = colleagues(asker, known).map(({ name }) => name);
      return [reviews.every(({ by }) => names.includes(by)) ? 'own' : 'another’s'];
    },
  ),
  sessions: sight<Id[]>(
    () => ['own'],
    (open, asker, _key, { sessions }) => {
      const mine = open.map(({ id }) => (sessions.get(id) === asker.name.toLowerCase() ? 'own' : 'another’s'));
      return [...new Set(mine)];
    },
  ),
  arrivals: sight<Listed<Id>>(
    (asker, key, { matrix, deliveries }) => {
      const came = matrix.model.arrivalsOf(asker, key).filter(({ to }) => to === asker.unit);
      return came.map(({ record, to }) => deliveries.get(`${record.id} ${to}`) ?? 'no such delivery');
    },
    (answer, _asker, key, known) => inCase(answer, key, known).map(({ id }) => id),
  ),
  unopened: sight<number>(
    () => ['no more than came'],
    (count, asker, _key, { matrix }) => {
      const all = CASES.flatMap((each) => matrix.model.arrivalsOf(asker, each)).filter(({ to }) => to === asker.unit);
      return [count <= all.length ? 'no more than came' : `${count}, and ${all.length} came`];
    },
  ),
  notTransferred: sight<Listed<{ own: number; received: number }>>(
    (asker, key, known) => {
      const left = notTaken(asker, key, known);
      const own = left.filter(({ owner }) => owner === asker.unit).length;
      return left.length > 0 ? [`${own}-own`, `${left.length - own}-received`] : [];
    },
    (answer, _asker, key, known) =>
      inCase(answer, key, known).flatMap((row) => [`${row.own}-own`, `${row.received}-received`]),
  ),
  incidents: sight<{ id: string; case: Id }[]>(
    (asker, key, { matrix }) => ids(matrix.model.rows(asker, key, 'incident')),
    (open, _asker, key, known) => open.filter((one) => one.case.id === caseOf(key, known)).map(({ id }) => id),
  ),
  presented: sight<{ cases: { id: string; case: Id }[] }[]>(
    (asker, key, { matrix }) => ids(matrix.model.rows(asker, key, 'bodyCase')),
    (bodies, _asker, key, known) =>
      bodies.flatMap(({ cases }) => cases.filter((one) => one.case.id === caseOf(key, known))).map(({ id }) => id),
  ),
  awaited: sight<{ id: string; case: Id }[]>(
    (asker, key, { matrix }) =>
      ['bodyPresentation', 'meetingInvitation'].flatMap(
        (kind) => ids(matrix.model.rows(asker, key, kind).filter(({ sort }) => sort !== 'sip')), // held long ago
      ),
    (rows, _asker, key, known) => rows.filter((one) => one.case.id === caseOf(key, known)).map(({ id }) => id),
  ),
  openSteps: sight<{ steps: { id: string; case: Id | null }[] }>(
    // of a case out of reach nothing at all; who answers for which is staffing.spec's to say
    () => [],
    ({ steps }, asker, key, known) =>
      steps
        .filter((step) => step.case?.id === caseOf(key, known) && !known.matrix.model.reaches(asker, key))
        .map(({ id }) => id),
  ),
  calendar: sight<{ items: { id: string; kind: { code: string }; case: Id | null }[] }>(
    // of what has a day: the meetings, to those who call and to those who are called; of a case out of reach nothing at all
    (asker, key, { matrix }) =>
      ids(
        matrix.model
          .rows(asker, key, asker.unit === 'ame' ? 'meeting' : 'meetingInvitation')
          .filter(({ sort }) => sort !== 'logged'), // the day before
      ),
    ({ items }, asker, key, known) =>
      items
        .filter((item) => item.case?.id === caseOf(key, known))
        .filter(({ kind }) => kind.code === 'meeting' || !known.matrix.model.reaches(asker, key))
        .map(({ id }) => id),
  ),
  disposal: sight<{ items: { caseId: string; holds: Id[]; erasure: Id | null }[] }>(
    (asker, key, { matrix }) => ['legalHold', 'erasure'].flatMap((kind) => ids(matrix.model.rows(asker, key, kind))),
    ({ items }, _asker, key, known) =>
      items
        .filter(({ caseId }) => caseId === caseOf(key, known))
        .flatMap(({ holds, erasure }) => [...holds, ...(erasure ? [erasure] : [])].map(({ id }) => id)),
  ),
  proofs: sight<{ proofs: Id[] }>(
    (asker, key, { matrix }) => ids(matrix.model.rows(asker, key, 'erasureProof')),
    ({ proofs }, _asker, key, { matrix }) => {
      const others = matrix.model.held.filter(({ caseKey }) => caseKey !== key).map(({ id }) => id);
      return proofs.map(({ id }) => id).filter((id) => !others.includes(id));
    },
  ),
  terms: sight<object | null>(
    (asker) => (isAssociation(asker) ? [] : ['terms']),
    (terms) => (terms ? ['terms'] : []),
  ),
};
