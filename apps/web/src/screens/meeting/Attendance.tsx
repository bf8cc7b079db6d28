import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChoices, useLabel, useMe } from '../../data/me';
import { Btn } from '../../parts/Button';
import { Select, TextField } from '../../parts/fields';
import type { Form } from '../../parts/form';
import { UnitPicker } from '../../parts/UnitPicker';
import type { WritingValues } from './writing';

const without = <T,>(list: T[], at: number) => list.filter((_, index) => index !== at);
const replaced = <T,>(list: T[], at: number, part: Partial<T>) => list.map((one, index) => (index === at ? { ...one, ...part } : one)); // prettier-ignore

/** Who was there: the called units one by one, and others in what capacity. Names of others stay in the own unit. */
export function Attendance({ form }: { form: Form<WritingValues> }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const choices = useChoices();
  const label = useLabel();
  const { units, others } = form.values;
  return (
    <fieldset className="field meeting-part">
      <legend className="field-label">{t('meetingWork.attendance')}</legend>
      {units.map(({ unit, how }, at) => (
        <Select
          key={unit.id}
          name={`there.${unit.id}`}
          label={unit.name}
          value={how}
          onChange={(next) => form.change({ units: replaced(units, at, { how: next }) })}
          error={undefined}
          none={t('meetingWork.notSaid')}
          choices={choices('meetingAttendance')}
        />
      ))}
      <UnitPicker
        name="addUnit"
        label={t('meetingWork.addUnit')}
        value={null}
        onChange={(unit) => unit && form.change({ units: [...units, { unit, how: 'inRoom' }] })}
        without={[seat.unit.id, ...units.map(({ unit }) => unit.id)]}
      />
      {others.map(({ role, name }, at) => (
        <div key={at} className="meeting-other">
          <TextField
            name={`other.${at}`}
            label={t('meetingWork.nameOf', { role: label('meetingOther', role) })}
            value={name}
            onChange={(next) => form.change({ others: replaced(others, at, { name: next }) })}
            error={undefined}
            optional
          />
          <Btn
            look="quiet"
            className="btn-icon"
            aria-label={t('meeting.remove', { name: label('meetingOther', role) })}
            onPress={() => form.change({ others: without(others, at) })}
          >
            <X size={16} aria-hidden />
          </Btn>
        </div>
      ))}
      <Select
        name="addOther"
        label={t('meetingWork.addOther')}
        hint={t('meetingWork.namesStay')}
        value=""
        error={undefined}
        optional
        choices={choices('meetingOther')}
        onChange={(role) => role && form.change({ others: [...others, { role, name: '' }] })}
      />
    </fieldset>
  );
}
