import { addDays } from '#kernel';
import { closeCase, declareReady, leave, name, note, openCase } from '../acts/case.js';
import { offer } from '../acts/handoff.js';
import { closePlan } from '../acts/sip.js';
import { coordinatorOf, type Scene } from '../scene.js';
import * as words from '../words.js';

export function open(scene: Scene): void {
  openCase(scene.book, coordinatorOf(scene), scene.person, scene.dice);
}

export function writeNote(scene: Scene): void {
  note(scene.book, coordinatorOf(scene), scene.dice.pick(words.NOTES));
}

export const ready = (scene: Scene): void => declareReady(scene.book, coordinatorOf(scene), 'internship');

export const caseworkerIsAway = ({ book, cast }: Scene): void => leave(book, cast.coordinator.id);
export const caseworkerIsBack = (scene: Scene): void => name(scene.book, coordinatorOf(scene));

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

export function offerCoordination(scene: Scene): void {
  const { book, cast } = scene;
  offer(book, coordinatorOf(scene), cast.partner.id, addDays(scene.today, 7), {
    situation: 'Kartläggning klar, deltar två dagar i veckan. Vill fortsätta.',
    plan: 'Fortsatt stöd mot arbetsträning; nästa avstämning är bokad.',
    openPromises: 'Återkoppla om praktikplats.',
  });
}
