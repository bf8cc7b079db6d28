import { addDays, type Day } from '#kernel';
import { adoptPlan, renewConsent } from './moves.js';
import { consentUntil } from './acts/consent.js';
import { comeDue } from './acts/sip.js';
import { coordinatorOf, type Scene } from './scene.js';
import type { LaidOut } from './lay-out.js';
import type { Shape } from './shapes.js';

const LATE = 0.12;
const RENEWED_BEFORE = 14;

/** Plays a case from its opening to today. */
export function play(scene: Scene, shape: Shape, { steps }: LaidOut): void {
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
}

/** What a case needs while time passes: its consent renewed, its plan followed up. */
function keepUp(scene: Scene, shape: Shape, upTo: Day): void {
  const { book, plan } = scene;
  const isOpen = () => book.all('coordination').some(({ status }) => status === 'open');
  const until = consentUntil(book);
  const renewOn = until && addDays(until, -RENEWED_BEFORE);
  if (renewOn && renewOn <= upTo && !shape.runsOut && isOpen()) {
    book.clock.goTo(renewOn);
    renewConsent(scene);
  }
  const due = plan?.follow_up_on;
  if (!plan || !due || due > upTo || plan.status !== 'active' || !isOpen()) return;
  book.clock.goTo(due);
  comeDue(book, plan);
  if (shape.lapses) return;
  book.openedBy(coordinatorOf(scene).unitId);
  adoptPlan(scene);
}

/** The consent has run out: what rests on it waits, with its clocks in sight. */
function runOut({ book }: Scene): void {
  const until = consentUntil(book);
  if (!until) return;
  book.clock.goTo(addDays(until, 1));
  for (const referral of book.all('referral')) {
    if (!CLOSED.includes(referral.status)) book.change('referral', referral, { hold_reason: 'consentExpired' });
  }
}

const CLOSED: readonly string[] = ['rejected', 'returned', 'ended', 'closed', 'withdrawn'];
