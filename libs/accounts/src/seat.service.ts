import { Injectable } from '@nestjs/common';
import { Refusal, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { EndSeatInput, GrantSeatInput } from './accounts.inputs.js';

// prettier-ignore
const WORDS = {
  oneself:   { sv: 'Ingen ger sig själv en behörighet. Be en annan systemförvaltare.',
               en: 'Nobody gives herself a seat. Ask another administrator.' },
  backwards: { sv: 'Sista dagen ligger före den första. Rätta datumen.',
               en: 'The last day is before the first. Correct the dates.' },
  taken:     { sv: 'Användarnamnet används redan. Välj personen i listan, eller ett annat namn.',
               en: 'The user name is taken. Choose the person from the list, or another name.' },
  association: { sv: 'Rollen finns bara hos samordningsförbundet. Välj en annan roll.',
                 en: 'This role exists at the association only. Choose another role.' },
};
const UNIQUE = '23505';

/** Seats of the own agency, given and ended. The door asks everything again. */
@Injectable()
export class SeatService {
  constructor(private readonly once: Once) {}

  /** Answers the seat's id. */
  grant(input: GrantSeatInput): Promise<string> {
    return this.once.run('grantSeat', input, async () => {
      const { accountId, name, username, unitId, roles, reason, from, until } = input;
      if (accountId === currentActor().accountId) throw new Refusal('FORBIDDEN', WORDS.oneself, { field: 'accountId' });
      if (from && until && until < from) throw new Refusal('BAD_INPUT', WORDS.backwards, { field: 'until' });
      this.assertRoles(roles);
      const id = uuidv7();
      const values = [
        id,
        accountId ?? null,
        name ?? null,
        username ?? null,
        unitId,
        roles,
        reason,
        from ?? null,
        until ?? null,
      ];
      try {
        await RequestTransaction.current().rows('select grant_seat($1, $2, $3, $4, $5, $6, $7, $8, $9)', values);
      } catch (error) {
        if ((error as { code?: string }).code === UNIQUE)
          throw new Refusal('BAD_INPUT', WORDS.taken, { field: 'username' });
        throw error;
      }
      return id;
    });
  }

  /** Answers the seat's id. Ending what is over already is CONFLICT, with the seat as it is now. */
  end(input: EndSeatInput): Promise<string> {
    return this.once.run('endSeat', input, async () => {
      const { seatId, expectedVersion, reason } = input;
      const ended = await RequestTransaction.current().value<boolean>('select end_seat($1, $2, $3)', [
        seatId, expectedVersion, reason,
      ]); // prettier-ignore
      if (!ended) throw new Refusal('CONFLICT', undefined, { current: { kind: 'seat', id: seatId } });
      return seatId;
    });
  }

  /** The association's own role is given by those who run the platform. */
  private assertRoles(roles: readonly string[]): void {
    if (roles.includes('processLeader')) throw new Refusal('BAD_INPUT', WORDS.association, { field: 'roles' });
  }
}
