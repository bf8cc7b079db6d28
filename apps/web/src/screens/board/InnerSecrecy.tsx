import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import { innerSecrecyQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { EndConflictDocument, type InnerSecrecyQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { caseName } from '../../parts/Lines';
import { say } from '../../parts/toast';

type Conflict = InnerSecrecyQuery['innerSecrecy']['conflicts'][number];

const CaseLink = ({ of }: { of: Conflict['case'] }) => (
  <Link to="/samordningar/$id" params={{ id: of.id }}>
    {caseName(of)}
  </Link>
);

function ConflictRow({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const { day } = useDays();
  const { mutateAsync, isPending } = useSubmit(EndConflictDocument);
  const { case: of, colleague, accountId, how, since } = conflict;
  const name = colleague?.name ?? t('protection.left');
  const end = async () => {
    await mutateAsync({ caseId: of.id, accountId, reason: 'noLonger' });
    say(t('protection.done'));
  };
  return (
    <li className="inner">
      <p>
        <b>{name}</b>, <CaseLink of={of} />
        <small>
          {t(how === 'set' ? 'protection.how.set' : 'protection.how.declared')}, {day(since)}
        </small>
      </p>
      <Btn
        isPending={isPending}
        aria-label={t('protection.letBackFor', { name, case: caseName(of) })}
        onPress={() => void end().catch((error: unknown) => say(error instanceof Error ? error.message : ''))}
      >
        {t('protection.letBack')}
      </Btn>
    </li>
  );
}

/** What a manager looks at about who has seen what in her own unit, and who is not to. */
export function InnerSecrecy() {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const { clearanceWanted, openings, conflicts } = useSuspenseQuery(innerSecrecyQuery).data;
  return (
    <>
      {clearanceWanted > 0 && (
        <div className="note-box note-box-alarm" role="group" aria-label={t('protection.inner')}>
          <b>{t('protection.wanted', { count: clearanceWanted })}</b>
          <p>{t('protection.wantedText')}</p>
        </div>
      )}
      <div className="board-grid">
        <Card title={t('protection.openings')}>
          {openings.length === 0 ? (
            <p className="mut inner">{t('protection.openingsNone')}</p>
          ) : (
            <ul>
              {openings.map(({ id, case: of, by, reason, words: said, at }) => (
                <li key={id} className="inner">
                  <p>
                    <b>{by?.name ?? t('protection.left')}</b>, <CaseLink of={of} />
                    <small>
                      {words(reason.label)}
                      {said && `: ${said}`}, {day(at.slice(0, 10))}
                    </small>
                  </p>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title={t('protection.conflicts')}>
          {conflicts.length === 0 ? (
            <p className="mut inner">{t('protection.conflictsNone')}</p>
          ) : (
            <ul>
              {conflicts.map((one) => (
                <ConflictRow key={`${one.case.id}${one.accountId}`} conflict={one} />
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}
