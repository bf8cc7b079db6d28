import { CircleArrowDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { isOurs, useWhom, WaitLine } from '../../parts/NextStep';
import { Status } from '../../parts/Status';
import type { Case } from './case';

/** Things in the case that wait for us, each with a way down to where it is done. */
function useOurSteps(of: Case) {
  const words = useWords();
  const label = useLabel();
  return [
    ...of.referrals
      .filter(({ nextStep, moves }) => isOurs(nextStep) && moves.length > 0)
      .map(({ id, typeNoun, nextStep }) => ({ id, text: words(nextStep.what) || words(typeNoun) })),
    ...of.handoffs
      .filter(({ nextStep, moves }) => isOurs(nextStep) && moves.length > 0)
      .map(({ id, kind }) => ({ id, text: label('handoffKind', kind) })),
  ];
}

/** The consent in a word: does it hold, until when, and does it wait for us. */
function ConsentCell({ of }: { of: Case }) {
  const { t } = useTranslation();
  const { day } = useDays();
  const toConfirm = of.edges.filter(({ iMayConfirm }) => iMayConfirm).length;
  const held = of.edges.filter(({ status }) => status === 'confirmed');
  const until = held.map(({ validTo }) => validTo).sort()[0];
  const kind = toConfirm > 0 ? 'part' : until ? 'ok' : 'out';
  return (
    <div>
      <h3>{t('consent.short')}</h3>
      <p className="cs-big">{until ? t('consent.holds', { day: day(until) }) : t('consent.none')}</p>
      <Status kind={kind}>
        <a href="#samtycke">
          {toConfirm > 0 ? t('consent.waits', { count: toConfirm }) : t('consent.count', { count: held.length })}
        </a>
      </Status>
    </div>
  );
}

/** Always says whose turn it is, in words. */
export function StepCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const whom = useWhom();
  const { day } = useDays();
  const { nextStep } = of;
  const ours = useOurSteps(of);
  const nobody = nextStep.who === 'nobody';
  const tone = nobody ? 'cs-alarm' : isOurs(nextStep) ? 'cs-ours' : '';
  return (
    <section className={`cs ${tone}`} aria-labelledby="cs-h">
      <div>
        <h2 id="cs-h" tabIndex={-1} data-home>
          {t('next.whom')}
        </h2>
        <p className="cs-big cap">{whom(nextStep)}</p>
        {nobody ? (
          <Status kind="nobody">{t('next.nobodyText')}</Status>
        ) : (
          nextStep.unit && nextStep.who === 'other' && <span className="mut">{nextStep.unit.agencyName}</span>
        )}
      </div>
      <div>
        <h3>{t('next.label')}</h3>
        <p className="cs-big">{words(nextStep.what) || t('next.none')}</p>
        <WaitLine step={nextStep} />
        {nextStep.since && <p className="mut">{t('next.since', { day: day(nextStep.since) })}</p>}
      </div>
      <ConsentCell of={of} />
      {ours.length > 0 && (
        <ul className="cs-acts" aria-label={t('next.here')}>
          {ours.map(({ id, text }) => (
            <li key={id}>
              <a className="btn btn-second" href={`#${id}`}>
                <CircleArrowDown size={16} aria-hidden />
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
