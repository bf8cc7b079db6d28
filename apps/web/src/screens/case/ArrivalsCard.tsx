import { ArrowDownToLine, ArrowUpFromLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
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
              {shown.map(({ id, what, category, from, to, on, ground, edgeId, openedOn, direction }) => {
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
                    {revokedOn && <small className="cc-revoked">{t('receipt.revoked', { day: day(revokedOn) })}</small>}
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
