import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../data/errors';
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
  const [tries, setTries] = useState(0);
  const send = () => {
    setTries(tries + 1);
    onSubmit();
  };
  // only a failed try moves the focus, at once or when the server has answered: correcting one error must not
  const wrong = names.length > 0;
  useEffect(() => list.current?.focus(), [tries, wrong]);
  const goTo = (name: string) => {
    const found = form.current?.elements.namedItem(name);
    const element = found instanceof RadioNodeList ? found[0] : found;
    if (element instanceof HTMLElement) element.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form
      className="form"
      aria-label={label}
      noValidate
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && send()}
    >
      {!(isApiError(refusal) && refusal.detail.field && wrong) && <Refusal error={refusal} />}
      {wrong && (
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
