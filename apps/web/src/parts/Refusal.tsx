import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { broken, isApiError } from '../data/errors';
import { useLabel, useWords } from '../data/me';
import type { Words } from '../data/words';
import { useDays } from '../i18n/dates';

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && 'sv' in value && 'en' in value;

const STATUS_LISTS = [
  'referralStatus',
  'handoffStatus',
  'sipStatus',
  'interventionStatus',
  'commitmentStatus',
  'caseStatus',
];

/** What the thing looks like now, when somebody else was faster. */
function Current({ current }: { current: Record<string, unknown> }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day } = useDays();
  const labelOf = (code: string) => STATUS_LISTS.map((list) => label(list, code)).find((text) => text !== code) ?? code;
  const { statusLabel, status, since } = current;
  const state = isWords(statusLabel) ? words(statusLabel) : typeof status === 'string' ? labelOf(status) : '';
  return (
    <p>
      {state && <b>{t('conflict.now', { state })} </b>}
      {typeof since === 'string' && t('conflict.since', { day: day(since.slice(0, 10)) })} {t('conflict.keep')}
    </p>
  );
}

/** What must be in hand first. */
function Missing({ codes }: { codes: string[] }) {
  const label = useLabel();
  return (
    <ul>
      {codes.map((code) => (
        <li key={code}>{label('need', code)}</li>
      ))}
    </ul>
  );
}

/** A refusal in the reader's words, with what is missing and how things stand. Read aloud when it comes. */
export function Refusal({ error }: { error: unknown }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  // in braces: newer browsers answer a scroll with a promise, which an effect must not return
  useEffect(() => {
    void box.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (!error) return null;
  const known = isApiError(error) ? error : broken();
  const { missing, current } = known.detail;
  return (
    <div className="note-box note-box-alarm" role="alert" ref={box}>
      <p>
        <TriangleAlert size={16} aria-hidden /> <b>{words(known.words)}</b>
      </p>
      {missing && missing.length > 0 && <Missing codes={missing} />}
      {known.code === 'CONFLICT' && <Current current={current ?? {}} />}
    </div>
  );
}
