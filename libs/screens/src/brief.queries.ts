import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { paperFile } from '#paper';
import type { PaperFile, PaperForm } from '#paper';
import { AccessLog, RequestTransaction, currentActor } from '#platform';
import { briefPaperOf } from './brief.rules.js';
import type { Brief } from './brief.rules.js';
import { nextStepOf } from './next-step.rules.js';
import type { NextStepRow } from './next-step.rules.js';

type Row = Omit<Brief, 'next'> & { readonly nextStep: NextStepRow | null };

/** Nuläge på en sida: from what the unit holds, for a meeting or to be entered in its own record. */
@Injectable()
export class BriefQueries {
  constructor(private readonly access: AccessLog) {}

  async paper(caseId: string, form: PaperForm, language: 'sv' | 'en'): Promise<PaperFile> {
    const row = await RequestTransaction.current().value<Row | null>('select api.case_brief($1)', [caseId]);
    if (!row) throw new Refusal('NOT_FOUND');
    await this.access.open(caseId, 'export');
    const step = nextStepOf(row.nextStep, currentActor().accountId);
    const next = step.what ? { unit: step.unit?.name ?? null, what: step.what, wishedBy: step.wishedBy ?? null } : null;
    return paperFile('nulage', briefPaperOf({ ...row, next }, language), form);
  }
}
