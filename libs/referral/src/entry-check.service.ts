import { Injectable } from '@nestjs/common';
import { ProgrammeLookup } from '#directory';
import { RULE_ANSWERS, judgeEntry } from '#domain';
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

  /** The words of the exception, to send with the request; nothing when all is met. What is met says more of her than is asked, and stays. */
  async exception({ programmeId, rules: answered = [], exception }: SendReferralInput): Promise<string | undefined> {
    if (!programmeId) return undefined;
    const rules = await this.programmes.rules(programmeId);
    const known = new Set(rules.map(({ key }) => key));
    if (answered.some(({ rule }) => !known.has(rule))) throw new Refusal('BAD_INPUT', UNKNOWN, { field: 'rules' });
    const answers = answered.map(({ rule, met }) => ({ key: rule, met }));
    const { unanswered, exceptions } = judgeEntry(rules, answers);
    if (unanswered.length > 0) throw new Refusal('BAD_INPUT', UNANSWERED, { field: 'rules' });
    if (exceptions.length === 0) return undefined;
    if (!exception) throw new Refusal('BAD_INPUT', WHY, { field: 'exception' });
    const lines = exceptions.map(({ words, answer }) => `${words} (${RULE_ANSWERS[answer].sv.toLowerCase()})`);
    return [`Undantag från insatsens krav: ${lines.join('; ')}.`, exception].join('\n');
  }
}
