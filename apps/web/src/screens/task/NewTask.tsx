import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, parseDay } from '../../data/day';
import { useMe } from '../../data/me';
import { colleaguesQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { CreateTaskDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { DraftKept } from '../../parts/DraftKept';
import { Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useKeptForm } from '../../parts/kept-form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

const WEEK = 7;
const LONGEST = 200;

interface Of {
  caseId: string;
  /** Out of a note: the task begins with its first words. */
  note?: { id: string; text: string };
}

/** The first sentence of a note, or as much of it as a task holds. */
const firstOf = (text: string) => (/^[^.!?\n]{3,}/.exec(text.trim())?.[0] ?? text).trim().slice(0, LONGEST);

function TaskForm({ caseId, note, onDone }: Of & { onDone: () => void }) {
  const { t } = useTranslation();
  const { account, today } = useMe();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const initial = { text: note ? firstOf(note.text) : '', assigneeId: account.id, dueOn: addDays(today, WEEK) };
  const form = useKeptForm({
    ...{ place: `task.${note?.id ?? caseId}`, caseId, initial },
    isEmpty: ({ text }) => text.trim() === initial.text,
  });
  const { mutateAsync, isPending, error } = useSubmit(CreateTaskDocument);
  const submit = async () => {
    const { text, assigneeId, dueOn } = form.values;
    const day = parseDay(dueOn, today);
    const wrong = {
      ...(text.trim().length < 2 && { text: t('task.needText') }),
      ...(!day && { dueOn: t('date.bad') }),
    };
    if (isPending || !form.check(wrong) || !day) return;
    try {
      const whose = { ...(assigneeId && { assigneeId }), ...(note && { noteId: note.id }) };
      await mutateAsync({ caseId, text: text.trim(), dueOn: day, ...whose });
      form.done();
      say(t('task.done'));
      onDone();
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <Form label={t('task.new')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <TextArea {...form.field('text')} label={t('task.what')} hint={t('task.own')} rows={2} />
      <Select
        {...form.field('assigneeId')}
        label={t('task.who')}
        choices={colleagues.map(({ id, name }) => ({ code: id, label: name }))}
        none={t('task.inbox')}
        optional
      />
      <DateField {...form.field('dueOn')} label={t('task.due')} />
      <DraftKept draft={form.draft} />
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('task.save')}
        </Btn>
      </div>
    </Form>
  );
}

/** A task in two presses and its words: mine, in a week, unless she says otherwise. */
export function NewTask(of: Of) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const label = t(of.note ? 'task.fromNote' : 'task.new');
  return (
    <>
      <Btn {...(!of.note && { look: 'second' })} onPress={() => setOpen(true)}>
        {!of.note && <Plus size={16} aria-hidden />} {label}
      </Btn>
      {open && (
        <Sheet title={t('task.new')} onClose={() => setOpen(false)}>
          <TaskForm {...of} onDone={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}
