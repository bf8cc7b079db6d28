import { CircleAlert } from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldState } from './form';
import { Phrases } from './Phrases';

export interface Choice {
  code: string;
  label: string;
}

interface Shown {
  label: string;
  hint?: ReactNode;
  optional?: boolean;
}

interface ShellProps extends Shown {
  id: string;
  error: string | undefined;
  children: ReactNode;
}

/** Label, hint and error around one control; the optional ones are marked, not the required. */
export function FieldShell({ id, label, hint, optional, error, children }: ShellProps) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id} id={`${id}-label`}>
        {label} {optional && <span>({t('form.optional')})</span>}
      </label>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children}
      {error && (
        <div className="field-error" id={`${id}-error`}>
          <CircleAlert size={14} aria-hidden />
          {error}
        </div>
      )}
    </div>
  );
}

/** What a control needs to know about its own hint and error. */
export const described = (id: string, hint: unknown, error: string | undefined) => ({
  'aria-invalid': error ? true : undefined,
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
});

type TextProps = FieldState<string> &
  Shown & { type?: 'text' | 'password'; autoComplete?: string; short?: boolean; autoFocus?: boolean };

export function TextField({
  name,
  value,
  onChange,
  error,
  label,
  hint,
  optional,
  type,
  autoComplete,
  short,
  autoFocus,
}: TextProps) {
  const id = useId();
  return (
    <FieldShell {...{ id, label, hint, error }} optional={optional ?? false}>
      <input
        {...{ id, name, value, autoComplete, autoFocus }}
        type={type ?? 'text'}
        className={`input${short ? ' input-short' : ''}`}
        required={!optional}
        onChange={(event) => onChange(event.target.value)}
        {...described(id, hint, error)}
      />
    </FieldShell>
  );
}

export function TextArea({
  name,
  value,
  onChange,
  error,
  label,
  hint,
  optional,
  rows = 4,
  phrases = false,
}: TextProps & { rows?: number; phrases?: boolean }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <FieldShell {...{ id, label, hint, error }} optional={optional ?? false}>
      {phrases && <Phrases label={label} into={field} onChange={onChange} />}
      <textarea
        ref={field}
        {...{ id, name, value, rows }}
        className="input"
        required={!optional}
        onChange={(event) => onChange(event.target.value)}
        {...described(id, hint, error)}
      />
    </FieldShell>
  );
}

type SelectProps = FieldState<string> & Shown & { choices: Choice[]; none?: string };

export function Select({ name, value, onChange, error, label, hint, optional, choices, none }: SelectProps) {
  const id = useId();
  const { t } = useTranslation();
  return (
    <FieldShell {...{ id, label, hint, error }} optional={optional ?? false}>
      <select
        {...{ id, name, value }}
        className="input"
        required={!optional}
        onChange={(event) => onChange(event.target.value)}
        {...described(id, hint, error)}
      >
        <option value="">{none ?? t('form.choose')}</option>
        {choices.map((choice) => (
          <option key={choice.code} value={choice.code}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldShell>
  );
}

type CheckProps = FieldState<boolean> & { label: ReactNode; hint?: ReactNode };

export function Check({ name, value, onChange, error, label, hint }: CheckProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="choice">
        <input
          type="checkbox"
          {...{ id, name }}
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
          {...described(id, false, error)}
        />
        <span>
          {label}
          {hint && <small>{hint}</small>}
        </span>
      </label>
      {error && (
        <div className="field-error" id={`${id}-error`}>
          <CircleAlert size={14} aria-hidden />
          {error}
        </div>
      )}
    </div>
  );
}

type RadioProps = FieldState<string> & { label: string; choices: (Choice & { hint?: string })[] };

export function Radios({ name, value, onChange, error, label, choices }: RadioProps) {
  const id = useId();
  return (
    <fieldset className="field" {...described(id, false, error)}>
      <legend className="field-label">{label}</legend>
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.code} className="choice">
            <input
              type="radio"
              name={name}
              value={choice.code}
              checked={value === choice.code}
              onChange={() => onChange(choice.code)}
            />
            <span>
              {choice.label}
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <div className="field-error" id={`${id}-error`}>
          <CircleAlert size={14} aria-hidden />
          {error}
        </div>
      )}
    </fieldset>
  );
}
