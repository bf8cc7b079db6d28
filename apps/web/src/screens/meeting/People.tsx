import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChoices, useLabel, useMe } from '../../data/me';
import { Btn } from '../../parts/Button';
import { Select } from '../../parts/fields';
import type { Form } from '../../parts/form';
import { UnitPicker, type Unit } from '../../parts/UnitPicker';
import './meeting.css';

export interface PeopleValues {
  units: Unit[];
  others: string[];
}
export const NOBODY: PeopleValues = { units: [], others: [] };

/** Who is to come or came: units, and others as what they are. Names of others are not asked for here. */
export function People<V extends PeopleValues>({ form, label }: { form: Form<V>; label: string }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const choices = useChoices()('meetingOther');
  const roleOf = useLabel();
  const { units, others } = form.values;
  const change = (part: Partial<PeopleValues>) => form.change(part as Partial<V>);
  const lines = [
    ...units.map(({ id, name }) => ({ id, name, drop: () => change({ units: units.filter((one) => one.id !== id) }) })),
    ...others.map((role) => ({
      id: role,
      name: roleOf('meetingOther', role),
      drop: () => change({ others: others.filter((one) => one !== role) }),
    })),
  ];
  return (
    <fieldset className="field meeting-people">
      <legend className="field-label">{label}</legend>
      {lines.length > 0 && (
        <ul className="cc-list">
          {lines.map(({ id, name, drop }) => (
            <li key={id}>
              {name}{' '}
              <Btn look="quiet" className="btn-icon" aria-label={t('meeting.remove', { name })} onPress={drop}>
                <X size={16} aria-hidden />
              </Btn>
            </li>
          ))}
        </ul>
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
