import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { paperFile } from '#paper';
import type { PaperFile, PaperForm } from '#paper';
import { AccessLog, RequestTransaction } from '#platform';
import { callPaper, planPaper } from './sip-paper.rules.js';
import type { About } from './sip-paper.rules.js';
import { sipPlanOf } from './sip.queries.js';
import type { SipPlanRow } from './sip.queries.js';
import type { SipPlan } from './sip.types.js';

interface Wanted {
  readonly no?: number | null;
  readonly invitationId?: string | null;
}

/** The plan and the call on paper, from what this unit holds of them. Each that leaves is logged as such. */
@Injectable()
export class SipPapers {
  constructor(private readonly access: AccessLog) {}

  async file(id: string, wanted: Wanted, as: { form: PaperForm; language: 'sv' | 'en' }): Promise<PaperFile> {
    const transaction = RequestTransaction.current();
    const row = await transaction.value<SipPlanRow | null>('select api.sip($1)', [id]);
    if (!row) throw new Refusal('NOT_FOUND');
    await this.access.open(row.case.id, 'export');
    const unit = await transaction.value<string>('select u.name from unit u where u.id = current_unit()');
    const about = { unit, on: row.today, language: as.language };
    return wanted.invitationId
      ? call(sipPlanOf(row), wanted.invitationId, about, as.form)
      : plan(sipPlanOf(row), wanted.no ?? null, about, as.form);
  }
}

function call(of: SipPlan, invitationId: string, about: About, form: PaperForm): Promise<PaperFile> {
  const invitation = of.invitations.find(({ id }) => id === invitationId);
  if (!invitation) throw new Refusal('NOT_FOUND');
  return paperFile('kallelse', callPaper(of, invitation, about), form);
}

/** The version asked for, or the newest; before there is one the planning unit may print its draft. */
function plan(of: SipPlan, no: number | null, about: About, form: PaperForm): Promise<PaperFile> {
  const version = no === null ? of.versions.at(-1) : of.versions.find((one) => one.no === no);
  const content = version?.content ?? of.draft;
  const [invitation] = of.invitations;
  if (no !== null && !version) throw new Refusal('NOT_FOUND');
  if (content) return paperFile(version ? `plan-v${version.no}` : 'plan-utkast', planPaper(of, version ?? null, content, about), form);
  if (invitation) return call(of, invitation.id, about, form);
  throw new Refusal('NO_SUCH_MOVE');
} // prettier-ignore
