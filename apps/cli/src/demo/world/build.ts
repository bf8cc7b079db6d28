import { GAP_DEFAULTS, evaluate, eventOf, type Calendar } from '#domain';
import { addDays, isCountedDay, type Day } from '#kernel';
import { CaseBook, NoGround } from './case-book.js';
import { CaseClock } from './case-clock.js';
import { Casting, type Wanted } from './cast.js';
import { Dice } from './dice.js';
import type { Directory } from './directory.js';
import { findGaps, type Wake } from './findings.js';
import { layOut, type LaidOut } from './lay-out.js';
import { People } from './people.js';
import { Places } from './places.js';
import { play } from './play.js';
import type { Scene } from './scene.js';
import { SHAPES, type Shape } from './shapes.js';
import { after } from './steps.js';
import { Staff, type Colleague } from './staff.js';
import { PAST, STAGED, type Past, type Staged } from './staged.js';

/** Everything that is to be written. */
export interface World {
  readonly colleagues: readonly Colleague[];
  readonly books: readonly CaseBook[];
  readonly wakes: readonly Wake[];
  /** Files so old that they may go: how they were found, and the file. */
  readonly past: readonly { readonly of: Past; readonly book: CaseBook }[];
}

/** A case to be played. */
interface Planned {
  readonly shape: Shape;
  readonly wanted: Wanted;
  /** The day it is played up to. */
  readonly until: Day;
}

const TRIES = 60;
const FULL_SIZE = 480;
const YEAR = 366;
/** Days since the time of an old file ran out. */
const LONG_ENOUGH = 40;
/** Of every shape one is here: where the visitor who looks around first sits. */
const HOME: Wanted = { coordinator: 'ame-hjo' };

/** Invents the cases. The same directory and day always give the same. */
export function buildWorld(directory: Directory, today: Day, size: number = FULL_SIZE): World {
  const stage = new Stage(directory, today);
  const ends = endsInSeason(directory.calendar, today);
  const books: CaseBook[] = [];
  const wakes: Wake[] = [];
  for (const [number, one] of planned(size, ends.length > 0, today).entries()) {
    const dice = stage.dice.of(number);
    const book = stage.play(one, dice, one.shape.endsInSeason ? dice.pick(ends) : undefined);
    books.push(book);
    wakes.push(...findGaps(book, directory.calendar, dice.of('gaps')));
  }
  const past = PAST.map((of, at) => {
    const until = addDays(today, -of.years * YEAR - LONG_ENOUGH);
    return { of, book: stage.play({ ...staged(of), until }, stage.dice.of(`past ${at}`), undefined) };
  });
  return { colleagues: stage.staff.colleagues, books: [...books, ...past.map(({ book }) => book)], wakes, past };
}

/** Where cases are played, one after the other: people, staff and places are the same for all. */
class Stage {
  readonly dice: Dice;
  readonly staff: Staff;
  private readonly people: People;
  private readonly casting: Casting;
  private readonly places = new Places();

  constructor(
    private readonly directory: Directory,
    today: Day,
  ) {
    this.dice = new Dice(`samsteg ${today}`);
    this.people = new People(today);
    this.staff = new Staff(directory, this.people, this.dice.of('staff'), today);
    this.casting = new Casting(directory, this.staff);
  }

  /** Thrown again until cast, days and places fit together. */
  play(planned: Planned, dice: Dice, endsOn: Day | undefined): CaseBook {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const book = this.attempt(planned, dice.of(attempt), endsOn);
      if (book) return book;
    }
    throw new Error(`nobody could play ${planned.shape.name} at ${JSON.stringify(planned.wanted)}`);
  }

  private attempt({ shape, wanted, until }: Planned, dice: Dice, endsOn: Day | undefined): CaseBook | undefined {
    const { places } = this;
    const today = until;
    const cast = this.casting.cast(dice.of('cast'), { ...wanted, leaves: shape.leaves });
    const clock = new CaseClock(today, this.directory.calendar, dice.of('clock'));
    const laidOut = layOut(shape, cast, clock, dice.of('days'), endsOn);
    if (!laidOut?.stays.every(({ programme, from, to }) => places.isFree(programme, from, to))) return undefined;
    clock.goTo(laidOut.openedOn);
    const book = new CaseBook(cast.associationId, clock, dice.of('ids'));
    const person = this.people.invent(dice.of('person'));
    const { plannedEnds } = laidOut;
    const scene: Scene = { book, dice: dice.of('play'), cast, person, today, plannedEnds, happened: today };
    if (!this.goesWell(scene, shape, laidOut) || !this.promise(scene)) return undefined;
    for (const { programme, from, to } of laidOut.stays) places.take(programme, from, to);
    return book;
  }

  private goesWell(scene: Scene, shape: Shape, laidOut: LaidOut): boolean {
    try {
      return play(scene, shape, laidOut);
    } catch (error) {
      if (error instanceof NoGround) return false;
      throw error;
    }
  }

  /** A planned start has its place from today on. Answers whether there was one. */
  private promise({ referral, cast: { programme }, today }: Scene): boolean {
    if (referral?.status !== 'planned') return true;
    const until = addDays(today, programme.weeks * 7);
    if (!this.places.isFree(programme, today, until)) return false;
    this.places.take(programme, today, until);
    return true;
  }
}

/** Which cases there are: those that certain desks are to find, then all shapes by their share. */
function planned(size: number, isSeasonAhead: boolean, until: Day): Planned[] {
  const shapes = SHAPES.filter(({ endsInSeason: inSeason }) => !inSeason || isSeasonAhead);
  const certain = STAGED.map((one) => ({ ...staged(one), until }));
  const all = shapes.reduce((sum, { cases }) => sum + cases, 0);
  const free = shapes.flatMap((shape) => {
    const cases = Math.max(1, Math.round((shape.cases * (size - certain.length)) / all));
    return Array.from({ length: cases }, (_, at) => ({ shape, wanted: at === 0 ? HOME : {}, until }));
  });
  return [...certain, ...free];
}

function staged({ shape: name, daysAgo, ...wanted }: Staged): Omit<Planned, 'until'> {
  const shape = SHAPES.find((one) => one.name === name);
  if (!shape) throw new Error(`no such shape: ${name}`);
  return { shape: daysAgo === undefined ? shape : { ...shape, today: after([daysAgo, daysAgo]) }, wanted };
}

/** The working days ahead on which a programme's end is warned of today, because people are away then. */
function endsInSeason(calendar: Calendar, today: Day): Day[] {
  const { lead } = GAP_DEFAULTS.forecast_low_season;
  const days = Array.from({ length: lead }, (_, ahead) => addDays(today, ahead + 1));
  return days.filter((day) => isCountedDay(day, 'working', calendar.nonworking) && isWarnedOf(day));

  function isWarnedOf(planned_end: Day): boolean {
    const on = { occurred_on: addDays(today, -1), recorded_on: addDays(today, -1) };
    const history = [
      eventOf({ id: '1', seq: 1, type: 'case_opened', agency: 'a', ...on }),
      eventOf({
        id: '2',
        seq: 2,
        type: 'intervention_started',
        iv: 'i',
        kind: 'group',
        agency: 'a',
        planned_end,
        ...on,
      }),
    ];
    const { findings } = evaluate(history, GAP_DEFAULTS, calendar, today);
    return findings.some(({ rule, stopOn }) => rule === 'forecast_low_season' && stopOn === null);
  }
}
