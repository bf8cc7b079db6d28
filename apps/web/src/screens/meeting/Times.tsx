import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMove } from '../../data/submit';
import type { MeetingFullFragment, SipFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { Check, TextField } from '../../parts/fields';
import type { Errors } from '../../parts/form';
import { Refusal } from '../../parts/Refusal';
import { Status } from '../../parts/Status';
import { say } from '../../parts/toast';
import './meeting.css';

export interface TimeValues {
  date: string;
  startsAt: string;
}
const MOST = 5;

interface OtherTimesProps {
  times: TimeValues[];
  errors: Errors;
  onChange: (times: TimeValues[]) => void;
}

/** Times to choose among: each called unit says which suit it, and one is set afterwards. */
export function OtherTimes({ times, errors, onChange }: OtherTimesProps) {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<TimeValues>) =>
    onChange(times.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <>
      {times.map((time, at) => (
        <div key={at} className="meeting-time">
          <DateField
            name={`otherTimes.${at}.date`}
            label={t('times.day', { no: at + 2 })}
            value={time.date}
            onChange={(date) => change(at, { date })}
            error={errors[`otherTimes.${at}.date`]}
          />
          <TextField
            name={`otherTimes.${at}.startsAt`}
            label={t('meeting.startsAt')}
            value={time.startsAt}
            onChange={(startsAt) => change(at, { startsAt })}
            error={errors[`otherTimes.${at}.startsAt`]}
            short
          />
          <Btn
            look="quiet"
            className="btn-icon"
            aria-label={t('times.remove', { no: at + 2 })}
            onPress={() => onChange(times.filter((_, index) => index !== at))}
          >
            <X size={16} aria-hidden />
          </Btn>
        </div>
      ))}
      {times.length < MOST && (
        <p>
          <Btn look="quiet" onPress={() => onChange([...times, { date: '', startsAt: '' }])}>
            <Plus size={16} aria-hidden />
            {t('times.add')}
          </Btn>{' '}
          {times.length === 0 && <span className="field-hint">{t('times.addHint')}</span>}
        </p>
      )}
    </>
  );
}

/** An option in words: its day, week and hour. */
function useOption() {
  const { t } = useTranslation();
  const { dayAndWeek } = useDays();
  return (option: string) => t('meeting.when', { day: dayAndWeek(option.slice(0, 10)), time: option.slice(11) });
}

type Call = MeetingFullFragment['invitations'][number];

/** The called unit says which of the times suit it. None is an answer too. */
export function AnswerTimes({ options, call }: { options: string[]; call: Call }) {
  const { t } = useTranslation();
  const optionOf = useOption();
  const [picked, setPicked] = useState<string[]>(call.suits ?? []);
  const { mutateAsync, isPending, error } = useMove({ noun: 'invitation', id: call.id, version: call.version }, 'suit');
  const answer = async () => {
    if (isPending) return;
    try {
      await mutateAsync({ suits: picked });
      say(t('times.answered'));
    } catch {
      return; // shown below
    }
  };
  return (
    <fieldset className="field calls-sub">
      <legend className="field-label">{t('times.which')}</legend>
      {options.map((option) => (
        <Check
          key={option}
          name={option}
          label={optionOf(option)}
          value={picked.includes(option)}
          error={undefined}
          onChange={(is) => setPicked(is ? [...picked, option] : picked.filter((one) => one !== option))}
        />
      ))}
      <div className="form-acts">
        <Btn look="primary" isPending={isPending} onPress={() => void answer()}>
          {t(picked.length > 0 ? 'times.answer' : 'times.answerNone')}
        </Btn>
      </div>
      <Refusal error={error} />
    </fieldset>
  );
}

/** What each unit has said of each time; the calling unit sets one, and that is called to anew. */
export function PickTime({ meeting, plan }: { meeting: MeetingFullFragment; plan?: SipFullFragment }) {
  const { t } = useTranslation();
  const optionOf = useOption();
  const of = plan
    ? ({ noun: 'sip', id: plan.id, version: plan.version } as const)
    : ({ noun: 'meeting', id: meeting.id, version: meeting.version } as const);
  const { mutateAsync, isPending, error } = useMove(of, 'rebook');
  const { invitations, options } = meeting;
  const answered = invitations.filter(({ suits }) => suits);
  const pick = async (option: string) => {
    if (isPending) return;
    try {
      await mutateAsync({ date: option.slice(0, 10), startsAt: option.slice(11) });
      say(t('times.set'));
    } catch {
      return; // shown below
    }
  };
  return (
    <section className="meeting-poll" aria-label={t('times.title')}>
      <h4>{t('times.title')}</h4>
      <p className="mut">{t('times.lead', { done: answered.length, all: invitations.length })}</p>
      <ul>
        {options.map((option) => {
          const can = answered.filter(({ suits }) => suits?.includes(option));
          const suitsAll = can.length === invitations.length && can.length > 0;
          return (
            <li key={option}>
              <b>{optionOf(option)}</b>
              <span className="mut">
                {can.length > 0
                  ? t('times.suits', { units: can.map(({ unit }) => unit.name).join(', ') })
                  : t('times.suitsNone')}
              </span>
              {suitsAll && <Status kind="ok">{t('times.suitsAll')}</Status>}
              <Btn look={suitsAll ? 'primary' : 'second'} isPending={isPending} onPress={() => void pick(option)}>
                {t('times.pick')}
                <span className="vh"> {optionOf(option)}</span>
              </Btn>
            </li>
          );
        })}
      </ul>
      <Refusal error={error} />
    </section>
  );
}
