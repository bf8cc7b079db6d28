import { Injectable } from '@nestjs/common';
import { Nameless } from '#cases';
import { CALL_OFF_REASONS, PROGRAMME_ACTIONS, PROGRAMME_MOVES } from '#domain';
import type { ProgrammeAction, ProgrammeNeed, ProgrammeState } from '#domain';
import { Refusal, isCode, isDay, move, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentUnit } from '#platform';
import type { MoveProgrammeInput, PlanGroupStartInput, SetEntryRuleInput, SetPlacesInput } from './run.inputs.js';

const NOT_IN_LIST = { sv: 'Koden finns inte i listan. Välj ett av alternativen.', en: 'The code is not in the list. Choose one of the options.' }; // prettier-ignore
const HAS_PASSED = { sv: 'Dagen har varit. Välj en dag från och med i dag.', en: 'That day has passed. Choose today or a later day.' }; // prettier-ignore
const END_BEFORE = { sv: 'Gruppen slutar efter att den har börjat, högst två år senare.', en: 'The group ends after it has begun, at most two years later.' }; // prettier-ignore
const BY_STAFF = { sv: 'Ange både hur många handledare som finns och hur många var och en kan ta.', en: 'Say both how many of the staff there are and how many each can take.' }; // prettier-ignore
const EXTRA_WHOLE = { sv: 'En överbokning behöver ett antal, ett skäl och ett slutdatum som inte har varit.', en: 'An overbooking needs a number, a reason and an end that has not passed.' }; // prettier-ignore
const SAME_NAME = { sv: 'En grupp med det namnet börjar redan den dagen. Ge gruppen ett eget namn.', en: 'A group of that name begins on that day already. Give this one a name of its own.' }; // prettier-ignore
const NOT_YET = { sv: 'Insatsen kan inte avslutas nu: någon saknar nästa steg eller svar.', en: 'The programme cannot be closed now: somebody lacks a next step or an answer.' }; // prettier-ignore
const somebodyThen = (count: number) => ({
  sv: `Starten kan inte ställas in: ${String(count)} har planerad start den dagen. Ändra deras startdag eller avbryt planeringen först.`,
  en: `The start cannot be called off: ${String(count)} are planned to begin that day. Change their first day or cancel it first.`,
});

/** What the operating unit decides of its own programme. None of it is about anybody. */
@Injectable()
export class RunService {
  constructor(
    private readonly nameless: Nameless,
    private readonly once: Once,
  ) {}

  /** Answers the new stretch's id. A stop has its reason, a closing its day; closed is closed when nobody is left without a next step. */
  move(input: MoveProgrammeInput): Promise<string> {
    return this.once.run('moveProgramme', input, async () => {
      const { programmeId, action, expectedVersion, reason, until } = input;
      const at = await this.of(programmeId);
      if (at.version !== expectedVersion) throw conflict('programme', programmeId);
      assertFits(action, reason, until, at.today);
      const has = new Set<ProgrammeNeed>();
      if (reason) has.add('reason');
      if (until) has.add('lastDay');
      if (action === 'close') has.add('everyNextStep');
      const status = move(PROGRAMME_MOVES, at.state, action, 'operator', has);
      if (action === 'close' && at.left > 0) throw notYet();
      const id = uuidv7();
      const written = RequestTransaction.current().rows(
        `insert into programme_period (id, programme_id, owner_unit, version, status, until_on, reason) values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, programmeId, currentUnit(), at.version + 1, status, until ?? null, reason ?? null],
      );
      await (action === 'close' ? written.catch(asNotYet) : written);
      return id;
    });
  }

  start(input: PlanGroupStartInput): Promise<string> {
    return this.once.run('planGroupStart', input, async () => {
      const { today } = await this.of(input.programmeId);
      return input.startId ? this.callOff(input, input.startId) : this.plan(input, today);
    });
  }

  places(input: SetPlacesInput): Promise<string> {
    return this.once.run('setPlaces', input, async () => {
      const { programmeId, places, workers, perWorker, extra = 0, extraUntil, extraReason } = input;
      const at = await this.of(programmeId);
      if (at.capacity !== input.expectedVersion) throw conflict('programme', programmeId);
      if ((workers === undefined) !== (perWorker === undefined)) throw new Refusal('BAD_INPUT', BY_STAFF, { field: 'perWorker' }); // prettier-ignore
      const isWhole = extra === 0 ? !extraUntil && !extraReason : extraReason && extraUntil && isDay(extraUntil) && extraUntil >= at.today; // prettier-ignore
      if (!isWhole) throw new Refusal('BAD_INPUT', EXTRA_WHOLE, { field: 'extraUntil' });
      const id = uuidv7();
      await RequestTransaction.current().rows(
        `insert into programme_capacity (id, programme_id, owner_unit, version, places, workers, per_worker, extra, extra_until, extra_reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id, programmeId, currentUnit(), at.capacity + 1, places ?? null, workers ?? null, perWorker ?? null,
          extra, extraUntil ?? null, extraReason ?? null,
        ], // prettier-ignore
      );
      return id;
    });
  }

