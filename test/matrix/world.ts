import type { RunningApp, Visitor } from '../setup/app.js';
import type { UnitKey } from '../setup/directory.js';
import type { AccountKey, World } from '../setup/world.js';
import type { Actor, CaseKey, Held } from './model.js';
import { CASES, Model, hasRole } from './model.js';
import { CaseStory } from './story.js';

/** Everyone who may ask: each unit in turn with each set of roles, and those without a unit of the case. */
type Person = readonly [name: string, roles: Actor['roles'], more?: Partial<Actor>];
const PEOPLE: readonly Person[] = [
  ['inbox', ['inbox']],
  ['caseworkerInbox', ['caseworker', 'inbox']],
  ['caseManagerInbox', ['caseManager', 'inbox']],
  ['managerInbox', ['manager', 'inbox']],
  ['conflicted', ['caseManager', 'inbox'], { hasConflict: true }],
  ['named', ['caseManager', 'inbox', 'protectedClearance'], { isNamed: true }],
  ['cleared', ['caseManager', 'inbox', 'protectedClearance']],
  ['opener', ['caseworker'], { gaveReason: true }],
  ['openingManager', ['manager'], { gaveReason: true }],
  ['namedOpener', ['caseworker', 'protectedClearance'], { isNamed: true, gaveReason: true }],
];
/** Those to whom nothing opens, in three units each: the coordinator, a member and the operating unit. */
const KEPT_OUT: readonly Person[] = [
  ['namedUnasked', ['caseworker', 'protectedClearance'], { isNamed: true }],
  ['unasked', ['caseworker']],
  ['auditor', ['auditor']],
  ['officer', ['dataProtectionOfficer']],
  ['administrator', ['administrator', 'protectedClearance']],
];
const OF_THE_CASE = ['ame', 'fk', 'vc', 'soc', 'af', 'psy', 'pro'] as const;
const SEATS: readonly (readonly [UnitKey, readonly Person[]])[] = [
  ...OF_THE_CASE.map((unit) => [unit, PEOPLE] as const),
  ...(['ame', 'fk', 'pro'] as const).map((unit) => [unit, KEPT_OUT] as const),
  ...(['ror', 'ame2', 'x1'] as const).map((unit) => [unit, PEOPLE.slice(1, 3)] as const),
];

export interface Asker extends Actor {
  readonly visitor: Visitor;
  readonly accountId?: string;
}
/** Whoever reads no case in any relation is asked about two of them; the others about all. */
export const casesFor = (asker: Asker): readonly CaseKey[] =>
  hasRole(asker, 'unit') && OF_THE_CASE.some((unit) => unit === asker.unit) ? CASES : ['plain', 'sekretess'];

/** One world with every relation in it at once, once per protection, and the model that says who holds what. */
export class MatrixWorld {
  readonly model = new Model();
  readonly caseIds = {} as Record<CaseKey, string>;
  readonly caseNumbers = {} as Record<CaseKey, string>;
  readonly hired: Actor[] = [];
  /** A system of the kommun's, which belongs to ame. */
  clientId = '';
  readonly askers: Asker[] = [];
  /** The one record of each kind that questions are asked about. */
  readonly about = new Map<CaseKey, Map<string, Held>>();

  constructor(
    readonly world: World,
    readonly app: RunningApp,
  ) {}

  /** Everybody, or those named: the ordinary run hires a sample. */
  async build(names?: readonly string[]): Promise<this> {
    const workers = {} as Record<UnitKey, Visitor>;
    for (const unit of OF_THE_CASE) workers[unit] = await this.app.signIn(unit);
    for (const key of CASES) await new CaseStory(this, workers, key).tell();
    for (const key of CASES) {
      const [found] = await this.world.sql<{ number: string }>('select number from case_file where id = $1', [this.caseIds[key]]); // prettier-ignore
      this.caseNumbers[key] = found!.number;
    }
    await this.people(names);
    return this;
  }

