import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../data/queries';
import type { UnitLineFragment } from '../gql/generated/graphql';

export type Unit = UnitLineFragment;

interface UnitPickerProps {
  label: string;
  name: string;
  value: Unit | null;
  onChange: (unit: Unit | null) => void;
  hint?: string;
  error?: string | undefined;
  autoFocus?: boolean;
  /** units that make no sense here, the own one for instance */
  without?: string[];
}

const fits = ({ name, agencyName }: Unit, typed: string) => {
  const known = `${name} ${agencyName}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word));
};

/** Finds a unit in the directory by name, municipality or authority. */
export function UnitPicker({
  label,
  name,
  value,
  onChange,
  hint,
  error,
  autoFocus = false,
  without = [],
}: UnitPickerProps) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(value?.name ?? '');
  const [known, setKnown] = useState(value);
  const [round, setRound] = useState(0);
  if (known !== value) {
    setKnown(value); // chosen or emptied from outside
    setTyped(value?.name ?? '');
  }
  const asked = typed === value?.name ? '' : typed;
  const q = useDeferredValue(asked);
  const {
    data = [],
    isFetching,
    isPlaceholderData,
  } = useQuery({ ...unitsQuery(q), placeholderData: keepPreviousData });
  // while the answer is on its way the list before it stands there: only what fits may be chosen, or Enter picks another unit
  const early = isPlaceholderData || q !== asked;
  const hits = data.filter((unit) => !without.includes(unit.id) && (!early || fits(unit, asked)));
  // the chosen one is always among the choices, or the box would forget it
  const units = value && !hits.some(({ id: known }) => known === value.id) ? [value, ...hits] : hits;
  const choose = (id: string) => {
    const unit = units.find((one) => one.id === id) ?? null;
    onChange(unit);
    if (!unit) return;
    setTyped(value ? unit.name : ''); // one that fills a list is empty again; one that keeps its unit shows its name
    setRound(round + 1); // a new box: the old one would open its list again at the changed text
  };
  return (
    <ComboBox
      key={round}
      className="field"
      aria-label={label}
      items={units}
      inputValue={typed}
      onInputChange={setTyped}
      selectedKey={value?.id ?? null}
      onSelectionChange={(key) => choose(String(key))}
      menuTrigger="input"
      allowsEmptyCollection
      defaultFilter={() => true}
      autoFocus={autoFocus || round > 0}
      isInvalid={Boolean(error)}
    >
      <Label className="field-label">{label}</Label>
      {hint && <div className="field-hint">{hint}</div>}
      <Input className="input" name={name} id={id} placeholder={t('unit.placeholder')} />
      {error && <div className="field-error">{error}</div>}
      <Popover className="pop">
        <ListBox<Unit>
          className="menu"
          renderEmptyState={() => <p className="empty">{isFetching ? t('wait') : t('unit.none')}</p>}
        >
          {(unit) => (
            <ListBoxItem id={unit.id} textValue={unit.name}>
              {unit.name}
              <small>{unit.agencyName}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
