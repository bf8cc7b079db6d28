import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { Card, Empty } from '../../parts/Card';
import { CaseLink } from '../../parts/Lines';
import { Moves } from '../../parts/Moves';
import { incidentsQuery } from './queries';

/** On Min dag: how much has come that nobody has opened, and what was sent by mistake and waits for an answer. */
export function DayArrivals({ unopened }: { unopened: number }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { day } = useDays();
  const { data: incidents = [] } = useQuery({ ...incidentsQuery, enabled: may('delivery.read') });
  return (
    <Card title={t('arrived.title')} aside={<Link to="/ankommet">{t('arrived.see')}</Link>}>
      {unopened === 0 && incidents.length === 0 ? (
        <Empty title={t('arrived.noneOnDay')}>{t('arrived.noneOnDayText')}</Empty>
      ) : (
        <ul>
          {incidents.map((incident) => (
            <li key={incident.id} className="line line-wide">
              <div>
                <b>{t('incident.day')}</b>
                <p className="mut">
                  <CaseLink of={incident.case} />
                  {'. '}
                  {t(incident.party === 'receiver' ? 'incident.toUs' : 'incident.fromUs', {
                    unit: incident.party === 'receiver' ? incident.from.name : incident.to.name,
                    kind: words(incident.kind.label).toLowerCase(),
                    what: words(incident.what),
                    day: day(incident.arrivedOn),
                  })}
                </p>
              </div>
              <Moves
                moved={{ noun: 'incident', id: incident.id, version: incident.version }}
                moves={incident.moves}
                about={incident.case.number}
                primary={false}
              />
            </li>
          ))}
          {unopened > 0 && (
            <li className="line">
              <Link to="/ankommet">{t('arrived.onDay', { count: unopened })}</Link>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}
