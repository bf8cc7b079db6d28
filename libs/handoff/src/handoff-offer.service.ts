import { Injectable } from '@nestjs/common';
import { CaseEntry, Coordination, ResponsibilityService } from '#cases';
import { UnitLookup } from '#directory';
import { HANDOFF_KINDS, HANDOFF_MOVES } from '#domain';
import { NEW, Refusal, move } from '#kernel';
import { RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import { offeredFacts } from './handoff-facts.rules.js';
import { HandoffNotice } from './handoff-notice.entity.js';
import { HandoffWords } from './handoff-words.service.js';
import type { OfferHandoffInput } from './handoff.inputs.js';
import { Handoff } from './handoff.entity.js';

const OTHER_UNIT = {
  sv: 'Detta lämnas till en annan enhet. Välj en annan än er egen.',
  en: 'This is handed to another unit. Choose one that is not your own.',
};
const OWN_UNIT = {
  sv: 'Detta lämnas inom enheten. Välj er egen enhet och en kollega.',
  en: 'This is handed over inside the unit. Choose your own unit and a colleague.',
};
const NOT_COORDINATOR = {
  sv: 'Er enhet samordnar inte ärendet och kan därför inte lämna över samordningen.',
  en: 'Your unit does not coordinate this case, so it cannot hand the coordination over.',
};
const NOBODY_TO_TELL = {
  sv: 'Bara vid byte av samordnande enhet berättas det för andra.',
  en: 'Others are told only when the coordinating unit changes.',
};

/** Writing a handoff and offering it. Nothing moves yet but the knowledge of it. */
@Injectable()
export class HandoffOffering {
  constructor(
    private readonly entry: CaseEntry,
    private readonly units: UnitLookup,
    private readonly responsibility: ResponsibilityService,
    private readonly words: HandoffWords,
  ) {}

  async write(input: OfferHandoffInput): Promise<Handoff> {
    const key = await this.entry.enter(input.caseId);
    await this.assertReceiver(key, input);
    const row = await this.insert(key, input);
    for (const tellUnit of input.tellUnitIds ?? []) await this.noteWhomToTell(row, tellUnit);
    const { situation, plan, openPromises } = input;
    const checklist = [['situation', situation], ['plan', plan], ['openPromises', openPromises]] as const; // prettier-ignore
    await this.words.offer(row, checklist, input);
    return row;
  }

  private async insert(key: CaseKey, input: OfferHandoffInput): Promise<Handoff> {
    const { unitId, accountId } = currentActor();
    const transaction = RequestTransaction.current();
    const manager = await transaction.manager();
    const row = manager.create(Handoff, {
      ...this.entry.birth(key),
      category: 'contact',
      kind: input.kind,
      fromUnit: unitId,
      toUnit: input.toUnitId,
      fromCaseworker: accountId,
      toCaseworker: input.toCaseworkerId ?? null,
      status: move(HANDOFF_MOVES, NEW, 'offer', 'giver', offeredFacts(input)),
      since: await transaction.value<string>('select app_today()::text'),
      nextDate: input.nextDate,
      participantInformed: input.participantInformed,
      holdReason: null,
      referralId: await this.ownReferral(key, input.referralId),
    });
    await manager.insert(Handoff, row);
    return row;
  }

  /** Between units or inside one, as the kind says; and only what one has can be handed over. */
  private async assertReceiver(key: CaseKey, input: OfferHandoffInput): Promise<void> {
    const { kind, toUnitId, toCaseworkerId, tellUnitIds = [] } = input;
    const { crossesUnits } = HANDOFF_KINDS[kind];
    const isOwn = toUnitId === currentActor().unitId;
    if (crossesUnits === isOwn) throw new Refusal('BAD_INPUT', isOwn ? OTHER_UNIT : OWN_UNIT, { field: 'toUnitId' });
    await this.units.open(toUnitId, 'toUnitId');
    if (toCaseworkerId && crossesUnits) throw new Refusal('BAD_INPUT', OWN_UNIT, { field: 'toCaseworkerId' });
    if (toCaseworkerId) await this.responsibility.assertCanTake(toCaseworkerId, key.caseId);
    if (kind !== 'coordination') {
      if (tellUnitIds.length > 0) throw new Refusal('BAD_INPUT', NOBODY_TO_TELL, { field: 'tellUnitIds' });
      return;
    }
    const manager = await RequestTransaction.current().manager();
    const coordinates = await manager.existsBy(Coordination, { caseId: key.caseId, status: 'open' });
    if (!coordinates) throw new Refusal('WRONG_PARTY', NOT_COORDINATOR);
  }

  private async noteWhomToTell(row: Handoff, tellUnit: string): Promise<void> {
    await this.units.open(tellUnit, 'tellUnitIds');
    const manager = await RequestTransaction.current().manager();
    const key = { associationId: row.associationId, caseId: row.caseId };
    await manager.insert(HandoffNotice, { ...this.entry.birth(key), category: 'plan', handoffId: row.id, tellUnit });
  }

  /** The request a handoff comes with must be one of the same case that the unit holds. */
  private async ownReferral({ caseId }: CaseKey, referralId: string | undefined): Promise<string | null> {
    if (!referralId) return null;
    const held = await RequestTransaction.current().rows('select 1 from referral where id = $1 and case_id = $2', [
      referralId,
      caseId,
    ]);
    if (held.length === 0) throw new Refusal('NOT_FOUND', undefined, { field: 'referralId' });
    return referralId;
  }
}
