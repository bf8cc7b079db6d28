import { CONSENT_REMINDERS } from '#domain';
import { addDays, type Day } from '#kernel';
import { adoptPlan, partiesConfirm, renewConsent } from './moves/index.js';
import { consentUntil } from './acts/consent.js';
import { comeDue } from './acts/sip.js';
import { needed, type Scene } from './scene.js';
import { lastDayOf, type CaseBook } from './case-book.js';
import type { LaidOut } from './lay-out.js';
import type { Of } from './records.types.js';
import type { Shape } from './shapes.js';

const LATE = 0.12;
const CONFIRMED = 0.8;
/** When the first reminder comes. */
const RENEWED_BEFORE = CONSENT_REMINDERS[0] ?? 0;

/** Plays a case from its opening to today. Answers whether what is open still has its ground, or is meant not to. */
export function play(scene: Scene, shape: Shape, { steps }: LaidOut): boolean {
  const { book, dice, today } = scene;
  for (const { step, on } of steps) {
    keepUp(scene, shape, on);
    book.clock.goTo(on);
    scene.happened = book.day;
    if (step.mayBeLate && dice.chance(LATE)) book.clock.goTo(addDays(on, dice.between(2, 9)));
    step.act(scene);
  }
  keepUp(scene, shape, today);
  if (shape.runsOut) runOut(scene);
  return shape.runsOut ?? openReferrals(book).every((referral) => isGrounded(book, referral));
}

/** What a case needs while time passes: its consent renewed, its plan followed up. In the order of the days. */
function keepUp(scene: Scene, shape: Shape, upTo: Day): void {
  const { book } = scene;
  for (;;) {
    const until = consentUntil(book);
    const renewOn = until && !shape.runsOut ? addDays(until, -RENEWED_BEFORE) : NEVER;
    const followUpOn = (scene.plan?.status === 'active' && scene.plan.follow_up_on) || NEVER;
    const next = renewOn < followUpOn ? renewOn : followUpOn;
    if (next > upTo || book.all('coordination').some(({ status }) => status === 'closed')) return;
    book.clock.goTo(next);
    if (next === renewOn) renewConsent(scene);
    else followUp(scene, shape);
  }
}

function followUp(scene: Scene, { lapses }: Shape): void {
  const { book, dice } = scene;
  comeDue(book, needed(scene.plan));
  if (lapses) return;
  if (dice.chance(LATE)) book.clock.goTo(addDays(book.day, dice.between(5, 20)));
  adoptPlan(scene);
  if (dice.chance(CONFIRMED)) partiesConfirm(scene);
}

const NEVER = '9999-12-31';

/** The consent has run out: what rests on it waits, with its clocks in sight. */
function runOut({ book }: Scene): void {
  const until = consentUntil(book);
  if (!until) return;
  book.clock.goTo(addDays(until, 1));
  for (const referral of openReferrals(book)) book.change('referral', referral, { hold_reason: 'consentExpired' });
}

const OVER: readonly string[] = ['rejected', 'returned', 'ended', 'closed', 'withdrawn'];

const openReferrals = (book: CaseBook): Of<'referral'>[] =>
  book.all('referral').filter(({ status }) => !OVER.includes(status));

/** A request waits when the consent it was handed over under has run out, even if there is a new one. */
function isGrounded(book: CaseBook, { id }: Of<'referral'>): boolean {
  const edges = new Set(book.deliveries.filter((one) => one.record_id === id).map(({ edge_id }) => edge_id));
  return book.all('edge').every((edge) => !edges.has(edge.id) || lastDayOf(edge) >= book.clock.today);
}
