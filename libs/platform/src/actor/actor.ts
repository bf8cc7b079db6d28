import type { Role } from '#domain';

/** Who asks, in which seat. One active seat per request: the unit whose eyes and hands these are. */
export interface Actor {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly seatId: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
}

/** The worker, in one unit's name: passes the walls of protected identity and nothing else. */
export interface SystemActor {
  readonly system: true;
  readonly unitId: string | null;
}

export const isSystem = (actor: Actor | SystemActor): actor is SystemActor => 'system' in actor;
