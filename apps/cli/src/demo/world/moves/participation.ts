import { addDays, isoWeek } from '#kernel';
import * as taking from '../acts/participation.js';
import type { Programme } from '../directory.js';
import { coordinatorOf, needed, providerOf, type Scene } from '../scene.js';
import { EXTENDED } from '../steps.js';
import * as words from '../words.js';
import { move } from './request.js';

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
  const to = needed(scene.plannedEnds[EXTENDED]);
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