  rule(input: SetEntryRuleInput): Promise<string> {
    return this.once.run('setEntryRule', input, async () => {
      await this.of(input.programmeId);
      return input.ruleId ? this.endRule(input, input.ruleId) : this.addRule(input);
    });
  }

  private async addRule({ programmeId, kind, words, category, hard = false }: SetEntryRuleInput): Promise<string> {
    const missing = Object.entries({ kind, words, category }).filter(([, value]) => !value).map(([field]) => field); // prettier-ignore
    if (!kind || !words || !category) throw new Refusal('NEEDS_MISSING', undefined, { missing });
    await this.nameless.assert('words', words);
    const id = uuidv7();
    await RequestTransaction.current().rows(
      `insert into programme_rule (id, programme_id, owner_unit, kind, words, category, hard) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, programmeId, currentUnit(), kind, words, category, hard],
    );
    return id;
  }

  private async endRule({ programmeId, expectedVersion }: SetEntryRuleInput, ruleId: string): Promise<string> {
    const ended = await RequestTransaction.current().rows(
      `update programme_rule set ended_on = app_today(), version = version + 1
       where id = $1 and programme_id = $2 and version = $3 and owner_unit = current_unit() and ended_on is null returning id`,
      [ruleId, programmeId, expectedVersion ?? 0],
    );
    if (ended.length !== 1) throw conflict('programmeRule', ruleId);
    return ruleId;
  }

  private async plan(input: PlanGroupStartInput, today: string): Promise<string> {
    const { programmeId, name, startsOn, endsOn, places, place } = input;
    const missing = Object.entries({ name, startsOn, endsOn, places }).filter(([, value]) => !value).map(([field]) => field); // prettier-ignore
    if (!name || !startsOn || !endsOn || !places) throw new Refusal('NEEDS_MISSING', undefined, { missing });
    if (!isDay(startsOn) || startsOn < today) throw new Refusal('BAD_INPUT', HAS_PASSED, { field: 'startsOn' });
    const latest = `${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`;
    if (!isDay(endsOn) || endsOn <= startsOn || endsOn > latest) throw new Refusal('BAD_INPUT', END_BEFORE, { field: 'endsOn' }); // prettier-ignore
    await this.nameless.assert('name', name);
    if (place) await this.nameless.assert('place', place);
    const [twin] = await RequestTransaction.current().rows(
      `select 1 from programme_start s where s.programme_id = $1 and s.status = 'planned' and s.starts_on = $2 and lower(btrim(s.name)) = lower($3)`,
      [programmeId, startsOn, name],
    );
    if (twin) throw new Refusal('BAD_INPUT', SAME_NAME, { field: 'name' });
    const id = uuidv7();
    await RequestTransaction.current().rows(
      `insert into programme_start (id, programme_id, owner_unit, name, starts_on, ends_on, places, place)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, programmeId, currentUnit(), name, startsOn, endsOn, places, place ?? null],
    );
    return id;
  }

