import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRowLineFragment, DayQuery, GapLineFragment, ReferralRowFragment } from '../gql/generated/graphql';
import { useLabel, useWords } from '../data/me';
import { useDays } from '../i18n/dates';
import { GapDays } from './GapMark';
import { NextStepCell, referralStep } from './NextStep';

/** The name as this unit holds it, or the case number when it holds no name. */
export const caseName = ({ name, number }: { name?: string | null; number: string }) => name ?? number;

export const CaseLink = ({ of }: { of: { id: string; name?: string | null; number: string } }) => (
  <Link to="/samordningar/$id" params={{ id: of.id }}>
    {caseName(of)}
  </Link>
);

/** A request in a list: whose, what, between whom, and whom it waits for. */
export function ReferralLine({ referral, to }: { referral: ReferralRowFragment; to: 'att-besvara' | 'skickade' }) {
  const { t } = useTranslation();
  const words = useWords();
  const { typeNoun, from, to: receiver, programme } = referral;
  return (
    <li className="line">
      <div>
        <Link to="/forfragningar" search={{ vy: to, f: referral.id }} className="line-main">
          {caseName(referral.case)}
        </Link>
        <p>{words(typeNoun)}</p>
        <p className="mut">
          {to === 'skickade'
            ? t('referral.to', { to: programme?.name ?? receiver.name })
            : t('referral.from', { from: from.name })}
        </p>
      </div>
      <div className="line-step">
        <NextStepCell step={referralStep(referral)} />
      </div>
    </li>
  );
}

/** A handoff in a list: whose case, what is handed over, and from whom. */
export function HandoffLine({ handoff }: { handoff: DayQuery['handoffInbox'][number] }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <li className="line">
      <div>
        <Link to="/samordningar/$id" params={{ id: handoff.case.id }} hash={handoff.id}>
          {caseName(handoff.case)}
        </Link>
        <p>{label('handoffKind', handoff.kind)}</p>
        <p className="mut">{t('referral.from', { from: handoff.from.name })}</p>
      </div>
      <div className="line-step">
        <NextStepCell step={handoff.nextStep} />
      </div>
    </li>
  );
}

/** A case in a list, by its next step. */
export function CaseLine({ row }: { row: CaseRowLineFragment }) {
  return (
    <li className="line">
      <div>
        <CaseLink of={row} />
        <p className="mut">{row.name ? row.number : (row.ownNumber ?? '')}</p>
      </div>
      <div className="line-step">
        <NextStepCell step={row.nextStep} />
      </div>
    </li>
  );
}

/** A gap in a list: which rule, whose case, how long, and what would end it. */
export function GapRow({ gap }: { gap: GapLineFragment }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  return (
    <li className="line">
      <div>
        <CaseLink of={gap.case} />
        <p>{words(gap.label)}</p>
        <p className="mut">
          {gap.forecast ? t('gap.forecastFrom', { day: day(gap.breachOn) }) : t('gap.since', { day: day(gap.since) })}
          {gap.holder && `, ${t('next.waitsForInLine', { whom: gap.holder.name })}`}
        </p>
      </div>
      <div className="line-step">
        <GapDays gap={gap} />
        {gap.nextStep?.what && (
          <p className="mut">
            {t('next.label')}: {words(gap.nextStep.what)}
          </p>
        )}
      </div>
    </li>
  );
}
