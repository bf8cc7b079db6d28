import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { standingQuery } from '../../data/queries';
import { useDays } from '../../i18n/dates';
import { Card, Empty } from '../../parts/Card';
import { CaseLink } from '../../parts/Lines';

/** Whom I cover for today; and, when I am back, what happened meanwhile. */
export function Standing() {
  const { t } = useTranslation();
  const { day } = useDays();
  const { data } = useQuery(standingQuery);
  if (!data) return null;
  const { covers, back } = data;
  return (
    <>
      {covers.map(({ account, to }) => (
        <div className="msg" key={account?.id}>
          {t('staffing.covering', { name: account?.name ?? '', to: day(to) })}
        </div>
      ))}
      {back && (
        <Card title={t('staffing.back')}>
          <p className="pad mut">
            {t('staffing.backText', { from: day(back.from), to: day(back.to), deputy: back.deputy?.name ?? '' })}
          </p>
          {back.cases.length === 0 ? (
            <Empty title={t('staffing.backNothing')} />
          ) : (
            <ul className="pad">
              {back.cases.map((one) => (
                <li key={one.case.id}>
                  <CaseLink of={one.case} />{' '}
                  <span className="mut">{t('staffing.happened', { count: one.happened })}</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
    </>
  );
}
