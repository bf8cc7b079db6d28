import { Injectable } from '@nestjs/common';
import { ROLES, permissionsOf, permits } from '#domain';
import type { Role } from '#domain';
import { RequestTransaction, currentActor, settings } from '#platform';
import type { Me } from './directory.types.js';
import type { AccountRef, UnitRef } from './parts.types.js';

const PAGE = 50;
const MOST = 200;

/** Roles of those who can be given a case, or stand in for somebody. */
const HANDLES_CASES = (Object.keys(ROLES) as Role[]).filter((role) => permits([role], 'case.read'));

/** Who one is, and what units and colleagues there are. */
@Injectable()
export class DirectoryQueries {
  async me(): Promise<Me> {
    const { roles, method } = currentActor();
    const me = await RequestTransaction.current().value<Omit<Me, 'permissions' | 'signInMethod' | 'idleMinutes'>>(
      'select api.me($1, $2, $3)',
      [permits(roles, 'referral.read'), permits(roles, 'gap.read'), permits(roles, 'consent.confirm')],
    );
    return { ...me, signInMethod: method, idleMinutes: settings().idleMinutes, permissions: [...permissionsOf(roles)] };
  }

  units(q?: string, agencyKind?: string, first = PAGE): Promise<UnitRef[]> {
    const most = Math.min(Math.max(first, 1), MOST);
    return RequestTransaction.current().value('select api.units($1, $2, $3)', [q ?? null, agencyKind ?? null, most]);
  }

  colleagues(): Promise<AccountRef[]> {
    return RequestTransaction.current().value('select api.colleagues($1)', [HANDLES_CASES]);
  }
}
