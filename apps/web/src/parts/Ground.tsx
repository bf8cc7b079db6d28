import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel, useMe } from '../data/me';
import type { CaseFullFragment, EdgeLineFragment } from '../gql/generated/graphql';
import { useDays } from '../i18n/dates';
import type { Errors, Form } from './form';
import { OtherGround, type OtherGroundValues } from './OtherGround';
import { Status } from './Status';

/** A consent edge, or another ground of the closed list with its assessment. */
export interface GroundValues extends OtherGroundValues {
  edgeId: string;
}
export const NO_GROUND: GroundValues = { ground: '', edgeId: '', assessment: '' };
const CONSENT = 'CONSENT';
const isConsent = (code: string) => code === CONSENT;

/** The confirmed direction from us to them that covers this information today. */
export function edgeFor(edges: EdgeLineFragment[], fromId: string, toId: string, category: string, today: string) {
  return edges.find(
    ({ from, to, categories, status, validFrom, validTo }) =>
      from.id === fromId &&
      to.id === toId &&
      categories.includes(category) &&
      status === 'confirmed' &&
      validFrom <= today &&
      validTo >= today,
  );
}

export function checkGround({ ground, edgeId, assessment }: GroundValues, t: TFunction): Errors {
  if (!ground) return { ground: t('ground.missing') };
  if (!edgeId && !assessment.trim()) return { assessment: t('ground.noAssessment') };
  return {};
}

export const groundInput = ({ ground, edgeId, assessment }: GroundValues) => ({
  ground,
  ...(edgeId ? { edgeId } : { assessment: assessment.trim() }),
});

interface GroundPickerProps<V extends GroundValues> {
  of: CaseFullFragment;
  to: { id: string; name: string };
  category: string;
  form: Form<V>;
}

/** Says on which ground this goes out. Without a consent that covers it, another ground must be reasoned. */
export function GroundPicker<V extends GroundValues>({ of, to, category, form }: GroundPickerProps<V>) {
  const { t } = useTranslation();
  const label = useLabel();
  const { seat } = useMe();
  const { today, day } = useDays();
  const edge = edgeFor(of.edges, seat.unit.id, to.id, category, today);
  const { ground, edgeId } = form.values;
  const { change } = form;
  const wanted = edge?.id ?? '';
  useEffect(() => {
    if (edgeId !== wanted) change({ edgeId: wanted, ground: wanted ? CONSENT : '' } as unknown as Partial<V>);
  }, [edgeId, wanted, change]);
  const covers = { from: seat.unit.name, to: to.name, what: label('category', category) };
  if (edge) {
    return (
      <div className="note-box">
        <Status kind="ok">{t('ground.consent', { ...covers, day: day(edge.validTo) })}</Status>
        {edge.hasExclusions && <p>{t('ground.exclusions')}</p>}
      </div>
    );
  }
  return (
    <div className="stack">
      <div className="note-box note-box-alarm">
        <Status kind="out">{t('ground.uncovered', covers)}</Status>
        <p>
          <Link to="/samordningar/$id/samtycke" params={{ id: of.id }}>
            {t('ground.ask')}
          </Link>{' '}
          {t('ground.kept')}
        </p>
      </div>
      <OtherGround
        caseId={of.id}
        to={[to.id]}
        values={{ ...form.values, ground: isConsent(ground) ? '' : ground }}
        errors={form.errors}
        change={(part) => change(part as Partial<V>)}
      />
    </div>
  );
}
