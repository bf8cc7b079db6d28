import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { Once, RequestTransaction } from '#platform';
import type { ProtectCaseInput, SetClearanceInput, UnprotectCaseInput } from './protection.inputs.js';

const NOBODY_LEFT = {
  sv: 'Välj bland enhetens behöriga medarbetare, och låt minst en vara kvar som ser ärendet.',
  en: 'Choose among the unit’s cleared staff, and let at least one remain who sees the case.',
};
const OTHERS_MARK = {
  sv: 'En annan enhet har satt markeringen och kan ta bort den. Kontakta den enheten.',
  en: 'Another unit set the mark and can take it away. Contact that unit.',
};

/** Skyddade personuppgifter: the doors do it, at once and for everybody; here it happens once and is worded. */
@Injectable()
export class ProtectionService {
  constructor(private readonly once: Once) {}

  /** Any holder raises the flag, without having opened the case: waiting for that would be waiting with the person unprotected. */
  protect(input: ProtectCaseInput): Promise<string> {
    return this.once.run('protectCase', input, async () => {
      const { caseId, level, clearedIds = [], reason } = input;
      await call('select protect_case($1, $2, $3, $4)', [caseId, level, clearedIds, reason]);
      return caseId;
    });
  }

  unprotect(input: UnprotectCaseInput): Promise<string> {
    return this.once.run('unprotectCase', input, async () => {
      await call('select unprotect_case($1, $2)', [input.caseId, input.reason]);
      return input.caseId;
    });
  }

  clear(input: SetClearanceInput): Promise<string> {
    return this.once.run('setClearance', input, async () => {
      const { caseId, addIds, removeIds, reason } = input;
      await call('select set_clearance($1, $2, $3, $4)', [caseId, addIds, removeIds, reason]);
      return caseId;
    });
  }
}

async function call(text: string, values: readonly unknown[]): Promise<void> {
  try {
    await RequestTransaction.current().rows(text, values);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'SM019') throw new Refusal('BAD_INPUT', NOBODY_LEFT, { field: 'removeIds' });
    if (code === 'SM018') throw new Refusal('WRONG_PARTY', OTHERS_MARK);
    throw error;
  }
}
