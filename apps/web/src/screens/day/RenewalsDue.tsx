import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { DeclineRenewalDocument, type DayQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
import { Radios } from '../../parts/fields';
import { CaseLink } from '../../parts/Lines';
import { Refusal } from '../../parts/Refusal';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

type Renewal = DayQuery['consentRenewals'][number];

/** A decision not to renew: the reminder goes, the consent lasts its time out. */
function Decline({ renewal, onClose }: { renewal: Renewal; onClose: () => void }) {
  const { t } = useTranslation();
  const reasons = useChoices()('renewalDecline');
  const [reason, setReason] = useState(reasons[0]?.code ?? '');
  const { mutateAsync, isPending, error } = useSubmit(DeclineRenewalDocument);
  const run = async () => {
    try {
      await mutateAsync({ consentId: renewal.consentId, expectedVersion: renewal.version, reason });
    } catch {
      return; // shown below from the mutation's own state
    }
    onClose();
    say(t('own.done.decline'));
  };
  return (
    <Sheet title={t('renewals.decline')} onClose={onClose}>
      <Radios
        {...{ name: 'reason', value: reason, onChange: setReason, error: undefined }}
        label={t('renewals.reason')}
        choices={reasons}
      />
      <Refusal error={error} />
      <div className="form-acts">
        <Btn look="primary" isPending={isPending} onPress={() => void run()}>
          {t('renewals.decline')}
        </Btn>
        <Btn look="second" onPress={onClose}>
          {t('cancel')}
        </Btn>
      </div>
    </Sheet>
  );
}

/** Consents that run out, the nearest first: renewed, or decided not to be. Nothing expires in silence. */
export function RenewalsDue({ rows }: { rows: DayQuery['consentRenewals'] }) {
  const { t } = useTranslation();
  const { day } = useDays();
  const [declined, setDeclined] = useState<Renewal | null>(null);
  return (
    <Card title={t('renewals.title')}>
      {rows.length === 0 ? (
        <Empty title={t('renewals.none')}>{t('renewals.noneText')}</Empty>
      ) : (
        <Capped items={rows} few={4}>
          {(shown) => (
            <ul>
              {shown.map((renewal) => (
                <li key={renewal.consentId} className="line line-wide">
                  <div>
                    <CaseLink of={renewal.case} />
                    <p className="mut">
                      {t('renewals.line', {
                        no: renewal.versionNo,
                        day: day(renewal.validTo),
                        count: renewal.daysLeft,
                      })}
                      {renewal.asDeputy && renewal.worker && ` ${t('renewals.deputy', { name: renewal.worker.name })}`}
                    </p>
                  </div>
                  <div className="form-acts">
                    <LinkBtn
                      look="second"
                      to="/samordningar/$id/samtycke"
                      params={{ id: renewal.case.id }}
                      search={{ ersatter: renewal.consentId }}
                    >
                      {t('renewals.renew')}
                    </LinkBtn>
                    <Btn onPress={() => setDeclined(renewal)}>{t('renewals.decline')}</Btn>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Capped>
      )}
      {declined && <Decline renewal={declined} onClose={() => setDeclined(null)} />}
    </Card>
  );
}
