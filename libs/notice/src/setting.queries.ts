import { Injectable } from '@nestjs/common';
import { codeOf } from '#cases';
import { MAIL_REASONS, MAIL_STATES, NOTICE_KINDS, NOTICE_SETTING, choiceUnless } from '#domain';
import type { NoticeKind, NoticeSetting } from '#domain';
import { RequestTransaction, settings } from '#platform';
import type { NoticeMail, NoticeSettings } from './setting.types.js';

interface Row {
  readonly setting: (NoticeSetting & { version: number }) | null;
  readonly address: string | null;
  readonly isConfirmed: boolean;
  readonly mails: readonly (Omit<NoticeMail, 'state' | 'reason'> & { state: string; reason: string | null })[];
}

const KINDS = Object.keys(NOTICE_KINDS) as NoticeKind[];

/** How one is told oneself, and how the latest mails went. */
@Injectable()
export class SettingQueries {
  async mine(): Promise<NoticeSettings> {
    const row = await RequestTransaction.current().value<Row>('select api.notice_settings()');
    const { version = 0, choices, ...times } = { ...NOTICE_SETTING, ...row.setting };
    return {
      ...times,
      version,
      mailIsOn: settings().mail !== undefined,
      address: row.address,
      isConfirmed: row.isConfirmed,
      choices: KINDS.map((kind) => ({
        kind: { code: kind, label: NOTICE_KINDS[kind].words },
        choice: choices[kind] ?? choiceUnless(kind),
      })),
      mails: row.mails.map(({ state, reason, ...mail }) => ({
        ...mail,
        state: codeOf(MAIL_STATES, state),
        reason: reason === null ? null : codeOf(MAIL_REASONS, reason),
      })),
    };
  }
}
