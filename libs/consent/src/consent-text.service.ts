import { Injectable } from '@nestjs/common';
import { expectVersion } from '#cases';
import { Refusal, isDay, uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import { ConsentText } from './consent-text.entity.js';
import type { ApproveConsentTextInput, DraftConsentTextInput } from './consent-text.inputs.js';

const NOT_BACK = {
  sv: 'En text kan inte gälla från en dag som har varit. Välj i dag eller senare.',
  en: 'A text cannot be in use from a day that has been. Choose today or later.',
};
const APPROVED = {
  sv: 'Texten är godkänd och ändras inte mer. Skriv en ny version.',
  en: 'The text is approved and does not change any more. Write a new version.',
};

/** The authority's words to the person: drafted, approved, and then never changed. */
@Injectable()
export class ConsentTextService {
  constructor(private readonly once: Once) {}

  draft(input: DraftConsentTextInput): Promise<string> {
    return this.once.run('draftConsentText', input, async () => {
      const { language, title, body } = input;
      if (!input.textId) return this.insert(language, title, body);
      const draft = await this.load(input.textId, input.expectedVersion ?? 0);
      if (draft.language !== language) throw new Refusal('BAD_INPUT', undefined, { field: 'language' });
      await this.change(draft, { title, body });
      return draft.id;
    });
  }

  approve(input: ApproveConsentTextInput): Promise<string> {
    return this.once.run('approveConsentText', input, async () => {
      const transaction = RequestTransaction.current();
      const draft = await this.load(input.textId, input.expectedVersion);
      const today = await transaction.value<string>('select app_today()::text');
      const validFrom = input.validFrom ?? today;
      if (!isDay(validFrom) || validFrom < today) throw new Refusal('BAD_INPUT', NOT_BACK, { field: 'validFrom' });
      const approvedAt = await transaction.value<Date>('select app_now()');
      await this.change(draft, { approvedBy: currentActor().accountId, approvedAt, validFrom });
      return draft.id;
    });
  }

  private async insert(language: string, title: string, body: string): Promise<string> {
    const transaction = RequestTransaction.current();
    const { unitId, accountId } = currentActor();
    const agencyId = await transaction.value<string>('select agency_id from unit where id = $1', [unitId]);
    // two drafts at once get two numbers
    await transaction.rows('select pg_advisory_xact_lock(hashtextextended($1, 3501))', [`${agencyId}:${language}`]);
    const versionNo = await transaction.value<number>(
      'select coalesce(max(version_no), 0)::int + 1 from consent_text where agency_id = $1 and language = $2',
      [agencyId, language],
    );
    const id = uuidv7();
    const manager = await transaction.manager();
    await manager.insert(ConsentText, { id, agencyId, language, versionNo, title, body, version: 1, draftedBy: accountId });
    return id;
  } // prettier-ignore

  private async load(id: string, expected: number): Promise<ConsentText> {
    const manager = await RequestTransaction.current().manager();
    const text = await manager.findOneBy(ConsentText, { id });
    if (!text?.agencyId) throw new Refusal('NOT_FOUND'); // another authority's, or the shipped proposal: nobody's to change
    if (text.approvedAt) throw new Refusal('NO_SUCH_MOVE', APPROVED);
    expectVersion('consentText', text, expected);
    return text;
  }

  private async change(text: ConsentText, change: Partial<ConsentText>): Promise<void> {
    const manager = await RequestTransaction.current().manager();
    const where = { id: text.id, version: text.version };
    const { affected } = await manager.update(ConsentText, where, { ...change, version: text.version + 1 });
    if (affected !== 1) throw new Refusal('CONFLICT');
  }
}
