import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../data/errors';
import { useChoices, useToday } from '../../data/me';
import { refreshAll, useSubmit } from '../../data/submit';
import { WriteMeetingDocument, type MeetingFullFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { DraftKept } from '../../parts/DraftKept';
import { Select, TextArea, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import type { Form as FormOf } from '../../parts/form';
import { useKeptForm } from '../../parts/kept-form';
import { checkOtherGround, OtherGround, otherGroundInput } from '../../parts/OtherGround';
import { shownVersion, useSeenVersion } from '../../parts/seen-version';
import { say } from '../../parts/toast';
import type { Case } from '../case/case';
import { Attendance } from './Attendance';
import { Decisions } from './Decisions';
import './meeting.css';
import { useUncovered } from './People';
import { valuesOf, writtenOf, wrongIn, type WritingValues } from './writing';

interface Props {
  meeting: MeetingFullFragment;
  of: Case;
  onSaved: () => void;
}

function Points({ meeting, form }: { meeting: MeetingFullFragment; form: FormOf<WritingValues> }) {
  const { t } = useTranslation();
  const { said, fresh } = form.values;
  const change = (at: number, part: Partial<(typeof fresh)[number]>) =>
    form.change({ fresh: fresh.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      {meeting.points.map(({ id, text }, at) => (
        <TextArea
          key={id}
          name={`said.${id}`}
          label={`${at + 1}. ${text}`}
          value={said[id] ?? ''}
          onChange={(next) => form.change({ said: { ...said, [id]: next } })}
          error={undefined}
          optional
          rows={3}
          phrases
        />
      ))}
      {fresh.map((point, at) => (
        <div key={at} className="meeting-fresh">
          <TextField
            name={`fresh.${at}.text`}
            label={t('meetingWork.newPoint')}
            value={point.text}
            onChange={(text) => change(at, { text })}
            error={undefined}
          />
          <TextArea
            name={`fresh.${at}.said`}
            label={t('meetingWork.said')}
            value={point.said}
            onChange={(next) => change(at, { said: next })}
            error={undefined}
            optional
            rows={3}
          />
        </div>
      ))}
      <Btn look="quiet" onPress={() => form.change({ fresh: [...fresh, { text: '', said: '' }] })}>
        <Plus size={16} aria-hidden />
        {t('meetingWork.addPoint')}
      </Btn>
    </>
  );
}

/** Outside the minutes: a note of the own unit, with a category of its own. */
function OwnNote({ form }: { form: FormOf<WritingValues> }) {
  const { t } = useTranslation();
  const categories = useChoices()('category');
  return (
    <fieldset className="field meeting-part meeting-own">
      <legend className="field-label">{t('meetingWork.ownNote')}</legend>
      <p className="field-hint">{t('meetingWork.ownNoteHint')}</p>
      <TextArea {...form.field('note')} label={t('note.label')} optional rows={2} />
      {form.values.note.trim() && (
        <Select {...form.field('category')} label={t('note.category')} choices={categories} />
      )}
    </fieldset>
  );
}

/** Writing in the meeting. Every pause is kept on the server as the writer's own draft; a lost connection loses nothing. */
export function WriteMeeting({ meeting, of, onSaved }: Props) {
  const { t } = useTranslation();
  const today = useToday();
  const { meetingId } = meeting;
  const saved = valuesOf(meeting, today);
  const isEmpty = (typed: WritingValues) => JSON.stringify(typed) === JSON.stringify(saved);
  const form = useKeptForm<WritingValues>({ place: `meeting.${meetingId}`, caseId: of.id, initial: saved, isEmpty });
  const [version, sees] = useSeenVersion(meeting.version);
  const { mutateAsync, isPending, error } = useSubmit(WriteMeetingDocument);
  const isCalled = meeting.status === 'called';
  const open = form.values.decisions.filter(({ stands }) => !stands);
  const uncovered = useUncovered(of)(open.flatMap(({ unit }) => (unit && unit.id !== meeting.from.id ? [unit] : [])));
  const save = async (isOver: boolean, ask = false) => {
    if (
      isPending ||
      !form.check({ ...wrongIn(form.values, today, isOver, t), ...(ask && checkOtherGround(form.values, t)) })
    )
      return;
    try {
      await mutateAsync({
        meetingId,
        expectedVersion: version,
        ...writtenOf(form.values, today, isOver),
        ask,
        ...(ask && otherGroundInput(form.values)),
      });
    } catch (refusal) {
      if (isApiError(refusal, 'CONFLICT')) {
        void refreshAll();
        sees(shownVersion(refusal) ?? version);
      }
      return form.refused(refusal);
    }
    form.done();
    say(t(ask ? 'meetingWork.askedSaved' : isOver ? 'meetingWork.heldSaved' : 'meetingWork.saved'));
    onSaved();
  };
  return (
    <Form label={t('meetingWork.write')} errors={form.errors} refusal={error} onSubmit={() => void save(false)}>
      <p className="mut">{t('meetingWork.writeLead')}</p>
      <Points meeting={meeting} form={form} />
      <TextArea {...form.field('summary')} label={t('meeting.summary')} optional rows={2} phrases />
      <Decisions form={form} />
      {uncovered.length > 0 && (
        <div className="note-box">
          <p>{t('meetingWork.uncovered', { units: uncovered.map(({ name }) => name).join(', ') })}</p>
          <OtherGround {...form} caseId={of.id} to={uncovered.map(({ id }) => id)} optional />
        </div>
      )}
      <Attendance form={form} />
      <OwnNote form={form} />
      {isApiError(error, 'CONFLICT') && <p className="mut">{t('meetingWork.changedMeanwhile')}</p>}
      {isCalled && <DateField {...form.field('heldOn')} label={t('meetingWork.heldOn')} />}
      <DraftKept draft={form.draft} />
      <div className="form-acts">
        {isCalled && (
          <Btn look="primary" isPending={isPending} onPress={() => void save(true)}>
            {t('meetingWork.isHeld')}
          </Btn>
        )}
        <Btn look={isCalled ? 'second' : 'primary'} type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('meetingWork.save')}
        </Btn>
        {open.length > 0 && (
          <Btn look="second" isPending={isPending} onPress={() => void save(false, true)}>
            {t('meetingWork.saveAndAsk')}
          </Btn>
        )}
      </div>
    </Form>
  );
}
