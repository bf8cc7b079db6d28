import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mySessionsQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { EndOtherSessionsDocument, EndSessionDocument, type SessionLineFragment } from '../../gql/generated/graphql';
import { useLanguage } from '../../i18n/language';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { Status } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import { useTitle } from '../../parts/title';
import { say } from '../../parts/toast';

/** Where I am signed in, and the way to end what I do not know again. */
export default function MySessions() {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { data } = useSuspenseQuery(mySessionsQuery);
  const one = useSubmit(EndSessionDocument);
  const others = useSubmit(EndOtherSessionsDocument);
  useTitle(t('sessions.title'));
  const at = (moment: string) =>
    new Date(moment).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Stockholm' });
  const end = async (work: Promise<unknown>) => {
    try {
      await work;
      say(t('sessions.ended'));
    } catch {
      return; // shown on the page
    }
  };
  const columns: Column<SessionLineFragment>[] = [
    {
      id: 'browser',
      label: t('sessions.browser'),
      cell: ({ browser, isThis }) => (
        <>
          <b>{browser === 'unknown' ? t('sessions.unknown') : browser}</b>
          {isThis && <Status kind="ok">{t('sessions.this')}</Status>}
        </>
      ),
    },
    { id: 'opened', label: t('sessions.opened'), cell: ({ openedAt }) => at(openedAt) },
    { id: 'seen', label: t('sessions.seen'), cell: ({ seenAt }) => at(seenAt) },
    {
      id: 'acts',
      label: t('seats.acts'),
      cell: ({ id, isThis, browser }) =>
        !isThis && (
          <Btn
            onPress={() => void end(one.mutateAsync({ sessionId: id }))}
            aria-label={t('sessions.endOf', { browser })}
          >
            {t('sessions.end')}
          </Btn>
        ),
    },
  ];
  return (
    <div className="page">
      <div>
        <h1>{t('sessions.title')}</h1>
        <p className="lead">{t('sessions.text')}</p>
      </div>
      <Refusal error={one.error ?? others.error} />
      <Card
        title={t('sessions.open')}
        aside={
          data.length > 1 && (
            <Btn look="second" onPress={() => void end(others.mutateAsync({}))}>
              {t('sessions.endOthers')}
            </Btn>
          )
        }
      >
        <Table label={t('sessions.open')} columns={columns} rows={data} keyOf={({ id }) => id} />
      </Card>
    </div>
  );
}
