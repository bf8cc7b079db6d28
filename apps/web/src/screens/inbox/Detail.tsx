import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VIEWS } from '../../app/search';
import { useWords } from '../../data/me';
import { referralQuery } from '../../data/queries';
import type { MoveLineFragment, ReferralFullFragment } from '../../gql/generated/graphql';
import { LinkBtn } from '../../parts/Button';
import { Empty } from '../../parts/Card';
import { CaseLink } from '../../parts/Lines';
import { ReferralBody } from '../../parts/ReferralBody';
import { Refusal } from '../../parts/Refusal';
import { say } from '../../parts/toast';
import { Waiting } from '../../parts/Waiting';
import { useTakeBack } from './take-back';

interface DetailProps {
  id: string;
  vy: (typeof VIEWS)[number];
  onMoved: (referral: ReferralFullFragment, action: string) => void;
}

/** One request, answered where it is read. */
export function Detail({ id, vy, onMoved }: DetailProps) {
  const { t } = useTranslation();
  const words = useWords();
  const takeBack = useTakeBack();
  const { data: referral, error, isPending } = useQuery(referralQuery(id));
  const moved = (move: MoveLineFragment) => {
    if (!referral) return;
    const text = t('done', { what: words(move.label), about: words(referral.typeNoun) });
    say(text, takeBack(referral.id, move.action));
    onMoved(referral, move.action);
  };
  return (
    <section className="card ib-detail" aria-labelledby="inbox-detail">
      <LinkBtn className="ib-back" to="/forfragningar" search={{ vy }}>
        <ArrowLeft size={16} aria-hidden />
        {t('inbox.back')}
      </LinkBtn>
      {isPending ? (
        <Waiting />
      ) : !referral ? (
        <>
          <h2 id="inbox-detail" tabIndex={-1}>
            {t('inbox.gone')}
          </h2>
          {error ? <Refusal error={error} /> : <Empty title={t('inbox.gone')}>{t('inbox.goneText')}</Empty>}
        </>
      ) : (
        <>
          <p className="mut">{words(referral.statusLabel)}</p>
          <h2 id="inbox-detail" tabIndex={-1} data-home>
            {words(referral.typeNoun)}
          </h2>
          <p className="meta">
            <CaseLink of={referral.case} />
            {referral.case.name && <span>{referral.case.number}</span>}
            <Link to="/samordningar/$id" params={{ id: referral.case.id }} hash={referral.id}>
              {t('inbox.inCase')}
            </Link>
          </p>
          <ReferralBody referral={referral} onMoved={moved} />
        </>
      )}
    </section>
  );
}
