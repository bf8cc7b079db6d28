import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices, useLabel, useMe, useWords } from '../../data/me';
import { useMove } from '../../data/submit';
import type { MeetingFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { DraftKept } from '../../parts/DraftKept';
import { Radios, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { edgeFor } from '../../parts/Ground';
import { useKeptForm } from '../../parts/kept-form';
import { Status } from '../../parts/Status';
import { say } from '../../parts/toast';
import type { Case } from '../case/case';
import './meeting.css';

type Call = MeetingFullFragment['invitations'][number];
const FELT = { forward: 'ok', partly: 'part', notForward: 'out' } as const;
const EMPTY = { felt: '', text: '', ownWords: '' };

/** One unit's word on a meeting that was held: a code, and a line or two where a consent lets it cross. */
function Give({ call, meeting, of }: { call: Call; meeting: MeetingFullFragment; of: Case }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const { today } = useDays();
  const choices = useChoices()('meetingFelt');
  const form = useKeptForm({
    ...{ place: `feedback.${call.id}`, caseId: of.id, initial: EMPTY },
    isEmpty: ({ text, ownWords }) => !text.trim() && !ownWords.trim(),
  });
  const { mutateAsync, isPending, error } = useMove(
    { noun: 'invitation', id: call.id, version: call.version },
    'assess',
  );
  const { felt, text, ownWords } = form.values;
  const covered = edgeFor(of.edges, seat.unit.id, meeting.from.id, 'plan', today);
  const submit = async () => {
    const ok = form.check(felt ? {} : { felt: t('form.missing', { field: t('feedback.felt') }) });
    if (!ok || isPending) return;
    const words = covered && { text: text.trim() || undefined, ownWords: ownWords.trim() || undefined };
    try {
      await mutateAsync({ felt, ...words });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('feedback.given'));
  };
  return (
    <Form label={t('feedback.title')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <Radios {...form.field('felt')} label={t('feedback.felt')} choices={choices} />
      {covered ? (
        <>
          <TextArea
            {...form.field('text')}
            label={t('feedback.text')}
            hint={t('feedback.textHint', { unit: meeting.from.name })}
            rows={2}
            optional
          />
          <TextArea
            {...form.field('ownWords')}
            label={t('feedback.ownWords')}
            hint={t('feedback.ownWordsHint')}
            rows={2}
            optional
          />
        </>
      ) : (
        <p className="field-hint">{t('feedback.uncovered', { unit: meeting.from.name })}</p>
      )}
      <DraftKept draft={form.draft} />
      <div className="form-acts">
        <Btn look="second" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('feedback.give', { unit: meeting.from.name })}
        </Btn>
      </div>
    </Form>
  );
}

/** What the called units say of a meeting that was held: to the calling unit all that was given, to a called unit its own. */
export function Feedback({ meeting, of }: { meeting: MeetingFullFragment; of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const [giving, setGiving] = useState(false);
  if (meeting.status !== 'held') return null;
  const given = meeting.invitations.filter(({ felt }) => felt);
  const open = meeting.invitations.find(({ moves }) => moves.some(({ action }) => action === 'assess'));
  if (given.length === 0 && !open) return null;
  return (
    <section className="meeting-poll" aria-label={t('feedback.title')}>
      <h4>{t('feedback.title')}</h4>
      {given.length > 0 && (
        <ul>
          {given.map(({ id, unit, felt, said }) => (
            <li key={id}>
              <b>{meeting.mine ? unit.name : t('feedback.ours')}</b>
              {felt && <Status kind={FELT[felt.code as keyof typeof FELT] ?? 'done'}>{words(felt.label)}</Status>}
              {said.map((one) => (
                <p key={one.id} className="msg meeting-said">
                  {one.kind === 'ownWords' && <span className="mut">{label('messageKind', one.kind)}: </span>}
                  {one.text}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      {open && !giving && (
        <Btn look="second" onPress={() => setGiving(true)}>
          {t('feedback.open')}
        </Btn>
      )}
      {open && giving && <Give call={open} meeting={meeting} of={of} />}
    </section>
  );
}
