import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChoices, useLabel, useMe } from '../../data/me';
import { Btn } from '../../parts/Button';
import { Select } from '../../parts/fields';
import type { Form } from '../../parts/form';
import { useDays } from '../../i18n/dates';
import { edgeFor } from '../../parts/Ground';
import { Status } from '../../parts/Status';
import { UnitPicker, type Unit } from '../../parts/UnitPicker';
import type { Case } from '../case/case';
import './meeting.css';

export interface PeopleValues {
  units: Unit[];
  others: string[];
}
export const NOBODY: PeopleValues = { units: [], others: [] };

/** Those of the units that no consent lets us call today. */
export function useUncovered(of: Case) {
  const { seat } = useMe();
  const { today } = useDays();
  return (units: Unit[]) => units.filter(({ id }) => !edgeFor(of.edges, seat.unit.id, id, 'plan', today));
}

/** Whether a consent lets us call the unit, said before anybody is called. */
function Covered({ of, unit }: { of: Case; unit: Unit }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const { today, day } = useDays();
  const edge = edgeFor(of.edges, seat.unit.id, unit.id, 'plan', today);
  return edge ? (
    <Status kind="ok">{t('meeting.covered', { day: day(edge.validTo) })}</Status>
  ) : (
    <Status kind="out">{t('meeting.uncovered')}</Status>
  );
}

interface PeopleProps<V extends PeopleValues> {
  form: Form<V>;
  label: string;
  /** the case whose consents are to cover the units; not asked of a meeting that has been */
  of?: Case;
}

/** Who is to come or came: units, and others as what they are. Names of others are not asked for here. */
export function People<V extends PeopleValues>({ form, label, of }: PeopleProps<V>) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const choices = useChoices()('meetingOther');
  const roleOf = useLabel();
  const { today } = useDays();
  const { units, others } = form.values;
  const change = (part: Partial<PeopleValues>) => form.change(part as Partial<V>);
  const lines = [
    ...units.map((unit) => ({
      ...{ id: unit.id, name: unit.name, state: of && <Covered of={of} unit={unit} /> },
      drop: () => change({ units: units.filter(({ id }) => id !== unit.id) }),
    })),
    ...others.map((role) => ({
      ...{ id: role, name: roleOf('meetingOther', role), state: undefined },
      drop: () => change({ others: others.filter((one) => one !== role) }),
    })),
  ];
  const isUncovered = of && units.some(({ id }) => !edgeFor(of.edges, seat.unit.id, id, 'plan', today));
  return (
    <fieldset className="field meeting-people">
      <legend className="field-label">{label}</legend>
      {lines.length > 0 && (
        <ul className="meeting-named">
          {lines.map(({ id, name, state, drop }) => (
            <li key={id}>
              <span>{name}</span>
              {state}
              <Btn look="quiet" className="btn-icon" aria-label={t('meeting.remove', { name })} onPress={drop}>
                <X size={16} aria-hidden />
              </Btn>
            </li>
          ))}
        </ul>
      )}
      {of && isUncovered && (
        <p className="field-hint">
          {t('meeting.uncoveredHint')}{' '}
          <Link to="/samordningar/$id/samtycke" params={{ id: of.id }}>
            {t('meeting.askConsent')}
          </Link>
        </p>
      )}
      <UnitPicker
        name="unitIds"
        label={t('meeting.unit')}
        value={null}
        error={form.errors.unitIds}
        onChange={(unit) => unit && change({ units: [...units, unit] })}
        without={[seat.unit.id, ...units.map(({ id }) => id)]}
      />
      <Select
        name="others"
        label={t('meeting.other')}
        hint={t('meeting.otherHint')}
        value=""
        error={form.errors.others}
        optional
        choices={choices.filter(({ code }) => !others.includes(code))}
        onChange={(role) => role && change({ others: [...others, role] })}
      />
    </fieldset>
  );
}
