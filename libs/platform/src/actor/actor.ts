import type { Assurance, Role } from '#domain';

export type SignInMethod = 'local' | 'oidc' | 'client';

/** Who asks, in which seat. One active seat per request: the unit whose eyes and hands these are. */
export interface Actor {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly seatId: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  readonly sessionId: string;
  /** How it was opened: a password (demonstrations only), the authority's own sign-in, or a system's secret. */
  readonly method: SignInMethod;
  readonly assurance: Assurance;
  /** When she last showed that it is she, by this process's own clock. */
  readonly verifiedAt: Date;
  /** Another system of the authority, and no person: what it may read. It has no roles. */
  readonly scopes?: readonly string[];
}

/** The worker, in one unit's name: passes the walls of protected identity and nothing else. */
export interface SystemActor {
  readonly system: true;
  readonly unitId: string | null;
}

export const isSystem = (actor: Actor | SystemActor): actor is SystemActor => 'system' in actor;
