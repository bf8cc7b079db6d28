import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay, type Day } from '../../data/day';
import { useChoices, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { RecordAttendanceDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { Select } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { CaseLink } from '../../parts/Lines';
import { say } from '../../parts/toast';
import { nameOf, type Participant } from './participant';
import type { Run } from './run';

const NOBODY: Record<string, string> = {};
const tookPart = (day: Day | null) => (one: Participant) =>
  day !== null && one.startedOn !== null && one.startedOn <= day && (one.endedOn === null || one.endedOn >= day);
const notedOn = (one: Participant, day: Day) => one.followed.came.find(({ on }) => on === day)?.mark.code;

interface RowProps {
  one: Participant;
  value: string;
  onChange: (mark: string) => void;
}

/** One person: four choices. The keys 1 to 4 choose and go on to the next. */
function Row({ one, value, onChange }: RowProps) {
  const marks = useChoices()('attendanceMark');
  const byKey = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const mark = /^[1-4]$/.test(event.key) ? marks[Number(event.key) - 1] : undefined;
    if (!mark) return;
    event.preventDefault();
    onChange(mark.code);
    const next = event.currentTarget.parentElement?.nextElementSibling;
    (next?.querySelector<HTMLInputElement>('input:checked') ?? next?.querySelector<HTMLInputElement>('input'))?.focus();
  };
  return (
    <li className="at-row">
      <CaseLink of={one.case} />
      <fieldset onKeyDown={byKey}>
        <legend className="vh">{nameOf(one)}</legend>
        {marks.map(({ code, label }, at) => (
          <label key={code} className="at-mark">
            <input
              type="radio"
              name={one.interventionId}
              value={code}
              checked={value === code}
              onChange={() => onChange(code)}
            />
            <span aria-hidden>{at + 1}</span> {label}
          </label>
        ))}
      </fieldset>
    </li>
  );
}

/** What differs from what is noted: only that is sent, with what was seen before. */
const changesOf = (there: readonly Participant[], day: Day, marks: Record<string, string>) =>
  there.flatMap((one) => {
    const [mark, seen] = [marks[one.interventionId], notedOn(one, day)];
    return mark && mark !== seen ? [{ interventionId: one.interventionId, mark, ...(seen && { seen }) }] : [];
  });

function useAttendance(run: Run) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const { today, day: shown } = useDays();
  const form = useForm(`${seat.id}.attendance.${run.id}`, { date: today, group: '', marks: NOBODY });
  const { mutateAsync, isPending, error } = useSubmit(RecordAttendanceDocument);
  const { values, change } = form;
  const day = parseDay(values.date, today);
  const there = run.participants
    .filter(tookPart(day))
    .filter(({ startId }) => !values.group || startId === values.group)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const markOf = (one: Participant) => values.marks[one.interventionId] ?? (day && notedOn(one, day)) ?? '';
  const mark = (one: Participant, code: string) => change({ marks: { ...values.marks, [one.interventionId]: code } });
  const markRest = () =>
    change({
      marks: {
        ...Object.fromEntries(
          there.filter((one) => !markOf(one) && !one.paused).map((one) => [one.interventionId, 'present']),
        ),
        ...values.marks,
      },
    });
  const submit = async () => {
    const changes = day ? changesOf(there, day, values.marks) : [];
    const ok = form.check({
      ...(!day && { date: t('date.bad') }),
      ...(changes.length === 0 && { marks: t('run.left4') }),
    });
    if (!ok || !day || isPending) return;
    try {
      await mutateAsync({ programmeId: run.id, date: day, marks: changes });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    change({ marks: NOBODY });
    say(t('run.attended', { count: changes.length, day: shown(day) }));
  };
  return { form, day, there, markOf, mark, markRest, submit, isPending, error };
}

/** Närvaro: a whole group in one grid, by keyboard alone when one likes. */
export function Attendance({ run }: { run: Run }) {
  const { t } = useTranslation();
  const box = useRef<HTMLUListElement>(null);
  const { form, there, markOf, mark, markRest, submit, isPending, error } = useAttendance(run);
  const groups = run.starts
    .filter(({ status }) => status === 'planned')
    .map(({ id, name }) => ({ code: id, label: name }));
  const unmarked = there.filter((one) => !markOf(one)).length;
  return (
    <Card
      title={t('run.attendance')}
      aside={unmarked > 0 && <span className="mut">{t('run.unmarked', { count: unmarked })}</span>}
    >
      <div className="pad">
        <Form label={t('run.attendance')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
          <div className="pair">
            <DateField {...form.field('date')} label={t('run.day')} />
            {groups.length > 0 && (
              <Select
                {...form.field('group')}
                label={t('run.group')}
                choices={groups}
                none={t('run.everybody')}
                optional
              />
            )}
          </div>
          {there.length === 0 ? (
            <Empty title={t('run.noneThen')} />
          ) : (
            <>
              <p className="mut">{t('run.attendHint')}</p>
              <ul className="at-grid" ref={box}>
                {there.map((one) => (
                  <Row key={one.interventionId} one={one} value={markOf(one)} onChange={(code) => mark(one, code)} />
                ))}
              </ul>
              <div className="form-acts">
                <Btn look="primary" type="submit" isPending={isPending}>
                  {isPending ? t('saving') : t('run.saveAttendance')}
                </Btn>
                <Btn look="second" onPress={markRest}>
                  {t('run.allPresent')}
                </Btn>
              </div>
            </>
          )}
        </Form>
      </div>
    </Card>
  );
}
