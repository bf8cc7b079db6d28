import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import type { ReferralRowFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import type { VIEWS } from '../../app/search';
import { caseName } from '../../parts/Lines';
import { referralStep, WaitLine } from '../../parts/NextStep';
import { Status } from '../../parts/Status';

interface RowProps {
  row: ReferralRowFragment;
  vy: (typeof VIEWS)[number];
  chosen: boolean;
}

export function InboxRow({ row, vy, chosen }: RowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const unread = row.party === 'receiver' && !row.openedOn && row.status === 'sent';
  return (
    <li>
      <Link
        to="/forfragningar"
        search={{ vy, f: row.id }}
        data-id={row.id}
        className={`ib-row${unread ? ' ib-unread' : ''}`}
        aria-current={chosen ? 'true' : undefined}
        activeProps={{}}
      >
        <span className="ib-who">
          <b>{caseName(row.case)}</b>
          <span>{words(row.typeNoun)}</span>
          {unread && <span className="vh">{t('inbox.unread')}</span>}
        </span>
        <span className="ib-from">
          {row.party === 'sender' ? t('referral.to', { to: row.programme?.name ?? row.to.name }) : row.from.name}
          <small>{row.sentOn ? t('inbox.sentOn', { day: day(row.sentOn) }) : ''}</small>
        </span>
        <span className="ib-state">
          <Status kind="open">{words(row.statusLabel)}</Status>
          <WaitLine step={referralStep(row)} />
        </span>
      </Link>
    </li>
  );
}
