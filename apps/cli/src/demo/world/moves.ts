import { addDays, isoWeek } from '#kernel';
import { assign, closeCase, declareReady, leave, note, openCase } from './acts/case.js';
import { confirmEdges, introduce, invite, recordConsent } from './acts/consent.js';
import { offer } from './acts/handoff.js';
import { adopt, call, closePlan, confirmCommitments, prepare } from './acts/sip.js';
import * as taking from './acts/participation.js';
import { send, step } from './acts/referral.js';
import { lastDayOf, type Desk } from './case-book.js';
import type { Programme, Unit } from './directory.js';
import { partnerRequestType } from './partner.js';
import type { Of } from './records.types.js';
import { coordinatorOf, needed, partnerOf, type Scene } from './scene.js';
import * as words from './words.js';

/** What can happen in a case, as the one who does it would say it. Each leaves on the scene what the next needs. */

export function open(scene: Scene): void {
  openCase(scene.book, coordinatorOf(scene), scene.person, scene.dice);
}

export function writeNote(scene: Scene): void {
  note(scene.book, coordinatorOf(scene), scene.dice.pick(words.NOTES));
}

/** With the other authority, the third, and whoever runs the programme. */
export function agree(scene: Scene): void {
  const { cast, dice } = scene;
  agreeWith(scene, [cast.partner, cast.programme.unit, ...(dice.chance(0.5) ? [cast.third] : [])]);
}

function agreeWith({ book, dice, cast }: Scene, others: readonly Unit[]): void {
  recordConsent(book, cast.deskOf(cast.coordinator.id), {
    others: [...new Map(others.map((unit) => [unit.id, unit])).values()],
    purpose: dice.pick(words.PURPOSES),
    form: dice.weigh(['written', 'oralDocumented', 'eSigned'] as const, (form) => (form === 'written' ? 3 : 1)),
    exclusions: dice.chance(0.15) ? dice.pick(words.EXCLUSIONS) : null,
    months: 12,
  });
}

/** The same again before it runs out, and with a unit that is new in it. */
export function renewConsent(scene: Scene, newcomer?: Unit): void {
  const { book, cast } = scene;
  const all = [cast.partner, cast.third, cast.programme.unit, cast.next.unit];
  const members = new Set([...book.all('member').map(({ unit_id }) => unit_id), newcomer?.id]);
  agreeAnew(
    scene,
    all.filter(({ id }) => members.has(id)),
  );
}

/** A new consent: those who had confirmed the one before confirm anew. */
function agreeAnew(scene: Scene, others: readonly Unit[]): void {
  const { book, cast } = scene;
  const confirmed = others.filter(({ id }) => book.covering(id, cast.coordinator.id, 'plan'));
  agreeWith(scene, others);
  for (const { id } of confirmed) {
    introduce(book, coordinatorOf(scene), id);
    confirmEdges(book, cast.deskOf(id));
  }
}

export function invitePartner(scene: Scene): void {
  invite(scene.book, coordinatorOf(scene), scene.cast.partner.id);
}

/** The other authority confirms for its own records, and somebody there takes the case on. */
export function partnerJoins(scene: Scene): void {
  confirmEdges(scene.book, partnerOf(scene));
  assign(scene.book, partnerOf(scene));
}

// The other authority is asked something

export function askPartner(scene: Scene): void {
  const { cast, dice } = scene;
  const type = partnerRequestType(cast.coordinator, cast.partner, dice);
  scene.partnerReferral = sendTo(scene, { type, toUnit: cast.partner.id });
}

export function partnerAccepts(scene: Scene): void {
  confirmEdges(scene.book, partnerOf(scene));
  move(scene, 'partnerReferral', 'accept', partnerOf(scene), { person: scene.person });
}

export function partnerAnswers(scene: Scene): void {
  const referral = needed(scene.partnerReferral);
  const isStatement = referral.type === 'statement';
  move(scene, 'partnerReferral', 'complete', partnerOf(scene), {
    outcome: isStatement ? 'statementGiven' : 'meetingHeld',
    words: isStatement ? { kind: 'outcome', text: scene.dice.pick(words.STATEMENTS) } : undefined,
  });
}

export function acknowledgePartner(scene: Scene): void {
  move(scene, 'partnerReferral', 'acknowledge', coordinatorOf(scene));
}

// A programme is asked

export const request = (scene: Scene): void => void (scene.referral = toProgramme(scene, scene.cast.programme));
export const requestNext = (scene: Scene): void => void (scene.referral = toProgramme(scene, scene.cast.next));

