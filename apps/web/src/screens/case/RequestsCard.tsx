import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import { Card, Empty } from '../../parts/Card';
import { Fold } from '../../parts/Fold';
import { isOurs } from '../../parts/NextStep';
import { ReferralBody } from '../../parts/ReferralBody';
import { ReferralState } from '../../parts/ReferralState';
import type { Case } from './case';

const OVER = new Set(['rejected', 'returned', 'withdrawn', 'closed']);

export function RequestsCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const order = [...of.referrals].sort(
    (a, b) =>
      Number(isOurs(b.nextStep)) - Number(isOurs(a.nextStep)) ||
      Number(OVER.has(a.status)) - Number(OVER.has(b.status)),
  );
  return (
    <Card title={t('case.requests')} id="forfragningar">
      {order.length === 0 ? (
        <Empty title={t('case.noRequests')}>{t('case.noRequestsText')}</Empty>
      ) : (
        <ul>
          {order.map((referral) => (
            <li key={referral.id} id={referral.id} className="cc-item">
              <Fold
                open={isOurs(referral.nextStep) && referral.moves.length > 0}
                title={words(referral.typeNoun)}
                sub={
                  referral.party === 'sender'
                    ? t('referral.to', { to: referral.programme?.name ?? referral.to.name })
                    : t('referral.from', { from: referral.from.name })
                }
                state={<ReferralState referral={referral} />}
              >
                <ReferralBody referral={referral} />
              </Fold>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
