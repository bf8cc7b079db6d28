import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../data/me';
import { colleaguesQuery } from '../data/queries';
import type { MoveLineFragment } from '../gql/generated/graphql';
import { Btn } from './Button';
import { DateField } from './DateField';
import { Check, Select, TextArea, TextField } from './fields';
import type { FieldState } from './form';
import { UnitPicker, type Unit } from './UnitPicker';

export type MoveFieldSpec = MoveLineFragment['fields'][number];
interface Props {
  spec: MoveFieldSpec;
  state: FieldState<string>;
}

function CaseworkerField({ spec, state }: Props) {
  const words = useWords();
  const { data = [] } = useQuery(colleaguesQuery);
  const choices = data.map(({ id, name }) => ({ code: id, label: name }));
  return <Select {...state} label={words(spec.label)} optional={!spec.required} choices={choices} />;
}

/** Units are kept in the draft with their names, so that they can be shown again after a reload. */
export const readUnits = (value: string): Unit[] => (value ? (JSON.parse(value) as Unit[]) : []);
export const takesMany = ({ name }: MoveFieldSpec) => name.endsWith('Ids');

function UnitField({ spec, state }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const units = readUnits(state.value);
  const many = takesMany(spec);
  const keep = (next: Unit[]) => state.onChange(next.length > 0 ? JSON.stringify(next) : '');
  return (
    <div className="stack">
      <UnitPicker
        name={state.name}
        label={words(spec.label)}
        value={many ? null : (units[0] ?? null)}
        error={state.error}
        without={many ? units.map(({ id }) => id) : []}
        onChange={(unit) => keep(many ? (unit ? [...units, unit] : units) : unit ? [unit] : [])}
      />
      {many && units.length > 0 && (
        <ul className="chips">
          {units.map((unit) => (
            <li key={unit.id} className="chip">
              {unit.name}
              <Btn
                className="btn-icon"
                aria-label={t('consent.remove', { unit: unit.name })}
                onPress={() => keep(units.filter(({ id }) => id !== unit.id))}
              >
                <X size={15} aria-hidden />
              </Btn>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** One field of a move, drawn from the server's description of it. */
export function MoveField({ spec, state }: Props) {
  const words = useWords();
  const label = words(spec.label);
  const optional = !spec.required;
  const options = spec.options.map((code) => ({ code: code.code, label: words(code.label) }));
  switch (spec.kind) {
    case 'date':
      return <DateField {...state} label={label} optional={optional} />;
    case 'text':
    case 'nextStep':
      return <TextArea {...state} label={label} optional={optional} rows={2} phrases={spec.kind === 'text'} />;
    case 'caseworker':
      return <CaseworkerField spec={spec} state={state} />;
    case 'unit':
      return <UnitField spec={spec} state={state} />;
    case 'yesNo':
      return (
        <Check
          {...state}
          label={label}
          value={state.value === 'true'}
          onChange={(on) => state.onChange(on ? 'true' : '')}
        />
      );
    case 'line':
    case 'number':
      return <TextField {...state} label={label} optional={optional} short />;
    default: // reason, outcome and choice: one code of a closed list
      return <Select {...state} label={label} optional={optional} choices={options} />;
  }
}