function toProgramme(scene: Scene, { id, unit, weeks }: Programme): Of<'referral'> {
  const { book, cast } = scene;
  const reaches = book.covering(cast.coordinator.id, unit.id, 'contact');
  if (!reaches || lastDayOf(reaches) < addDays(book.day, Math.min(weeks * 7 + 90, 350))) renewConsent(scene, unit);
  return sendTo(scene, { type: 'application', toUnit: unit.id, programmeId: id });
}

function sendTo(
  { book, dice, cast }: Scene,
  asked: Pick<Parameters<typeof send>[2], 'type' | 'toUnit' | 'programmeId'>,
): Of<'referral'> {
  const question = dice.pick(words.QUESTIONS[asked.type]);
  const wishedBy = dice.chance(0.8) ? addDays(book.day, 14) : null;
  return send(book, cast.deskOf(cast.coordinator.id), { ...asked, question, wishedBy });
}

const providerOf = ({ cast, referral }: Scene): Desk => cast.deskOf(needed(referral).to_unit);

function move(
  scene: Scene,
  which: 'referral' | 'partnerReferral',
  action: Parameters<typeof step>[2],
  by: Desk,
  said: Parameters<typeof step>[4] = {},
): void {
  step(scene.book, needed(scene[which]), action, by, said);
}

export const receive = (scene: Scene): void => move(scene, 'referral', 'receive', providerOf(scene));

export function askForMore(scene: Scene): void {
  confirmEdges(scene.book, providerOf(scene));
  const text = scene.dice.pick(words.INFO_QUESTIONS);
  move(scene, 'referral', 'requestInfo', providerOf(scene), {
    reason: 'background',
    words: { kind: 'infoRequest', text },
  });
}

export function supply(scene: Scene): void {
  const text = scene.dice.pick(words.INFO_ANSWERS);
  move(scene, 'referral', 'supplyInfo', coordinatorOf(scene), { words: { kind: 'info', text } });
}

export function accept(scene: Scene): void {
  confirmEdges(scene.book, providerOf(scene));
  move(scene, 'referral', 'accept', providerOf(scene), { person: scene.person });
}

export function putOnWaitingList(scene: Scene): void {
  move(scene, 'referral', 'waitlist', providerOf(scene), { reason: scene.dice.pick(['noFreePlace', 'nextGroup']) });
}

export function planStart(scene: Scene): void {
  move(scene, 'referral', 'planStart', providerOf(scene), { date: addDays(scene.today, scene.dice.between(2, 20)) });
}

export function reject(scene: Scene): void {
  const reason = scene.dice.pick(['notTargetGroup', 'noPlaces', 'notReady']);
  move(scene, 'referral', 'reject', providerOf(scene), { reason });
}

export function withdraw(scene: Scene): void {
  move(scene, 'referral', 'withdraw', coordinatorOf(scene), { reason: 'otherSolution' });
}

// Participation

export const start = (scene: Scene): void => startIn(scene, scene.cast.programme, 0);
export const startNext = (scene: Scene): void => startIn(scene, scene.cast.next, 1);

function startIn(scene: Scene, programme: Programme, round: number): void {
  const { book, dice, happened } = scene;
  const by = providerOf(scene);
  const referral = needed(scene.referral);
  move(scene, 'referral', 'start', by, { date: happened });
  const days = { from: happened, to: needed(scene.plannedEnds[round]), hours: dice.pick([4, 6, 8, 10, 12, 20]) };
  scene.participation = taking.start(book, by, referral, programme, days);
}

export function increaseExtent(scene: Scene): void {
  const { book, dice } = scene;
  const row = needed(scene.participation);
  book.change('intervention', row, {});
  taking.changeExtent(book, providerOf(scene), row, book.day, dice.pick([8, 12, 16, 20]));
}

export function extend(scene: Scene): void {
  const row = needed(scene.participation);
  const to = needed(scene.plannedEnds[2]);
  const reason = scene.dice.pick(['need', 'need', 'bridge', 'waitingPlace'] as const);
  taking.extend(scene.book, providerOf(scene), row, to, reason);
}

export function pause(scene: Scene): void {
  const { book, dice } = scene;
  const to = addDays(book.day, dice.between(7, 21));
  taking.pause(
    book,
    providerOf(scene),
    needed(scene.participation),
    to,
    dice.pick(['holiday', 'illness', 'parental'] as const),
  );
}

export function agreeNextStep(scene: Scene): void {
  taking.agreeNextStep(scene.book, providerOf(scene), needed(scene.participation), nextStep(scene));
}

/** To something else. */
export function end(scene: Scene): void {
  const reason = scene.dice.pick(['completed', 'completed', 'furtherRehab', 'backTrained'] as const);
  finish(scene, { on: scene.happened, reason, nextStep: nextStep(scene), noNextStepReason: null, occupation: 'none' });
}