  private async callOff(input: PlanGroupStartInput, startId: string): Promise<string> {
    const { programmeId, expectedVersion, reason } = input;
    if (!reason) throw new Refusal('NEEDS_MISSING', undefined, { missing: ['reason'] });
    if (!isCode(CALL_OFF_REASONS, reason)) throw new Refusal('BAD_INPUT', NOT_IN_LIST, { field: 'reason' });
    const count = await this.plannedThen(programmeId, startId);
    if (count > 0) throw new Refusal('NO_SUCH_MOVE', somebodyThen(count));
    const done = await RequestTransaction.current().rows(
      `update programme_start set status = 'calledOff', reason = $4, version = version + 1
       where id = $1 and programme_id = $2 and version = $3 and owner_unit = current_unit() and status = 'planned' returning id`,
      [startId, programmeId, expectedVersion ?? 0, reason],
    );
    if (done.length !== 1) throw conflict('programmeStart', startId);
    return startId;
  }

  /** Participations and requests with a planned start on the group's first day: told apart by that day alone. */
  private plannedThen(programmeId: string, startId: string): Promise<number> {
    return RequestTransaction.current().value<number>(
      `select count(*)::int from programme_start s cross join lateral (
           select i.owner_unit, i.planned_start from intervention i where i.programme_id = $1 and i.status = 'planned'
           union all select r.to_unit, r.planned_start from referral r where r.programme_id = $1 and r.status = 'planned') one(unit, day)
       where s.id = $2 and s.programme_id = $1 and one.unit = s.owner_unit and one.day = s.starts_on`,
      [programmeId, startId],
    );
  }

  /** The own programme as it is now. */
  private async of(programmeId: string) {
    const [found] = await RequestTransaction.current().rows<{
      state: ProgrammeState;
      version: number;
      capacity: number;
      left: number;
      mine: boolean;
      today: string;
    }>(
      `select programme_state(p.id, app_today()) as state, programme_left(p.id) as left, app_today()::text as today,
         coalesce((select max(q.version) from programme_period q where q.programme_id = p.id), 0) as version,
         coalesce((select max(c.version) from programme_capacity c where c.programme_id = p.id), 0) as capacity,
         p.operating_unit is not distinct from current_unit() as mine
       from programme p where p.id = $1`,
      [programmeId],
    );
    if (!found) throw new Refusal('NOT_FOUND', undefined, { field: 'programmeId' });
    if (!found.mine) throw new Refusal('WRONG_PARTY');
    return found;
  }
}

/** A code is one the action asks for, a day one that has not passed; anything else is words in disguise. */
function assertFits(
  action: ProgrammeAction,
  reason: string | undefined,
  until: string | undefined,
  today: string,
): void {
  const fields = new Map(PROGRAMME_ACTIONS[action].fields.map((one) => [one.name, one]));
  const options = fields.get('reason')?.options;
  if (reason && !(options && isCode(options, reason))) throw new Refusal('BAD_INPUT', NOT_IN_LIST, { field: 'reason' });
  if (until && (!fields.has('until') || !isDay(until) || until < today))
    throw new Refusal('BAD_INPUT', HAS_PASSED, { field: 'until' });
}

const conflict = (kind: string, id: string) => new Refusal('CONFLICT', undefined, { current: { kind, id } });

/** The same words whoever is left: also when it is somebody whom the one who closes does not see, whom the database alone counts. */
const notYet = () => new Refusal('NEEDS_MISSING', NOT_YET, { missing: ['everyNextStep'] });
function asNotYet(error: unknown): never {
  throw (error as { code?: string }).code === 'SM001' ? notYet() : error;
}
