import { ArrowDownToLine, ArrowUpFromLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
import { ArrivalActs } from '../delivery/Recall';
import type { Case } from './case';

const FEW = 5;

/** The evidence: what was handed over, by whom, to whom, on which ground. */
export function ArrivalsCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day } = useDays();
  const revoked = new Map(of.edges.map(({ id, revokedOn }) => [id, revokedOn]));
  return (
    <Card title={t('arrivals.title')}>
      {of.arrivals.length === 0 ? (
        <Empty title={t('arrivals.none')}>{t('arrivals.noneText')}</Empty>
      ) : (
        <Capped items={of.arrivals} few={FEW}>
          {(shown) => (
            <ul className="cc-list">
              {shown.map((arrival) => {
                const { id, what, category, from, to, on, ground, edgeId, openedOn, direction } = arrival;
                const out = direction === 'out';
                const revokedOn = edgeId ? revoked.get(edgeId) : null;
                const Icon = out ? ArrowUpFromLine : ArrowDownToLine;
                return (
                  <li key={id}>
                    <b>
                      <Icon size={14} aria-hidden /> {words(what)}
                    </b>
                    <small>
                      {label('category', category)}
                      {'. '}
                      {out
                        ? t('arrivals.out', { to: to.name, day: day(on) })
                        : t('arrivals.in', { from: from.name, day: day(on) })}
                      {'. '}
                      {t('arrivals.ground', { ground: words(ground.label) })}
                      {out && ` ${openedOn ? t('arrivals.opened', { day: day(openedOn) }) : t('arrivals.unopened')}`}
                    </small>
                    <small>
                      {t('evidence.rule', {
                        rule: arrival.secrecyRule,
                        requisite: words(arrival.requisite).toLowerCase(),
                      })}
                      {arrival.decidedBy && `. ${t('evidence.decidedBy', { name: arrival.decidedBy.name })}`}
                    </small>
                    {arrival.assessment && <small>{t('evidence.assessment', { text: arrival.assessment })}</small>}
                    {arrival.reservation && <small>{t('evidence.reservation', { text: arrival.reservation })}</small>}
                    {revokedOn && <small className="cc-revoked">{t('receipt.revoked', { day: day(revokedOn) })}</small>}
                    <ArrivalActs arrival={arrival} />
                  </li>
                );
              })}
            </ul>
          )}
        </Capped>
      )}
    </Card>
  );
}
