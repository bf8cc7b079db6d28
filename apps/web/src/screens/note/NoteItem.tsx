import { useTranslation } from 'react-i18next';
import { useLabel, useMay, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { useContactLine } from '../../parts/ContactKinds';
import { Receipt } from '../../parts/Receipt';
import type { Case } from '../case/case';
import { Deliver } from '../delivery/DeliverSheet';
import { NewTask } from '../task/NewTask';
import { ChangeNote } from './ChangeNote';
import type { Note } from './note';

/** How one was in touch, or how it came in, with whom and, when it was written down another day, which. */
function ContactLine({ note, written }: { note: Note; written: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const line = useContactLine();
  const { day } = useDays();
  if (!note.contact) return null;
  return (
    <p className="mut">
      {line(label('contactKind', note.contact), note.contactWith, note.incoming)}
      {note.contactOn !== written && ` · ${t('contact.registered', { day: day(written) })}`}
    </p>
  );
}

/** A note with what is right of it now; the earlier wording stays and can be read. */
export function NoteItem({ note, later, of }: { note: Note; later: Note[]; of: Case }) {
  const { t } = useTranslation();
  const label = useLabel();
  const words = useWords();
  const may = useMay();
  const { day } = useDays();
  const corrected = later.find(({ kind }) => kind === 'correction');
  const voided = later.find(({ kind }) => kind === 'voided');
  const answered = of.referrals.find(({ messages }) => messages.some(({ id }) => id === note.id));
  const shown = corrected?.contact ? corrected : note;
  const isOpen = note.mine && !voided;
  const earlier = corrected ? [note, ...later.filter((one) => one.kind === 'correction' && one !== corrected)] : [];
  return (
    <>
      <p className="feed-h">
        <b>{note.author?.name ?? note.from.name}</b>
        <span>{label('category', note.category)}</span>
        <time dateTime={shown.contactOn ?? note.on}>{day(shown.contactOn ?? note.on)}</time>
      </p>
      <ContactLine note={shown} written={note.on} />
      {answered && (
        <p className="mut">
          <a href={`#${answered.id}`}>{t('incoming.about', { what: words(answered.typeNoun).toLowerCase() })}</a>
        </p>
      )}
      <p className={`feed-text${voided ? ' feed-void' : ''}`}>{corrected?.text ?? note.text}</p>
      {voided && <p>{t('contact.voidedOn', { day: day(voided.on), why: voided.text })}</p>}
      {corrected && (
        <details>
          <summary className="mut">
            {t('contact.correctedOn', { day: day(corrected.on) })} · {t('contact.before')}
          </summary>
          {earlier.map(({ id, text }) => (
            <p key={id} className="feed-text mut">
              {text}
            </p>
          ))}
        </details>
      )}
      {later
        .filter(({ kind }) => kind === 'objection')
        .map(({ id, text, kind }) => (
          <p key={id} className="feed-text">
            <b>{label('messageKind', kind)}:</b> {text}
          </p>
        ))}
      <Receipt receipt={note.received} />
      <div className="form-acts">
        {!note.received && <Deliver of={of} first={{ kind: 'message', id: note.id }} label={t('deliver.open')} />}
        {isOpen && note.kind === 'note' && of.status !== 'closed' && may('task.write') && (
          <NewTask caseId={of.id} note={{ id: note.id, text: corrected?.text ?? note.text }} />
        )}
        {isOpen && note.kind === 'note' && may('note.write') && (
          <>
            <ChangeNote note={note} caseId={of.id} text={corrected?.text ?? note.text} action="correct" />
            <ChangeNote note={note} caseId={of.id} text="" action="void" />
          </>
        )}
      </div>
    </>
  );
}
