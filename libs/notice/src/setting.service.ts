import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { choiceUnless } from '#domain';
import { Refusal } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import { mailCode } from './mail-code.rules.js';
import type { ConfirmNoticeAddressInput, SetNoticeAddressInput, SetNoticeSettingsInput } from './setting.inputs.js';

// prettier-ignore
const WORDS = {
  wrongCode: { sv: 'Koden stämmer inte. Kontrollera siffrorna i mejlet.', en: 'The code is not right. Check the digits in the mail.' },
  oldCode:   { sv: 'Koden gäller inte längre. Spara adressen igen så kommer en ny.', en: 'The code holds no longer. Save the address again for a new one.' },
};
interface Asked extends Record<string, unknown> {
  readonly nonce: string;
  readonly tries: number;
  readonly fresh: boolean;
}

const MOST_TRIES = 5;
const SET = `insert into notice_setting as s (account_id, choices, quiet_from, quiet_to, digest_at, working_days)
    values (current_account(), $1, $2, $3, $4, $5)
  on conflict (account_id) do update set version = s.version + 1, choices = excluded.choices, quiet_from = excluded.quiet_from,
    quiet_to = excluded.quiet_to, digest_at = excluded.digest_at, working_days = excluded.working_days where s.version = $6 returning version`;
const ADDRESS = `insert into notice_address (account_id, address, nonce, asked_at) values (current_account(), $1, $2, app_now())
  on conflict (account_id) do update set address = excluded.address, nonce = excluded.nonce, asked_at = excluded.asked_at, tries = 0, confirmed_at = null`;
const TRY = `update notice_address set tries = tries + 1 where account_id = current_account() and confirmed_at is null
  returning nonce, tries, asked_at > app_now() - interval '1 hour' as fresh`;

/** How one wishes to be told, and where. */
@Injectable()
export class SettingService {
  constructor(private readonly once: Once) {}

  set(input: SetNoticeSettingsInput): Promise<string> {
    return this.once.run('setNoticeSettings', input, async () => {
      const chosen = input.choices.filter(({ kind, choice }) => choice !== choiceUnless(kind));
      const choices = Object.fromEntries(chosen.map(({ kind, choice }) => [kind, choice]));
      const { quietFrom, quietTo, digestAt, workingDays, expectedVersion } = input;
      const [row] = await RequestTransaction.current().rows<{ version: number }>(SET, [
        JSON.stringify(choices), quietFrom, quietTo, digestAt, workingDays, expectedVersion,
      ]); // prettier-ignore
      if (row?.version !== expectedVersion + 1) throw new Refusal('CONFLICT');
      return currentActor().accountId;
    });
  }

  /** A new address is nothing until the code that is sent there comes back. */
  address(input: SetNoticeAddressInput): Promise<string> {
    return this.once.run('setNoticeAddress', input, async () => {
      const transaction = RequestTransaction.current();
      const { accountId } = currentActor();
      if (!input.address) {
        await transaction.rows('delete from notice_address where account_id = current_account()');
        return accountId;
      }
      const nonce = randomUUID();
      await transaction.rows(ADDRESS, [input.address.trim().toLowerCase(), nonce]);
      await transaction.rows(
        `insert into notice_mail (account_id, kind, nonce) values (current_account(), 'address', $1)`,
        [nonce],
      );
      return accountId;
    });
  }

  confirm(input: ConfirmNoticeAddressInput): Promise<string> {
    return this.once.run('confirmNoticeAddress', input, async () => {
      const transaction = RequestTransaction.current();
      // in a transaction of its own: a wrong code is counted although it is refused
      const [asked] = await transaction.afterwards(() => RequestTransaction.current().rows<Asked>(TRY));
      const { accountId } = currentActor();
      if (!asked) return accountId; // confirmed already
      if (asked.tries > MOST_TRIES || !asked.fresh) throw new Refusal('BAD_INPUT', WORDS.oldCode, { field: 'code' });
      if (mailCode(asked.nonce) !== input.code) throw new Refusal('BAD_INPUT', WORDS.wrongCode, { field: 'code' });
      await transaction.rows('update notice_address set confirmed_at = app_now() where account_id = current_account()');
      return accountId;
    });
  }
}
