import { Injectable } from '@nestjs/common';
import { CaseEntry, Coordination, Member } from '#cases';
import { CONSENT_MAX_MONTHS, CONSENT_MOVES } from '#domain';
import { Refusal, addMonths, isDay, move } from '#kernel';
import { Journal, Once, RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import { Consent } from './consent.entity.js';
import { ConsentEdge } from './consent-edge.entity.js';
import type { EdgeInput, RecordConsentInput } from './consent.inputs.js';
import { SharingService } from './sharing.service.js';

const TOO_LONG = {
  sv: `Ett samtycke gäller högst ${CONSENT_MAX_MONTHS} månader. Välj ett tidigare slutdatum.`,
  en: `A consent lasts at most ${CONSENT_MAX_MONTHS} months. Choose an earlier last day.`,
};
const WRONG_PERIOD = {
  sv: 'Slutdatum ligger före startdatum, eller är inte ett datum. Rätta perioden.',
  en: 'The last day is before the first, or is not a day. Correct the period.',
};
const WRONG_UNIT = {
  sv: 'En av enheterna finns inte, eller innehar inga personuppgifter. Välj en annan.',
  en: 'One of the units does not exist, or holds nothing about persons. Choose another.',
};

/** Writes down what the person agreed to. A ground for acts of delivery: it opens nobody's file. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly sharing: SharingService,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  record(input: RecordConsentInput): Promise<string> {
    return this.once.run('recordConsent', input, async () => {
      const key = await this.entry.enter(input.caseId);
      move(CONSENT_MOVES, 'draft', 'record', 'recorder', new Set(['edges', 'purpose', 'period', 'grantor', 'form']));
      assertPeriod(input.validFrom, input.validTo);
      await this.assertUnits(input.edges);
      const consent = await this.insertConsent(key, input);
      for (const edge of input.edges) await this.insertEdge(key, consent, edge);
      await this.noteMembers(key, input.edges);
      if (input.share !== false) await this.letBaseFactsFlow(key, input.edges);
      await this.journal.append(key, {
        type: 'consent_recorded',
        category: 'contact',
        payload: { consent: consent.id, no: consent.consentNo, until: input.validTo },
      });
      return key.caseId;
    });
  }

  private async insertConsent(key: CaseKey, input: RecordConsentInput): Promise<Consent> {
    const transaction = RequestTransaction.current();
    const manager = await transaction.manager();
    const before = await transaction.value<number>(
      'select coalesce(max(consent_no), 0)::int from consent where case_id = $1 and owner_unit = current_unit()',
      [key.caseId],
    );
    const consent = manager.create(Consent, {
      ...this.entry.birth(key),
      category: 'contact',
      status: 'active',
      form: input.form,
      grantor: input.grantor,
      purpose: input.purpose,
      language: input.language ?? 'sv',
      during: `[${input.validFrom},${input.validTo}]`,
      exclusions: input.exclusions || null,
      consentNo: before + 1,
      recordedBy: currentActor().accountId,
    });
    await manager.insert(Consent, consent);
    return consent;
  }

  /** The unit's own edge is confirmed by recording it; any other waits for the unit that gives. */
  private async insertEdge(key: CaseKey, consent: Consent, edge: EdgeInput): Promise<void> {
    const { unitId, accountId } = currentActor();
    const isOwn = edge.fromUnitId === unitId;
    const transaction = RequestTransaction.current();
    const now = await transaction.value<Date>('select app_now()');
    await (
      await transaction.manager()
    ).insert(ConsentEdge, {
      ...this.entry.birth(key),
      category: 'contact',
      consentId: consent.id,
      fromUnit: edge.fromUnitId,
      toUnit: edge.toUnitId,
      categories: edge.categories,
      purpose: consent.purpose,
      during: consent.during,
      hasExclusions: consent.exclusions !== null,
      confirmedAt: isOwn ? now : null,
      confirmedBy: isOwn ? accountId : null,
    });
  }

  /** Party to a base consent (contact and plan) with the coordinating unit: a member, from today. */
  private async noteMembers(key: CaseKey, edges: readonly EdgeInput[]): Promise<void> {
    const { unitId } = currentActor();
    const transaction = RequestTransaction.current();
    const manager = await transaction.manager();
    if (!(await manager.findOneBy(Coordination, { caseId: key.caseId }))) return;
    const today = await transaction.value<string>('select app_today()::text');
    for (const other of baseParties(edges, unitId)) {
      const known = await manager.countBy(Member, { caseId: key.caseId, unitId: other });
      if (known > 0) continue;
      await manager.insert(Member, { ...this.entry.birth(key), category: 'contact', unitId: other, since: today });
    }
  }

  private async letBaseFactsFlow(key: CaseKey, edges: readonly EdgeInput[]): Promise<void> {
    const { unitId } = currentActor();
    for (const { fromUnitId, toUnitId, categories } of edges) {
      if (fromUnitId === unitId && categories.includes('plan')) await this.sharing.add(key, toUnitId, ['plan']);
    }
  }

  private async assertUnits(edges: readonly EdgeInput[]): Promise<void> {
    const named = [...new Set(edges.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]))];
    const known = await RequestTransaction.current().value<number>(
      `select count(*)::int from unit where id = any($1::uuid[]) and secrecy <> 'none' and (closed_on is null or closed_on > app_today())`,
      [named],
    );
    const toItself = edges.some(({ fromUnitId, toUnitId }) => fromUnitId === toUnitId);
    if (known !== named.length || toItself) throw new Refusal('BAD_INPUT', WRONG_UNIT, { field: 'edges' });
  }
}

function assertPeriod(from: string, to: string): void {
  if (!isDay(from) || !isDay(to) || to < from) throw new Refusal('BAD_INPUT', WRONG_PERIOD, { field: 'validTo' });
  if (to > addMonths(from, CONSENT_MAX_MONTHS)) throw new Refusal('BAD_INPUT', TOO_LONG, { field: 'validTo' });
}

/** The units that this one exchanges both contact and plan with, in at least one direction each way or either. */
function baseParties(edges: readonly EdgeInput[], unitId: string): string[] {
  const touching = edges.filter(({ fromUnitId, toUnitId }) => fromUnitId === unitId || toUnitId === unitId);
  const base = touching.filter(({ categories }) => categories.includes('contact') && categories.includes('plan'));
  return [...new Set(base.map(({ fromUnitId, toUnitId }) => (fromUnitId === unitId ? toUnitId : fromUnitId)))].sort();
}
