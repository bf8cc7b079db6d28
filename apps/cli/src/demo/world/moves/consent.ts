import { confirmEdges, introduce, recordConsent } from '../acts/consent.js';
import { name } from '../acts/case.js';
import type { Unit } from '../directory.js';
import { coordinatorOf, partnerOf, type Scene } from '../scene.js';
import * as words from '../words.js';

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
  introduce(scene.book, coordinatorOf(scene), scene.cast.partner.id);
}

/** The other authority confirms for its own records, and somebody there takes the case on. */
export function partnerJoins(scene: Scene): void {
  confirmEdges(scene.book, partnerOf(scene));
  name(scene.book, partnerOf(scene));
}
