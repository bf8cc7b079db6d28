import { ArrowRight, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../data/me';
import { Btn } from '../../parts/Button';
import type { Unit } from '../../parts/UnitPicker';
import { BASE, keyOf, pairsOf, type Directions as Map, type Except, type Exceptions } from './model';

interface DirectionsProps {
  own: Unit;
  units: Unit[];
  directions: Map;
  exceptions: Exceptions;
  onChange: (directions: Map) => void;
  onExcept: (exceptions: Exceptions) => void;
  onRemove: (unit: Unit) => void;
}

/** One direction: from whom to whom, and which information. */
function Direction({
  from,
  to,
  value,
  onChange,
  except,
  onExcept,
}: {
  from: Unit;
  to: Unit;
  value: string[];
  onChange: (v: string[]) => void;
  except: Except;
  onExcept: (except: Except) => void;
}) {
  const { t } = useTranslation();
  const categories = useChoices()('category');
  const flip = (code: string, on: boolean) => onChange(on ? [...value, code] : value.filter((one) => one !== code));
  return (
    <fieldset className={`dir${value.length === 0 ? ' dir-none' : ''}`}>
      <legend>
        <span className="vh">{t('edge.from')} </span>
        {from.name} <ArrowRight size={15} aria-hidden /> <span className="vh">{t('edge.to')} </span>
        {to.name}
        {value.length === 0 && <span className="mut"> {t('consent.nothing')}</span>}
      </legend>
      <div className="choices">
        {categories.map(({ code, label }) => (
          <label key={code} className="choice">
            <input
              type="checkbox"
              checked={value.includes(code)}
              onChange={(event) => flip(code, event.target.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {value.length > 0 && <Exception taken={value} except={except} onChange={onExcept} />}
    </fieldset>
  );
}

const NO_EXCEPTION: Except = { not: [], text: '' };

/** What she said no to in this direction. Seldom, so it lies folded; open when there is something in it. */
function Exception({
  taken,
  except,
  onChange,
}: {
  taken: string[];
  except: Except;
  onChange: (except: Except) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const categories = useChoices()('category').filter(({ code }) => !taken.includes(code));
  const flip = (code: string, on: boolean) =>
    onChange({ ...except, not: on ? [...except.not, code] : except.not.filter((one) => one !== code) });
  return (
    <details className="dir-more" open={except.not.length > 0 || except.text !== ''}>
      <summary>{t('agree.except')}</summary>
      <p className="field-hint">{t('agree.exceptHint')}</p>
      <fieldset className="field">
        <legend className="field-label">{t('agree.exceptNot')}</legend>
        <div className="choices">
          {categories.map(({ code, label }) => (
            <label key={code} className="choice">
              <input
                type="checkbox"
                checked={except.not.includes(code)}
                onChange={(event) => flip(code, event.target.checked)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label className="field" htmlFor={id}>
        <span className="field-label">{t('agree.exceptText')}</span>
        <input
          id={id}
          className="input"
          value={except.text}
          maxLength={1000}
          onChange={(event) => onChange({ ...except, text: event.target.value })}
        />
      </label>
    </details>
  );
}

/** A direction between two others: they confirm it themselves before anything is handed over. */
function BetweenOthers({ units, directions, onChange }: Pick<DirectionsProps, 'units' | 'directions' | 'onChange'>) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const choose = (value: string, set: (v: string) => void, label: string) => (
    <label className="field">
      <span className="field-label">{label}</span>
      <select className="input" value={value} onChange={(event) => set(event.target.value)}>
        <option value="">{t('form.choose')}</option>
        {units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  const add = () => {
    if (!from || !to || from === to) return;
    onChange({ ...directions, [keyOf(from, to)]: BASE });
    setFrom('');
    setTo('');
  };
  return (
    <details className="dir-more">
      <summary>{t('consent.between')}</summary>
      <div className="dir-add">
        {choose(from, setFrom, t('consent.betweenFrom'))}
        {choose(to, setTo, t('consent.betweenTo'))}
        <Btn look="second" onPress={add}>
          {t('consent.betweenAdd')}
        </Btn>
      </div>
    </details>
  );
}

export function Directions({ own, units, directions, exceptions, onChange, onExcept, onRemove }: DirectionsProps) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <ul className="chips">
        {units.map((unit) => (
          <li key={unit.id} className="chip">
            {unit.name}
            <Btn
              className="btn-icon"
              aria-label={t('consent.remove', { unit: unit.name })}
              onPress={() => onRemove(unit)}
            >
              <X size={15} aria-hidden />
            </Btn>
          </li>
        ))}
      </ul>
      {pairsOf(own, { units, directions }).map(([from, to]) => {
        const key = keyOf(from.id, to.id);
        return (
          <Direction
            key={key}
            from={from}
            to={to}
            value={directions[key] ?? []}
            onChange={(next) => onChange({ ...directions, [key]: next })}
            except={exceptions[key] ?? NO_EXCEPTION}
            onExcept={(next) => onExcept({ ...exceptions, [key]: next })}
          />
        );
      })}
      {units.length > 1 && <BetweenOthers units={units} directions={directions} onChange={onChange} />}
    </div>
  );
}
