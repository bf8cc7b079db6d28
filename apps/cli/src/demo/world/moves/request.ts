import { maySendType, type ReferralType } from '#domain';
import { addDays } from '#kernel';
import { confirmEdges } from '../acts/consent.js';
import { send, step, type Asked, type Said } from '../acts/referral.js';
import { lastDayOf, type Desk } from '../case-book.js';
import type { Dice } from '../dice.js';
import type { Programme, Unit } from '../directory.js';
import type { Of } from '../records.types.js';
import { coordinatorOf, needed, partnerOf, providerOf, type Scene } from '../scene.js';
import * as words from '../words.js';
import { renewConsent } from './consent.js';

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

/** Requests that are answered, not started: a statement, or a meeting. */
const ANSWERED = ['statement', 'statement', 'coordination'] as const satisfies readonly ReferralType[];

/** What one authority asks another; health care always for a statement. */
function partnerRequestType(from: Unit, to: Unit, dice: Dice): ReferralType {
  const open = ANSWERED.filter((type) => maySendType(type, endOf(from), endOf(to)));
  return to.kind === 'healthCare' ? 'statement' : dice.pick(open);
}

const endOf = ({ agencyKind, kind }: Unit) => ({ agencyKind, unitKind: kind });

// A programme is asked

export const request = (scene: Scene): void => void (scene.referral = toProgramme(scene, scene.cast.programme));
export const requestNext = (scene: Scene): void => void (scene.referral = toProgramme(scene, scene.cast.next));

function toProgramme(scene: Scene, { id, unit, weeks }: Programme): Of<'referral'> {
  const { book, cast } = scene;
  const reaches = book.covering(cast.coordinator.id, unit.id, 'contact');
  if (!reaches || lastDayOf(reaches) < addDays(book.day, Math.min(weeks * 7 + 90, 350))) renewConsent(scene, unit);
  return sendTo(scene, { type: 'application', toUnit: unit.id, programmeId: id });
}

function sendTo({ book, dice, cast }: Scene, asked: Pick<Asked, 'type' | 'toUnit' | 'programmeId'>): Of<'referral'> {
  const question = dice.pick(words.QUESTIONS[asked.type]);
  const wishedBy = dice.chance(0.8) ? addDays(book.day, 14) : null;
  return send(book, cast.deskOf(cast.coordinator.id), { ...asked, question, wishedBy });
}

/** One move on the latest request to a programme, or to the other authority. */
export function move(
  scene: Scene,
  which: 'referral' | 'partnerReferral',
  action: Parameters<typeof step>[2],
  by: Desk,
  said: Said = {},
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
