import { ArrowDownToLine, ArrowUpFromLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { Capped } from '../../parts/Capped';
import { FoldCard } from '../../parts/Card';
import { ArrivalActs } from '../delivery/Recall';
import type { Case } from './case';

const FEW = 5;

/** On which ground, by whose decision, under which rule: what is asked for when somebody asks. */
function Why({ arrival }: { arrival: Case['arrivals'][number] }) {
  const { t } = useTranslation();
  const words = useWords();
  const { ground, secrecyRule, requisite, decidedBy, assessment, reservation } = arrival;
  return (
    <details className="evidence-why">
      <summary>{words(ground.label)}</summary>
      <small>
        {t('evidence.rule', { rule: secrecyRule, requisite: words(requisite).toLowerCase() })}
        {decidedBy && `. ${t('evidence.decidedBy', { name: decidedBy.name })}`}
      </small>
      {assessment && <small>{t('evidence.assessment', { text: assessment })}</small>}
      {reservation && <small>{t('evidence.reservation', { text: reservation })}</small>}
    </details>
  );
}

/** The evidence: what was handed over, by whom, to whom, on which ground. */
export function ArrivalsCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day } = useDays();
  const revoked = new Map(of.edges.map(({ id, revokedOn }) => [id, revokedOn]));
  if (of.arrivals.length === 0) return null;
  const asked = of.arrivals.some(({ incident }) => incident && incident.moves.length > 0);
  return (
    <FoldCard title={t('arrivals.title')} count={of.arrivals.length} open={asked}>
      <Capped items={of.arrivals} few={FEW}>
        {(shown) => (
          <ul className="cc-list">
            {shown.map((arrival) => {
              const { id, what, category, from, to, on, edgeId, openedOn, direction } = arrival;
              const out = direction === 'out';
              const revokedOn = edgeId ? revoked.get(edgeId) : null;
              const Icon = out ? ArrowUpFromLine : ArrowDownToLine;
              return (
                <li key={id}>
                  <b>
                    <Icon size={14} aria-hidden /> {words(what)}, {label('category', category).toLowerCase()}
                  </b>
                  <small>
                    {out
                      ? t('arrivals.out', { to: to.name, day: day(on) })
                      : t('arrivals.in', { from: from.name, day: day(on) })}
                    {out && `. ${openedOn ? t('arrivals.opened', { day: day(openedOn) }) : t('arrivals.unopened')}`}
                  </small>
                  {revokedOn && <small className="cc-revoked">{t('receipt.revoked', { day: day(revokedOn) })}</small>}
                  <Why arrival={arrival} />
                  <ArrivalActs arrival={arrival} />
                </li>
              );
            })}
          </ul>
        )}
      </Capped>
    </FoldCard>
  );
}
