import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Errors } from './form';
import { Refusal } from './Refusal';

interface FormProps {
  label: string;
  errors: Errors;
  /** the last refusal from the server */
  refusal?: unknown;
  onSubmit: () => void;
  children: ReactNode;
}

/** Errors are listed first and take the focus; each leads to its field. Ctrl+Enter sends from anywhere. */
export function Form({ label, errors, refusal, onSubmit, children }: FormProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const names = Object.keys(errors);
  const first = names[0];
  useEffect(() => {
    if (first) list.current?.focus();
  }, [first, names.length]);
  const goTo = (name: string) => {
    const found = form.current?.elements.namedItem(name);
    const element = found instanceof RadioNodeList ? found[0] : found;
    if (element instanceof HTMLElement) element.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form
      className="form"
      aria-label={label}
      noValidate
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && onSubmit()}
    >
      <Refusal error={refusal} />
      {names.length > 0 && (
        <div className="note-box note-box-alarm" role="group" aria-label={t('form.errors')} tabIndex={-1} ref={list}>
          <b>{t('form.errors')}</b>
          <ul>
            {names.map((name) => (
              <li key={name}>
                <a
                  href={`#${name}`}
                  onClick={(event) => {
                    event.preventDefault();
                    goTo(name);
                  }}
                >
                  {errors[name]}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
    </form>
  );
}
