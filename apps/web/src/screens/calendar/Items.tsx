import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import type { CalendarQuery } from '../../gql/generated/graphql';
import { caseName } from '../../parts/Lines';
import { Status } from '../../parts/Status';

export type Item = CalendarQuery['calendar']['items'][number];

/** Where each thing is on the page of its case. */
const placeOf = ({ kind, id }: Item) => (kind.code === 'meeting' || kind.code === 'sipMeeting' ? 'moten' : id);

function About({ item }: { item: Item }) {
  if (!item.case) return <Link to={item.kind.code === 'slot' ? '/tider' : '/grupper'}>{item.group}</Link>;
  return (
    <Link to="/samordningar/$id" params={{ id: item.case.id }} hash={placeOf(item)}>
      {caseName(item.case)}
    </Link>
  );
}

const UNSURE = ['invited', 'otherTime', 'notComing'] as const;

/** One thing of a day: when, what, whose. The short form is for a square of a month. */
export function ItemLine({ item, short = false }: { item: Item; short?: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const unsure = UNSURE.find((status) => status === item.status);
  const isHeld = item.status === 'held' || item.status === 'meetingHeld';
  return (
    <li className={`ka-item ka-${item.startsAt ? 'timed' : 'whole'}${isHeld ? ' ka-held' : ''}`}>
      {item.startsAt && <span className="ka-time">{item.startsAt}</span>}
      <div>
        <About item={item} />
        <p>{words(item.title)}</p>
        {!short && (
          <>
            {item.party && <p className="mut">{item.party.name}</p>}
            {item.detail && <p className="mut">{item.detail}</p>}
            {item.caseworker && <p className="mut">{item.caseworker.name}</p>}
            {item.kind.code === 'meeting' && unsure && <Status kind="wait">{t(`calendar.status.${unsure}`)}</Status>}
            {isHeld && <Status kind="done">{t('calendar.held')}</Status>}
          </>
        )}
      </div>
    </li>
  );
}
