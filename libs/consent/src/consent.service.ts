import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { CONSENT_MOVES } from '#domain';
import type { ConsentAction, ConsentNeed, ConsentStatus, Direction } from '#domain';
import { Refusal, move } from '#kernel';
import { Journal, Once, RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import { ActivationService } from './activation.service.js';
import { ConsentTextQueries } from './consent-text.queries.js';
import { Consent } from './consent.entity.js';
import type {
  ConsentRefInput, ConsentWrittenInput, DraftConsentInput, RecordConsentInput, RefuseConsentInput, SignConsentInput,
} from './consent-terms.inputs.js'; // prettier-ignore
import { givingOf, keptTerms } from './terms.policy.js';

const WRONG_UNIT = {
  sv: 'En av enheterna finns inte, eller innehar inga personuppgifter. Välj en annan.',
  en: 'One of the units does not exist, or holds nothing about persons. Choose another.',
};
const WRITTEN: ReadonlySet<ConsentNeed> = new Set(['edges', 'purpose', 'period', 'grantor']);
const GIVEN: ReadonlySet<ConsentNeed> = new Set([...WRITTEN, 'form']);

/** Writes down what the person was asked and what she answered. A ground for acts of delivery: it opens nobody's file. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly texts: ConsentTextQueries,
    private readonly activation: ActivationService,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  /** She said yes: at once, or to what was prepared as a draft. */
  record(input: RecordConsentInput): Promise<string> {
    return this.once.run('recordConsent', input, async () => {
      const key = await this.entry.enter(input.caseId);
      const { accountId } = currentActor();
      const before = await this.draftOf(key, input);
      const status = step(before?.status ?? 'draft', 'record', GIVEN);
      const terms = { ...(await this.terms(key, input)), recordedBy: accountId, consentNo: await this.nextNo(key) };
      const consent = await this.write(key, before, { ...terms, status });
      await this.activation.activate(key, consent, input.share !== false);
      return key.caseId;
    });
  }

  /** Prepared, or prepared anew: nothing goes anywhere on it, and nobody else knows of it. */
  draft(input: DraftConsentInput): Promise<string> {
    return this.once.run('draftConsent', input, async () => {
      const key = await this.entry.enter(input.caseId);
      const before = await this.draftOf(key, input);
      if (before && before.status !== 'draft') throw new Refusal('NO_SUCH_MOVE');
      await this.write(key, before, { ...(await this.terms(key, input)), status: 'draft' });
      return key.caseId;
    });
  }

  /** Printed and handed to the person: from here on its words stand. */
  askSignature(input: ConsentRefInput): Promise<string> {
    return this.once.run('askConsentSignature', input, async () => {
      const consent = await this.load(input);
      await this.entry.change(Consent, consent, { status: step(consent.status, 'askSignature', WRITTEN) });
      return consent.caseId;
    });
  }

  /** The paper came back signed, or the yes was said. */
  sign(input: SignConsentInput): Promise<string> {
    return this.once.run('signConsent', input, async () => {
      const consent = await this.load(input);
      const key = { associationId: consent.associationId, caseId: consent.caseId };
      if (consent.status !== 'pendingSignature') throw new Refusal('NO_SUCH_MOVE');
      const giving = givingOf(input, await today(), currentActor().name);
      const signed = {
        ...giving,
        interpreter: input.interpreter ?? consent.interpreter,
        status: step(consent.status, 'record', new Set(['form'])),
        consentNo: await this.nextNo(key),
        recordedBy: currentActor().accountId,
      };
      await this.entry.change(Consent, consent, signed);
      await this.activation.activate(key, { ...consent, ...signed }, input.share !== false);
      return consent.caseId;
    });
  }

  /** Tillfrågad, nej. Written for the own unit alone: no delivery, no shared event, no count anywhere else. */
  refuse(input: RefuseConsentInput): Promise<string> {
    return this.once.run('refuseConsent', input, async () => {
      const key = await this.entry.enter(input.caseId);
      const draft = await this.draftOf(key, input);
      const status = step(draft?.status ?? 'draft', 'refuse', WRITTEN);
      let id = draft?.id;
      if (draft) await this.entry.change(Consent, draft, { status });
      else id = (await this.write(key, null, { ...(await this.refused(input)), status })).id;
      await this.journal.append(key, { type: 'consent_refused', category: 'contact', payload: { consent: id } });
      return key.caseId;
    });
  }

  private async refused({ edges }: RefuseConsentInput): Promise<Partial<Consent>> {
    if (!edges) throw new Refusal('BAD_INPUT', undefined, { field: 'edges' });
    const [from, name] = [await today(), currentActor().name];
    const said = { form: 'oralDocumented', grantor: 'self', validFrom: from, validTo: from, edges } as const;
    const terms = keptTerms({ ...said, purpose: 'Tillfrågad, nej' }, from, name);
    await assertUnits(terms.directions);
    return { ...terms, recordedBy: currentActor().accountId };
  }

  private async load({ consentId, expectedVersion }: ConsentRefInput): Promise<Consent> {
    const consent = await this.entry.load(Consent, consentId);
    expectVersion('consent', consent, expectedVersion);
    return consent;
  }

  /** The draft that is named, of this case and as it was read; null when none is. */
  private async draftOf(
    key: CaseKey,
    { consentId, expectedVersion }: Pick<ConsentWrittenInput, 'consentId' | 'expectedVersion'>,
  ): Promise<Consent | null> {
    if (!consentId) return null;
    const draft = await this.load({ key: '', consentId, expectedVersion: expectedVersion ?? 0 });
    if (draft.caseId !== key.caseId) throw new Refusal('NOT_FOUND', undefined, { field: 'consentId' });
    return draft;
  }

  private async terms(key: CaseKey, input: ConsentWrittenInput): Promise<Partial<Consent>> {
    const terms = keptTerms(input, await today(), currentActor().name);
    await assertUnits(terms.directions);
    const textId = await this.texts.usable(input.textId, terms.language);
    const supersedes = input.supersedesId ? await this.superseded(key, input.supersedesId) : null;
    return { ...terms, textId, supersedes };
  }

  private async superseded(key: CaseKey, id: string): Promise<string> {
    const manager = await RequestTransaction.current().manager();
    const known = await manager.findOneBy(Consent, { id, caseId: key.caseId });
    if (!known) throw new Refusal('NOT_FOUND', undefined, { field: 'supersedesId' });
    return known.id;
  }

  private async write(key: CaseKey, before: Consent | null, said: Partial<Consent>): Promise<Consent> {
    if (before) {
      await this.entry.change(Consent, before, said);
      return { ...before, ...said, version: before.version + 1 };
    }
    const manager = await RequestTransaction.current().manager();
    const consent = manager.create(Consent, { ...this.entry.birth(key), category: 'contact', consentNo: 0, ...said });
    await manager.insert(Consent, consent);
    return consent;
  }

  /** v1, v2, …: what was given, as the unit counts it in this case. */
  private nextNo(key: CaseKey): Promise<number> {
    return RequestTransaction.current().value<number>(
      'select coalesce(max(consent_no), 0)::int + 1 from consent where case_id = $1 and owner_unit = current_unit()',
      [key.caseId],
    );
  }
}

const step = (from: ConsentStatus, action: ConsentAction, has: ReadonlySet<ConsentNeed>): ConsentStatus =>
  move(CONSENT_MOVES, from, action, 'recorder', has);

const today = (): Promise<string> => RequestTransaction.current().value<string>('select app_today()::text');

async function assertUnits(directions: readonly Direction[]): Promise<void> {
  const named = [...new Set(directions.flatMap(({ from, to }) => [from, to]))];
  const known = await RequestTransaction.current().value<number>(
    `select count(*)::int from unit where id = any($1::uuid[]) and secrecy <> 'none' and (closed_on is null or closed_on > app_today())`,
    [named],
  );
  const toItself = directions.some(({ from, to }) => from === to);
  if (known !== named.length || toItself) throw new Refusal('BAD_INPUT', WRONG_UNIT, { field: 'edges' });
}
