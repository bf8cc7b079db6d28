import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { Once, RequestTransaction } from '#platform';
import type { AccountLockInput } from './accounts.inputs.js';

const NOT_HERE = {
  sv: 'Kontot är inte spärrat av er myndighet. Den som spärrade det häver spärren.',
  en: 'The account was not locked by your authority. Whoever locked it opens it again.',
};

/** Out at once, everywhere; in again by whoever locked. */
@Injectable()
export class LockService {
  constructor(private readonly once: Once) {}

  /** Never refused to the administrator of an agency where the person sits; locking twice is locking. */
  lock(input: AccountLockInput): Promise<string> {
    return this.once.run('lockAccount', input, async () => {
      await RequestTransaction.current().rows('select lock_account($1, $2)', [input.accountId, input.reason]);
      return input.accountId;
    });
  }

  unlock(input: AccountLockInput): Promise<string> {
    return this.once.run('unlockAccount', input, async () => {
      const values = [input.accountId, input.reason];
      const done = await RequestTransaction.current().value<boolean>('select unlock_account($1, $2)', values);
      if (!done) throw new Refusal('NO_SUCH_MOVE', NOT_HERE);
      return input.accountId;
    });
  }
}
