import { MEETING_AGENDAS } from '#domain';
import { addDays } from '#kernel';
import { confirmCommitments } from '../acts/commitment.js';
import { confirmEdges } from '../acts/consent.js';
import { adopt, call, prepare } from '../acts/sip.js';
import type { Unit } from '../directory.js';
import { coordinatorOf, needed, type Scene } from '../scene.js';
import * as words from '../words.js';

export function preparePlan(scene: Scene): void {
  scene.plan = prepare(scene.book, coordinatorOf(scene), 'Flera parter behöver veta vad de andra gör.');
}

export function callParties(scene: Scene): void {
  const { book, cast, dice } = scene;
  const meeting = {
    on: book.clock.workdayAhead(addDays(book.day, 10)),
    place: `${cast.coordinator.name}, mötesrummet`,
    purpose: 'Planera stödet tillsammans',
    goal: dice.pick(words.SIP_GOALS),
    agenda: MEETING_AGENDAS.sip.map(({ sv }) => sv),
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
