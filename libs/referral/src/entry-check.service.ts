import { Injectable } from '@nestjs/common';
import { ProgrammeLookup } from '#directory';
import { exceptionTexts, judgeEntry } from '#domain';
import type { Category } from '#domain';
import { Refusal } from '#kernel';
import type { SendReferralInput } from './referral.inputs.js';

const UNANSWERED = {
  sv: 'Svara om insatsens krav är uppfyllda, vart och ett.',
  en: 'Say of each of the programme’s demands whether it is met.',
};
const WHY = {
  sv: 'Ett krav är inte uppfyllt. Skriv varför ett undantag är rimligt.',
  en: 'A demand is not met. Write why an exception is reasonable.',
};
const UNKNOWN = {
  sv: 'Insatsens krav har ändrats. Läs dem igen.',
  en: 'The programme’s demands have changed. Read them again.',
};

/** Ingångsregler: each hard rule is answered when a programme is asked; what is not met goes along as a motivated exception. */
@Injectable()
export class EntryCheck {
  constructor(private readonly programmes: ProgrammeLookup) {}

  /**
   * The words of the exceptions, to send with the request, each under what it tells of her; none when all is met. What is met says more of
   * her than is asked, and stays.
   */
  async exceptions(input: SendReferralInput): Promise<{ category: Category; text: string }[]> {
    const { programmeId, rules: answered = [], exception, category = 'contact' } = input;
    if (!programmeId) return [];
    const rules = await this.programmes.rules(programmeId);
    const known = new Set(rules.map(({ key }) => key));
    if (answered.some(({ rule }) => !known.has(rule))) throw new Refusal('BAD_INPUT', UNKNOWN, { field: 'rules' });
    const answers = answered.map(({ rule, met }) => ({ key: rule, met }));
    const { unanswered, exceptions } = judgeEntry(rules, answers);
    if (unanswered.length > 0) throw new Refusal('BAD_INPUT', UNANSWERED, { field: 'rules' });
    if (exceptions.length === 0) return [];
    if (!exception) throw new Refusal('BAD_INPUT', WHY, { field: 'exception' });
    return exceptionTexts(exceptions, exception, category);
  }
}
