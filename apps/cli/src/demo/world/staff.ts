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
    locked_at: string | null;
  };
  readonly seat: {
    readonly id: string;
    readonly account_id: string;
    readonly unit_id: string;
    readonly roles: readonly string[];
    valid: string;
  };
}

/** A caseworker, and how she leaves: her account is locked and her seat is over. */
export interface Leaver {
  readonly desk: Desk;
  readonly leave: (on: Day) => void;
}

const BEFORE_ALL = Date.UTC(2000, 0, 1);
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
    today: Day,
  ) {
    this.started = addDays(today, -900);
    for (const unit of directory.units) {
      const workers = directory.workers.filter(({ unitId }) => unitId === unit.id);
      while (workers.length < IN_EVERY_UNIT) workers.push(this.hire(unit, workers.length + 1));
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

  /** Somebody who is going to leave. */
  leaver({ id, code }: Unit): Leaver {
    const worker = this.hire({ id, code: `${code}-tidigare` }, this.colleagues.length + 1);
    const colleague = this.colleagues.at(-1);
    const leave = (on: Day): void => {
      if (!colleague) return;
      colleague.account.locked_at = `${on} 23:00 Europe/Stockholm`;
      colleague.seat.valid = `[${this.started},${on}]`;
    };
    return { desk: { unitId: id, worker: worker.id }, leave };
  }

  private hire({ id: unitId, code }: Pick<Unit, 'id' | 'code'>, number: number): Worker {
    const dice = this.dice.of(`${code}/${number}`);
    const id = dice.uuid(BEFORE_ALL);
    const username = `${code}-${number}`;
    const valid = `[${this.started},)`;
    this.colleagues.push({
      account: { id, username, name: this.people.colleague(dice), locked_at: null },
      seat: { id: dice.uuid(BEFORE_ALL), account_id: id, unit_id: unitId, roles: ['caseworker'], valid },
    });
    return { id, username, unitId, isDemo: false };
  }
}