/** To work or studies: nothing needs to follow. */
export function endWell(scene: Scene): void {
  const isWork = scene.dice.chance(0.65);
  const outcome = isWork ? 'work' : 'study';
  const occupation = isWork ? scene.dice.pick(['work', 'subsidisedWork'] as const) : 'study';
  finish(scene, { on: scene.happened, reason: outcome, nextStep: null, noNextStepReason: outcome, occupation });
}

/** Because it did not work out. */
export function breakOff(scene: Scene): void {
  const reason = scene.dice.pick(['ownWish', 'illness', 'moved'] as const);
  finish(scene, { on: scene.happened, reason, nextStep: null, noNextStepReason: 'ownWish', occupation: 'none' });
}

function finish(scene: Scene, exit: taking.Exit): void {
  const text = scene.dice.pick(words.OUTCOMES);
  move(scene, 'referral', 'end', providerOf(scene), { outcome: exit.reason, words: { kind: 'outcome', text } });
  taking.end(scene.book, providerOf(scene), needed(scene.participation), exit);
}

export const acknowledge = (scene: Scene): void => move(scene, 'referral', 'acknowledge', coordinatorOf(scene));

function nextStep({ dice, book }: Scene): string {
  const { week } = isoWeek(addDays(book.day, 21));
  return `${dice.pick(words.NEXT_STEPS)} (v. ${week})`.slice(0, 80);
}

// The case itself

export const ready = (scene: Scene): void => declareReady(scene.book, coordinatorOf(scene), 'internship');

export const caseworkerIsAway = ({ book, cast }: Scene): void => leave(book, cast.coordinator.id);
export const caseworkerIsBack = (scene: Scene): void => assign(scene.book, coordinatorOf(scene));

/** Her account is locked, and nobody has been named after her. */
export function caseworkerLeaves({ book, cast }: Scene): void {
  leave(book, cast.coordinator.id);
  cast.leave(book.day);
}

export function close(scene: Scene): void {
  const { book, plan, dice } = scene;
  const exit = scene.participation?.exit_reason;
  if (plan && (plan.status === 'active' || plan.status === 'followUpDue')) closePlan(book, coordinatorOf(scene), plan);
  const reasons = ['noLongerNeeded', 'rightBenefit', 'ownWish'] as const;
  closeCase(book, coordinatorOf(scene), exit === 'work' || exit === 'study' ? exit : dice.pick(reasons));
}

// A plan between the parties

export function preparePlan(scene: Scene): void {
  scene.plan = prepare(scene.book, coordinatorOf(scene), 'Flera parter behöver veta vad de andra gör.');
}

export function callParties(scene: Scene): void {
  const { book, cast, dice } = scene;
  const meeting = {
    on: book.clock.workingDay(addDays(book.day, 10)),
    place: `${cast.coordinator.name}, mötesrummet`,
    purpose: 'Planera stödet tillsammans',
    goal: dice.pick(words.SIP_GOALS),
  };
  call(book, coordinatorOf(scene), needed(scene.plan), cast.coordinator, partiesOf(scene), meeting);
}

/** Upprättad, or after a follow-up in its next version. */
export function adoptPlan(scene: Scene): void {
  const { book, cast, dice } = scene;
  const parties = partiesOf(scene);
  const to = addDays(book.day, 75);
  const actions = [cast.coordinator, ...parties].map((unit) => ({ unit, to, text: words.PROMISES[unit.kind] }));
  adopt(book, coordinatorOf(scene), needed(scene.plan), cast.coordinator, parties, {
    goal: dice.pick(words.SIP_GOALS),
    participantWords: 'Att det blir lugnt och att jag vet vem jag ska ringa.',
    actions,
    followUpOn: book.clock.workdayAhead(addDays(book.day, dice.between(70, 120))),
  });
}

/** Those who have come so far confirm what they have been asked. */
export function partiesConfirm(scene: Scene): void {
  for (const { id } of partiesOf(scene)) {
    confirmEdges(scene.book, scene.cast.deskOf(id));
    confirmCommitments(scene.book, scene.cast.deskOf(id));
  }
}

const partiesOf = ({ book, cast }: Scene): Unit[] =>
  [cast.partner, cast.third].filter(({ id }) => book.covering(cast.coordinator.id, id, 'plan'));

export function offerCoordination(scene: Scene): void {
  const { book, cast } = scene;
  offer(book, coordinatorOf(scene), cast.partner.id, addDays(scene.today, 7), {
    situation: 'Kartläggning klar, deltar två dagar i veckan. Vill fortsätta.',
    plan: 'Fortsatt stöd mot arbetsträning; nästa avstämning är bokad.',
    openPromises: 'Återkoppla om praktikplats.',
  });
}
