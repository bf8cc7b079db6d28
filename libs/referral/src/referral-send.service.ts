import { Injectable } from '@nestjs/common';
import { CaseEntry, MessageService, PersonService } from '#cases';
import { REFERRAL_TYPES, maySendType } from '#domain';
import type { Category, ReferralEnd } from '#domain';
import { Refusal, isDay } from '#kernel';
import { RequestTransaction, currentActor } from '#platform';
import type { GroundGiven } from '#platform';
import { ReceiverLookup } from './receiver.queries.js';
import type { SendReferralInput } from './referral.inputs.js';
import { ReferralHandover } from './referral-handover.service.js';
import { ReferralHandling } from './referral-handling.entity.js';
import { Referral } from './referral.entity.js';

const WRONG_TYPE = {
  sv: 'Den här typen av förfrågan går inte mellan era enheter. Välj en annan typ eller mottagare.',
  en: 'This type of request does not go between your units. Choose another type or receiver.',
};
const NOT_A_DAY = { sv: 'Det är inte ett datum. Skriv ÅÅÅÅ-MM-DD.', en: 'This is not a day. Write YYYY-MM-DD.' };

/** Writing a request and handing it over: what the receiver gets is the request, who it is about and the question. */
@Injectable()
export class ReferralSending {
  constructor(
    private readonly entry: CaseEntry,
    private readonly messages: MessageService,
    private readonly persons: PersonService,
    private readonly receivers: ReceiverLookup,
    private readonly handover: ReferralHandover,
  ) {}

  /** Born as the unit's own draft; nobody else has a row. */
  async draft(input: SendReferralInput): Promise<Referral> {
    const key = await this.entry.enter(input.caseId);
    if (input.wishedBy && !isDay(input.wishedBy)) throw new Refusal('BAD_INPUT', NOT_A_DAY, { field: 'wishedBy' });
    const { unitId, accountId } = currentActor();
    const toUnit = await this.receivers.resolve(input.toUnitId, input.programmeId);
    assertType(input, await this.receivers.end(unitId), await this.receivers.end(toUnit));
    const exceptions = await this.receivers.demands.exceptions(input);
    const transaction = RequestTransaction.current();
    const manager = await transaction.manager();
    const referral = manager.create(Referral, {
      ...this.entry.birth(key),
      category: 'contact',
      type: input.type,
      fromUnit: unitId,
      toUnit,
      programmeId: input.programmeId ?? null,
      status: 'draft',
      since: await transaction.value<string>('select app_today()::text'),
      wishedBy: input.wishedBy ?? null,
    });
    await manager.insert(Referral, referral);
    const handling = {
      ...this.entry.birth(key),
      category: 'plan' as Category,
      referralId: referral.id,
      caseworker: accountId,
    };
    await manager.insert(ReferralHandling, handling);
    const { question: text, category = 'contact' } = input;
    const said = { about: 'referral', aboutId: referral.id, category } as const;
    await this.messages.write(key, { ...said, kind: 'question', text });
    for (const exception of exceptions) await this.messages.write(key, { ...said, ...exception, kind: 'reason' });
    return referral;
  }

  /** A draft may have lain while its receiver closed or stopped the intake. */
  async assertReceiver({ toUnit, programmeId }: Referral): Promise<void> {
    await this.receivers.resolve(toUnit, programmeId ?? undefined);
  }

  /** Hands the request, the person's contact details and every word of one's own about it to the receiver, in one act. */
  async hand(referral: Referral, given: GroundGiven): Promise<void> {
    const person = await this.persons.own(referral.caseId);
    await this.handover.hand(referral, referral.toUnit, given, person?.id);
  }
}

function assertType(input: SendReferralInput, from: ReferralEnd, to: ReferralEnd): void {
  if (!Object.hasOwn(REFERRAL_TYPES, input.type) || !maySendType(input.type, from, to)) {
    throw new Refusal('BAD_INPUT', WRONG_TYPE, { field: 'type' });
  }
}
