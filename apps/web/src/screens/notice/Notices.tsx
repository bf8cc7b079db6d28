import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import { noticesQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { SeeNoticesDocument, type NoticeLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { Status } from '../../parts/Status';
import { useTitle } from '../../parts/title';
import { say } from '../../parts/toast';
import { Waiting } from '../../parts/Waiting';
import './notice.css';

const VIEWS = { aktuella: 'current', nya: 'new', tidigare: 'earlier' } as const;
const route = getRouteApi('/inside/aviseringar');

/** The case by number alone where the reader is told only because others have not answered. */
const nameOf = ({ name, number }: NoticeLineFragment['case']) => name ?? number;

function To({ notice, onOpen }: { notice: NoticeLineFragment; onOpen: () => void }) {
  const words = useWords();
  const label = words(notice.kind.label);
  if (notice.source === 'referral')
    return (
      <Link
        to="/forfragningar"
        search={{ vy: notice.kind.code === 'requestToAnswer' ? 'att-besvara' : 'alla', f: notice.thingId }}
        onClick={onOpen}
      >
        {label}
      </Link>
    );
  if (notice.source === 'commitment')
    return (
      <Link
        to="/samordningar/$id/atagande/$commitmentId"
        params={{ id: notice.case.id, commitmentId: notice.thingId }}
        onClick={onOpen}
      >
        {label}
      </Link>
    );
  if (notice.source === 'presentation')
    return (
      <Link to="/grupper" onClick={onOpen}>
        {label}
      </Link>
    );
  if (notice.source === 'slot')
    return (
      <Link to="/samordningar/$id/tid" params={{ id: notice.case.id }} search={{}} onClick={onOpen}>
        {label}
      </Link>
    );
  const place = notice.kind.code === 'meetingNews' ? 'moten' : notice.thingId;
  return (
    <Link to="/samordningar/$id" params={{ id: notice.case.id }} hash={place} onClick={onOpen}>
      {label}
    </Link>
  );
}

function Row({ notice, chosen, onOpen }: { notice: NoticeLineFragment; chosen: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day, today } = useDays();
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) here.current?.focus();
  }, [chosen]);
  const isNew = !notice.seen && !notice.ended;
  return (
    <li ref={here} tabIndex={chosen ? -1 : undefined} className={`line notice${isNew ? ' notice-new' : ''}`}>
      <div>
        <To notice={notice} onOpen={onOpen} />
        <p>
          {nameOf(notice.case)}
          {notice.case.name && <span className="mut"> · {notice.case.number}</span>}
        </p>
        <p className="mut">
          <span className="vh">{t('notices.why')}: </span>
          {words(notice.why.label)}
        </p>
      </div>
      <div className="line-step">
        {isNew && <Status kind="open">{t('notices.unseen')}</Status>}
        {notice.near && !notice.ended && (
          <Status kind="soon">{t(notice.dueOn && notice.dueOn < today ? 'notices.past' : 'notices.near')}</Status>
        )}
        <p className="mut">
          {notice.dueOn ? t('notices.due', { day: day(notice.dueOn) }) : t('notices.since', { day: day(notice.since) })}
        </p>
        {notice.mail && (
          <p className="mut">
            {t('notices.mail')}: {words(notice.mail.label)}
          </p>
        )}
      </div>
    </li>
  );
}

/** What waits for me and why just I was told, the newest first. */
export default function Notices() {
  const { t } = useTranslation();
  const { visa = 'aktuella', avisering } = route.useSearch();
  const view = VIEWS[visa];
  const { data, error, isPending, fetchNextPage, hasNextPage } = useInfiniteQuery(noticesQuery(view));
  const see = useSubmit(SeeNoticesDocument);
  useTitle(t('notices.title'));
  const rows = data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  const total = data?.pages[0]?.totalCount ?? 0;
  const unseen = data?.pages[0]?.unseen ?? 0;
  const mark = async (ids?: string[]) => {
    try {
      await see.mutateAsync(ids ? { ids } : {});
      if (!ids) say(t('notices.seenAll'));
    } catch {
      return; // shown on the page; what waits stands there all the same
    }
  };
  return (
    <div className="page">
      <div>
        <h1>{t('notices.title')}</h1>
        <p className="lead">{t('notices.lead')}</p>
      </div>
      <div className="notice-bar">
        <nav className="seg" aria-label={t('notices.views')}>
          {(Object.keys(VIEWS) as (keyof typeof VIEWS)[]).map((one) => (
            <Link
              key={one}
              to="/aviseringar"
              search={{ visa: one === 'aktuella' ? undefined : one }}
              aria-current={one === visa ? 'page' : undefined}
            >
              {t(`notices.${VIEWS[one]}`)}
            </Link>
          ))}
        </nav>
        <LinkBtn to="/aviseringar/installningar">{t('notices.settings')}</LinkBtn>
      </div>
      <Refusal error={error ?? see.error} />
      <Card
        title={t(`notices.${view}`)}
        aside={
          <>
            {total > 0 && <span className="mut">{t('notices.count', { count: total })}</span>}
            {unseen > 0 && (
              <Btn look="second" onPress={() => void mark()} isPending={see.isPending}>
                {t('notices.seeAll')}
              </Btn>
            )}
          </>
        }
      >
        {isPending && <Waiting />}
        {!isPending && rows.length === 0 && (
          <Empty title={t(view === 'earlier' ? 'notices.noneEarlier' : 'notices.none')}>{t('notices.noneText')}</Empty>
        )}
        <ul aria-label={t('notices.list')}>
          {rows.map((notice) => (
            <Row
              key={notice.id}
              notice={notice}
              chosen={notice.id === avisering}
              onOpen={() => !notice.seen && void mark([notice.id])}
            />
          ))}
        </ul>
        {hasNextPage && (
          <div className="form-acts">
            <Btn look="second" onPress={() => void fetchNextPage()}>
              {t('notices.more')}
            </Btn>
          </div>
        )}
      </Card>
    </div>
  );
}
