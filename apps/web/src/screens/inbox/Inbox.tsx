import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me';
import { inboxQuery, sentQuery } from '../../data/queries';
import type { ReferralRowFragment } from '../../gql/generated/graphql';
import { Empty } from '../../parts/Card';
import { More } from '../../parts/More';
import { Refusal } from '../../parts/Refusal';
import { useTitle } from '../../parts/title';
import { Waiting } from '../../parts/Waiting';
import type { InboxSearch, VIEWS } from '../../app/search';
import { Detail } from './Detail';
import { InboxRow } from './InboxRow';
import './inbox.css';

type View = (typeof VIEWS)[number];
/** Moves after which a request no longer waits for our answer. */
const ANSWERS = new Set(['accept', 'reject', 'return']);
const focusHeading = () =>
  void setTimeout(() => (document.getElementById('inbox-detail') ?? document.getElementById('main'))?.focus(), 60);
const isWide = () => matchMedia('(min-width: 900px)').matches;

function useRows(view: View) {
  const received = useInfiniteQuery({
    ...inboxQuery(view === 'alla' ? 'all' : 'toAnswer'),
    enabled: view !== 'skickade',
  });
  const sent = useInfiniteQuery({ ...sentQuery('all'), enabled: view === 'skickade' });
  return view === 'skickade' ? sent : received;
}

function Views({ now }: { now: View }) {
  const { t } = useTranslation();
  const { counts } = useMe();
  const views: View[] = ['att-besvara', 'skickade', 'alla'];
  return (
    <nav className="seg" aria-label={t('view')}>
      {views.map((vy) => (
        <Link
          key={vy}
          to="/forfragningar"
          search={{ vy }}
          aria-current={now === vy ? 'true' : undefined}
          activeProps={{}}
        >
          {t(`inbox.view.${vy}`)}
          {vy === 'att-besvara' && counts.inbox > 0 && <em>{counts.inbox}</em>}
        </Link>
      ))}
    </nav>
  );
}

/** Requests as a list with the chosen one beside it; on a narrow screen one page each. */
export default function Inbox() {
  const { t } = useTranslation();
  const { vy, f }: InboxSearch = useSearch({ from: '/inside/forfragningar' });
  const navigate = useNavigate({ from: '/forfragningar' });
  const { counts } = useMe();
  const query = useRows(vy);
  const list = useRef<HTMLUListElement>(null);
  const focusDetail = useRef(false);
  useTitle(t('nav.referrals'));
  const rows = query.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  const shown = f ?? (isWide() ? rows[0]?.id : undefined);

  const choose = (id: string | undefined, replace: boolean) =>
    navigate({ search: { vy, ...(id && { f: id }) }, replace });

  /** Arrows walk the list; walking does not fill the history. */
  const walk = (step: number) => {
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = links[at + step];
    if (!next) return;
    next.focus();
    if (isWide()) void choose(next.dataset.id, true);
  };

  /** An answered request leaves the list: the next one takes its place and the focus. */
  const moved = (referral: ReferralRowFragment, action: string) => {
    if (vy !== 'att-besvara' || !ANSWERS.has(action)) return focusHeading();
    const at = rows.findIndex(({ id }) => id === referral.id);
    const next = rows[at + 1] ?? rows[at - 1];
    focusDetail.current = true;
    void choose(isWide() ? next?.id : undefined, true);
  };

  useEffect(() => {
    if (!focusDetail.current) return;
    focusDetail.current = false;
    focusHeading();
  }, [shown]);

  return (
    <div className={`page ib${f ? ' ib-one' : ''}`}>
      <div className="ib-head">
        <h1>{t('nav.referrals')}</h1>
        <p className="meta">
          <span>{counts.inbox > 0 ? t('inbox.waiting', { count: counts.inbox }) : t('inbox.nothing')}</span>
        </p>
      </div>
      <div className="bar-t ib-bar">
        <Views now={vy} />
      </div>
      <Refusal error={query.error} />
      <div className="ib-split">
        <section className="card ib-list" aria-label={t(`inbox.view.${vy}`)}>
          {query.isPending ? (
            <Waiting />
          ) : rows.length === 0 ? (
            <Empty title={t(`inbox.empty.${vy}`)}>{t(`inbox.emptyText.${vy}`)}</Empty>
          ) : (
            <ul
              ref={list}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                event.preventDefault();
                walk(event.key === 'ArrowDown' ? 1 : -1);
              }}
            >
              {rows.map((row) => (
                <InboxRow key={row.id} row={row} vy={vy} chosen={row.id === shown} />
              ))}
            </ul>
          )}
          <More
            shown={rows.length}
            total={query.data?.pages[0]?.totalCount ?? 0}
            hasMore={query.hasNextPage}
            busy={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
          <p className="ib-hint">{t('inbox.hint')}</p>
        </section>
        {shown ? <Detail key={shown} id={shown} vy={vy} onMoved={moved} /> : null}
      </div>
    </div>
  );
}
