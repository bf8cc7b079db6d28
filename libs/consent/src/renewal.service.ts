import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { Refusal } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { DeclineRenewalInput } from './consent-terms.inputs.js';
import { Consent } from './consent.entity.js';

/** What is decided when a consent runs out. Renewing it is recording the one that takes its place. */
@Injectable()
export class RenewalService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly once: Once,
  ) {}

  /** A decision not to renew: the reminder goes, the consent lasts its time out. */
  decline(input: DeclineRenewalInput): Promise<string> {
    return this.once.run('declineRenewal', input, async () => {
      const consent = await this.entry.load(Consent, input.consentId);
      expectVersion('consent', consent, input.expectedVersion);
      if (consent.status !== 'active' && consent.status !== 'partiallyRevoked') throw new Refusal('NO_SUCH_MOVE');
      await this.entry.change(Consent, consent, {
        renewalDeclinedOn: await RequestTransaction.current().value<string>('select app_today()::text'),
        renewalDeclinedBy: currentActor().accountId,
        renewalReason: input.reason,
      });
      return consent.caseId;
    });
  }
}
