import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
import { Receipt } from '../../parts/Receipt';
import type { Case } from './case';
import { NoteComposer } from './NoteComposer';
import { afterwardsOf, notesOf } from '../note/note';
import { NoteItem } from '../note/NoteItem';

type Event = Case['timeline'][number];
type Note = Case['notes'][number];
type Item = { on: string; key: string; event?: Event; note?: Note };

const FEW = 12;

const itemsOf = (of: Case, notes: Note[], onlyNotes: boolean): Item[] =>
  [
    ...notes
      // what came after a note stands in it, and that a document is void stands at the document
      .filter(({ corrects, kind }) => kind !== 'voided' && !notes.some(({ id }) => id === corrects))
      .map((note) => ({ on: note.contactOn ?? note.on, key: note.id, note })),
    ...(onlyNotes
      ? []
      : of.timeline
          .filter(({ type }) => type !== 'note_written')
          .map((event) => ({ on: event.occurredOn, key: event.id, event }))),
  ].sort((a, b) => b.on.localeCompare(a.on));

function EventItem({ event }: { event: Event }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const late = event.recordedOn > event.occurredOn;
  return (
    <>
      <p className="feed-h">
        <b>{event.mine ? t('feed.us') : event.owner.name}</b>
        <time dateTime={event.occurredOn}>{day(event.occurredOn)}</time>
      </p>
      <p className={event.voided ? 'feed-void' : undefined}>
        {words(event.label)}
        {event.details.map(({ label, value }) => ` · ${words(label)}: ${words(value)}`)}
        {event.voided && <em> {t('feed.voided')}</em>}
      </p>
      {late && <p className="mut">{t(event.mine ? 'feed.recorded' : 'feed.got', { day: day(event.recordedOn) })}</p>}
      {event.received?.markedRevokedOn && <Receipt receipt={event.received} />}
    </>
  );
}

/** What has happened and what was written, latest first; each unit's own, from what it holds. */
export function FeedCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const [onlyNotes, setOnlyNotes] = useState(false);
  const items = itemsOf(of, notesOf(of), onlyNotes);
  return (
    <Card
      title={t('feed.title')}
      id="handelser"
      aside={
        <Btn aria-pressed={onlyNotes} onPress={() => setOnlyNotes(!onlyNotes)}>
          {t(onlyNotes ? 'feed.all' : 'feed.onlyNotes')}
        </Btn>
      }
    >
      {of.status !== 'closed' && may('note.write') && <NoteComposer of={of} />}
      {items.length === 0 ? (
        <Empty title={t('feed.none')}>{t('feed.noneText')}</Empty>
      ) : (
        <Capped items={items} few={FEW}>
          {(shown) => (
            <ol className="feed">
              {shown.map(({ key, event, note }) => (
                <li key={key} id={key} className={note ? 'feed-note' : 'feed-event'}>
                  {event && <EventItem event={event} />}
                  {note && <NoteItem note={note} later={afterwardsOf(note, of)} of={of} />}
                </li>
              ))}
            </ol>
          )}
        </Capped>
      )}
    </Card>
  );
}
