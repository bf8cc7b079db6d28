import { addDays, type Day } from '#kernel';
import type { Desk } from './case-book.js';
import type { Dice } from './dice.js';
import type { Directory, Unit, Worker } from './directory.js';
import type { People } from './people.js';

/** A colleague beside those who can sign in; no password, so nobody is her. */
export interface Colleague {
  readonly account: {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly locked_at: string | null;
  };
  readonly seat: {
    readonly id: string;
    readonly account_id: string;
    readonly unit_id: string;
    readonly roles: readonly string[];
    readonly valid: string;
  };
}

/** So many handle cases in a unit. */
const IN_EVERY_UNIT = 3;
/** A visitor finds more on her own desk than on a colleague's. */
const DEMO_WEIGHT = 3;

/** Who handles cases where. Units without enough people get colleagues who exist in the database only. */
export class Staff {
  readonly colleagues: Colleague[] = [];
  private readonly byUnit = new Map<string, Worker[]>();
  private readonly started: Day;

  constructor(
    directory: Directory,
    private readonly people: People,
    private readonly dice: Dice,
    private readonly today: Day,
  ) {
    this.started = addDays(today, -900);
    for (const unit of directory.units) {
      const workers = directory.workers.filter(({ unitId }) => unitId === unit.id);
      while (workers.length < IN_EVERY_UNIT) workers.push(this.hire(unit, workers.length + 1, null));
      this.byUnit.set(unit.id, workers);
    }
  }

  /** Somebody of the unit, a certain one when she works there. */
  deskIn(unitId: string, dice: Dice, username?: string): Desk {
    const workers = this.byUnit.get(unitId) ?? [];
    const wanted = workers.find((worker) => worker.username === username);
    const { id } = wanted ?? dice.weigh(workers, ({ isDemo }) => (isDemo ? DEMO_WEIGHT : 1));
    return { unitId, worker: id };
  }

  /** Somebody who has left by a day: her account is locked. */
  leaver(unit: Unit, leftOn: Day): Desk {
    const { id } = this.hire(unit, this.colleagues.length + 1, leftOn);
    return { unitId: unit.id, worker: id };
  }

  private hire(unit: Unit, number: number, leftOn: Day | null): Worker {
    const dice = this.dice.of(`${unit.code}/${number}`);
    const id = dice.uuid(Date.UTC(2000, 0, 1));
    const username = `${unit.code}-${number}`;
    const locked_at = leftOn && `${leftOn} 16:00 Europe/Stockholm`;
    const until = leftOn && leftOn < this.today ? leftOn : '';
    this.colleagues.push({
      account: { id, username, name: this.people.colleague(dice), locked_at },
      seat: {
        id: dice.uuid(Date.UTC(2000, 0, 1)),
        account_id: id,
        unit_id: unit.id,
        roles: ['caseworker'],
        valid: `[${this.started},${until})`,
      },
    });
    return { id, username, unitId: unit.id, isDemo: false };
  }
}