  private async people(names?: readonly string[]): Promise<void> {
    const isHired = ({ name }: Actor) => !names || names.includes(name);
    const seats = SEATS.flatMap(([unit, people]) =>
      people.map(([name, roles, more]) => ({ name: `${unit}.${name}`, unit, roles, ...more })),
    );
    const leaders = (['processLeader', 'administrator'] as const).map((role) => ({ name: `assoc.${role}`, unit: 'assoc' as const, roles: [role] })); // prettier-ignore
    const assigned = { name: 'ame', unit: 'ame' as const, roles: ['caseManager', 'inbox'] as const, isAssigned: true };
    const noSeat = { name: 'seatless', roles: [] };
    const hired: Actor[] = [...seats, ...leaders, noSeat].filter(isHired);
    for (const actor of hired) await this.hire(actor);
    this.hired.push(...hired);
    const [client] = await this.world.sql<{ id: string }>(
      `insert into machine_client (id, unit_id, name, scopes, why, made_by) values (gen_random_uuid(), $1, 'Kommunens system', '{cases.read}', 'Läser', $2) returning id`,
      [this.world.units.ame.id, this.world.accounts.adminkommun.accountId],
    );
    this.clientId = client!.id;
    await this.world.sql(
      `insert into client_secret (id, client_id, hash, made_by, ends_at)
         select gen_random_uuid(), $1, a.password_hash, a.id, clock_timestamp() + interval '90 days' from account a where a.id = $2`,
      [this.clientId, this.world.accounts.adminkommun.accountId],
    );
    await this.wall();
    for (const actor of [...hired, assigned]) {
      const visitor = await this.app.signIn(actor.name.toLowerCase(), this.world.accounts.ame.password);
      const [account] = await this.world.sql<{ id: string }>('select id from account where username = $1', [actor.name.toLowerCase()]); // prettier-ignore
      this.askers.push({ ...actor, visitor, accountId: account?.id });
    }
    this.askers.push({ name: 'nobody', roles: [], visitor: this.app.stranger() });
    for (const asker of this.askers.filter(({ gaveReason }) => gaveReason)) {
      for (const key of CASES) await open(asker.visitor, this.caseIds[key]);
    }
  }

  private async hire({ name, unit, roles }: Actor): Promise<void> {
    await this.world.sql(
      `with known as (select password_hash from account where username = 'ame'),
        hired as (insert into account (id, username, name, password_hash)
          select uuidv7(), $1, $1, password_hash from known returning id)
       insert into seat (id, account_id, unit_id, roles) select uuidv7(), id, $2::uuid, $3 from hired where $2::uuid is not null`,
      [name.toLowerCase(), unit ? this.world.units[unit].id : null, roles],
    );
  }

  /** The flags, set at the very end, and the small groups: two of each unit's people. */
  private async wall(): Promise<void> {
    const { caseIds, world } = this;
    for (const [key, level] of [['sekretess', 'sekretessmarkering'], ['folkbokforing', 'skyddadFolkbokforing']] as const) {
      if (!caseIds[key]) continue;
      await world.sql(`insert into case_protection (case_id, level, set_by_unit, set_at) values ($1, $2, $3, app_now())`, [
        caseIds[key], level, world.units.ame.id,
      ]);
      await world.sql(
        `insert into clearance_named (case_id, unit_id, account_id) select $1, s.unit_id, s.account_id from seat s
           join account a on a.id = s.account_id where a.username like '%.named%'`,
        [caseIds[key]],
      );
    } // prettier-ignore
    await world.sql(
      `insert into conflict_of_interest (account_id, case_id, declared_at) select id, $1, app_now() from account where username like '%.conflicted'`,
      [caseIds.conflict],
    );
  }
}

const open = (visitor: Visitor, caseId: string) =>
  visitor.ask(`mutation ($input: OpenCaseWithReasonInput!) { openCaseWithReason(input: $input) { id } }`, {
    input: { caseId, reason: 'covering' },
  });

export type { AccountKey };
