import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import type { NoticeSettingsAllFragment } from '../../gql/generated/graphql';
import { useLanguage } from '../../i18n/language';
import { Card, Empty } from '../../parts/Card';
import { Status, type StatusKind } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';

type Mail = NoticeSettingsAllFragment['mails'][number];
const LOOKS: Record<string, StatusKind> = { sent: 'ok', dead: 'late', unsure: 'part', cancelled: 'out' };

/** How the latest mails to me went, and why one did not go. */
export function MailsCard({ settings }: { settings: NoticeSettingsAllFragment }) {
  const { t } = useTranslation();
  const words = useWords();
  const { locale } = useLanguage();
  const at = (moment: string) =>
    new Date(moment).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Stockholm' });
  const kindOf = (kind: string) =>
    kind === 'digest'
      ? t('noticeSettings.mailKind.digest')
      : kind === 'address'
        ? t('noticeSettings.mailKind.address')
        : kind.startsWith('calendar')
          ? t('noticeSettings.mailKind.calendar')
          : t('noticeSettings.mailKind.immediate');
  const columns: Column<Mail>[] = [
    { id: 'at', label: t('noticeSettings.at'), cell: (mail) => at(mail.at) },
    { id: 'kind', label: t('noticeSettings.kind'), cell: ({ kind }) => kindOf(kind) },
    {
      id: 'state',
      label: t('noticeSettings.state'),
      cell: ({ state, reason }) => (
        <>
          <Status kind={LOOKS[state.code] ?? 'wait'}>{words(state.label)}</Status>
          {reason && <p className="mut">{words(reason.label)}</p>}
        </>
      ),
    },
  ];
  return (
    <Card title={t('noticeSettings.mails')}>
      {settings.mails.length === 0 ? (
        <Empty title={t('noticeSettings.noMails')} />
      ) : (
        <Table label={t('noticeSettings.mails')} columns={columns} rows={settings.mails} keyOf={({ id }) => id} />
      )}
    </Card>
  );
}
