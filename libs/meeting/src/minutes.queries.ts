import { Injectable } from '@nestjs/common';
import { MEETING_KINDS } from '#domain';
import type { MeetingKind } from '#domain';
import { Refusal } from '#kernel';
import { paperFile } from '#paper';
import type { PaperFile, PaperForm } from '#paper';
import { AccessLog, RequestTransaction } from '#platform';
import { saidOf } from './meeting.queries.js';
import type { MinutesRow } from './meeting.queries.js';
import { minutesPaper } from './minutes.rules.js';

interface Row {
  readonly caseId: string;
  readonly number: string;
  readonly no: number;
  readonly kind: MeetingKind;
  readonly on: string;
  readonly writtenOn: string;
  readonly from: { readonly name: string };
  readonly today: string;
  readonly unit: string;
  readonly content: MinutesRow;
}

/** Minutes on paper, from the copy this unit holds. Each that leaves is logged as such. */
@Injectable()
export class MinutesPapers {
  constructor(private readonly access: AccessLog) {}

  async file(id: string, form: PaperForm, language: 'sv' | 'en'): Promise<PaperFile> {
    const row = await RequestTransaction.current().value<Row | null>('select api.minutes_paper($1)', [id]);
    if (!row) throw new Refusal('NOT_FOUND');
    await this.access.open(row.caseId, 'export');
    const { kind, content, no, on, ...rest } = row;
    const about = { ...rest, language, no, on, kind: MEETING_KINDS[kind][language], from: row.from.name };
    return paperFile(`minnesanteckningar-${on}-v${no}`, minutesPaper(saidOf(content), about), form);
  }
}
