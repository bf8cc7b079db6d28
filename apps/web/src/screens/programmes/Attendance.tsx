import { useQuery } from '@tanstack/react-query';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay, type Day } from '../../data/day';
import { useChoices, useMe } from '../../data/me';
import { attendanceQuery } from '../../data/queries';
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
import { Refusal } from '../../parts/Refusal';
import { say } from '../../parts/toast';
import { nameOf, type Participant } from './participant';
import type { Run } from './run';

type Noted = ReadonlyMap<string, string | undefined>;
type Marks = Readonly<Record<string, string>>;
const NOBODY: Marks = {};
/** What is not saved yet, each day and group by itself: a mark never follows along to another day. */
const NOTHING: Readonly<Record<string, Marks>> = {};
/** The page opens on today; only marks are kept until they are saved. */
const UNKEPT = ['date', 'group'] as const;
const without = (all: Readonly<Record<string, Marks>>, leaf: string) =>
  Object.fromEntries(Object.entries(all).filter(([at]) => at !== leaf));
const tookPart = (day: Day | null) => (one: Participant) =>
  day !== null && one.startedOn !== null && one.startedOn <= day && (one.endedOn === null || one.endedOn >= day);

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
const changesOf = (there: readonly Participant[], noted: Noted, marks: Marks) =>
  there.flatMap(({ interventionId }) => {
    const [mark, seen] = [marks[interventionId], noted.get(interventionId)];
    return mark && mark !== seen ? [{ interventionId, mark, ...(seen && { seen }) }] : [];
  });

/** What is noted of that day; undefined until it is read. */
function useNoted(run: Run, day: Day | null) {
  const isToday = day === run.today;
  const read = useQuery({ ...attendanceQuery(run.id, day ?? run.today), enabled: day !== null && !isToday });
  const now = new Map(run.participants.map(({ interventionId, mark }) => [interventionId, mark?.code]));
  return isToday ? { data: now, error: null } : { data: read.data, error: read.error };
}

function useAttendance(run: Run) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const { today, day: shown } = useDays();
  const form = useForm(`${seat.id}.attendance.${run.id}`, { date: today, group: '', unsaved: NOTHING }, UNKEPT);
  const { mutateAsync, isPending, error } = useSubmit(RecordAttendanceDocument);
  const { values, change } = form;
  const day = parseDay(values.date, today);
  const there = run.participants
    .filter(tookPart(day))
    .filter(({ startId }) => !values.group || startId === values.group)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const noted = useNoted(run, day);
  const leaf = day ?? '';
  const marks = values.unsaved[leaf] ?? NOBODY;
  const markOf = ({ interventionId }: Participant) => marks[interventionId] ?? noted.data?.get(interventionId) ?? '';
  const put = (more: Marks) => change({ unsaved: { ...values.unsaved, [leaf]: { ...marks, ...more } } });
  const mark = (one: Participant, code: string) => put({ [one.interventionId]: code });
  const markRest = () =>
    put(
      Object.fromEntries(
        there.filter((one) => !markOf(one) && !one.paused).map((one) => [one.interventionId, 'present']),
      ),
    );
  const otherDays = Object.keys(without(values.unsaved, leaf)).sort();
  const submit = async () => {
    const changes = noted.data ? changesOf(there, noted.data, marks) : [];
    const ok = form.check({
      ...(!day && { date: t('date.bad') }),
      ...(changes.length === 0 && { unsaved: t('run.left4') }),
    });
    if (!ok || !day || isPending) return;
    try {
      await mutateAsync({ programmeId: run.id, date: day, marks: changes });
    } catch (refusal) {
      return form.refused(refusal);
    }
    change({ date: today, unsaved: without(values.unsaved, leaf) });
    say(t('run.attended', { count: changes.length, day: shown(day) }));
  };
  return { form, there, noted, otherDays, markOf, mark, markRest, submit, isPending, error };
}

/** Närvaro: a whole group in one grid, by keyboard alone when one likes. */
export function Attendance({ run }: { run: Run }) {
  const { t } = useTranslation();
  const box = useRef<HTMLUListElement>(null);
  const { form, there, noted, otherDays, markOf, mark, markRest, submit, isPending, error } = useAttendance(run);
  const { day } = useDays();
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
                hint={t('run.groupByDay')}
                choices={groups}
                none={t('run.everybody')}
                optional
              />
            )}
          </div>
          {otherDays.length > 0 && (
            <p className="mut" role="status">
              {t('run.unsavedOn', { days: otherDays.map(day).join(', ') })}
            </p>
          )}
          <Refusal error={noted.error} />
          {there.length === 0 && <Empty title={t('run.noneThen')} />}
          {there.length > 0 && noted.data && (
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
