import { useQueries } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../data/me';
import { deliveryFormQuery } from '../data/queries';
import { Select, TextArea } from './fields';
import type { Errors } from './form';

/** A ground but consent, and why it holds. */
export interface OtherGroundValues {
  ground: string;
  assessment: string;
}
export const NO_OTHER_GROUND: OtherGroundValues = { ground: '', assessment: '' };

export const checkOtherGround = ({ ground, assessment }: Partial<OtherGroundValues>, t: TFunction): Errors =>
  ground && !assessment?.trim() ? { assessment: t('ground.noAssessment') } : {};

export const otherGroundInput = ({ ground, assessment }: Partial<OtherGroundValues>) =>
  ground ? { ground, assessment: assessment?.trim() } : {};

/** The grounds that are possible from us to every one of the units: the law closes some between certain areas of secrecy. */
function usePossible(caseId: string | undefined, to: readonly string[], enabled: boolean) {
  const forms = useQueries({
    queries: to.map((unitId) => ({ ...deliveryFormQuery(caseId ?? '', unitId), enabled: enabled && Boolean(caseId) })),
  });
  const [first = [], ...rest] = forms.map(({ data }) => (data?.grounds ?? []).filter(({ byConsent }) => !byConsent));
  return {
    isRead: forms.every(({ isPending }) => !isPending),
    grounds: first.filter(({ code }) => rest.every((list) => list.some((one) => one.code === code))),
  };
}

interface OtherGroundProps {
  caseId: string | undefined;
  /** Whom no consent reaches. */
  to: readonly string[];
  values: Partial<OtherGroundValues>;
  errors: Errors;
  change: (part: Partial<OtherGroundValues>) => void;
  optional?: boolean;
}

/** Another ground than consent, by whoever may decide on one, out of those the law leaves open; to others why there is no choice. */
export function OtherGround({ caseId, to, values, errors, change, optional }: OtherGroundProps) {
  const { t } = useTranslation();
  const words = useWords();
  const mayDecide = useMay()('delivery.make');
  const { grounds, isRead } = usePossible(caseId, to, mayDecide);
  if (!mayDecide) return <p className="field-hint">{t('ground.notYours')}</p>;
  if (grounds.length === 0) return isRead ? <p className="field-hint">{t('ground.nonePossible')}</p> : null;
  const { ground = '', assessment = '' } = values;
  const chosen = grounds.find(({ code }) => code === ground);
  return (
    <>
      <Select
        name="ground"
        label={t('ground.other')}
        hint={t('ground.otherHint')}
        choices={grounds.map(({ code, label, law }) => ({ code, label: `${words(label)} (${law})` }))}
        value={chosen ? ground : ''}
        error={errors.ground}
        onChange={(next) => change({ ground: next })}
        {...(optional && { optional, none: t('ground.asConsent') })}
      />
      {chosen && (
        <>
          <p className="field-hint">{words(chosen.rule)}</p>
          <TextArea
            name="assessment"
            label={t('ground.assessment')}
            hint={t('ground.assessmentHint')}
            value={assessment}
            error={errors.assessment}
            onChange={(next) => change({ assessment: next })}
            rows={3}
          />
        </>
      )}
    </>
  );
}
