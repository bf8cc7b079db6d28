import { CalendarDays } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../data/day';
import { useDays } from '../i18n/dates';
import { Btn } from './Button';
import { described, FieldShell } from './fields';
import type { FieldState } from './form';

const WeekCalendar = lazy(() => import('./WeekCalendar'));

interface DateProps extends FieldState<string> {
  label: string;
  hint?: string;
  optional?: boolean;
}

/** Typed as people type days, or picked from a calendar that shows week numbers. The value is ISO or what was typed. */
export function DateField({ name, value, onChange, error, label, hint, optional = false }: DateProps) {
  const { t } = useTranslation();
  const { today, dayAndWeek } = useDays();
  const [open, setOpen] = useState(false);
  const id = useId();
  const parsed = parseDay(value, today);
  const shown = hint ?? t('date.hint');
  const pick = (day: string) => {
    onChange(day);
    setOpen(false);
  };
  return (
    <FieldShell {...{ id, label, optional }} hint={parsed ? dayAndWeek(parsed) : shown} error={error}>
      <div className="date">
        <input
          {...{ id, name, value }}
          className="input input-short"
          inputMode="numeric"
          autoComplete="off"
          placeholder={t('date.shape')}
          required={!optional}
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => parsed && parsed !== value && onChange(parsed)}
          {...described(id, true, error)}
        />
        <DialogTrigger isOpen={open} onOpenChange={setOpen}>
          <Btn look="second" className="btn-icon" aria-label={t('date.pick')} aria-describedby={`${id}-label`}>
            <CalendarDays size={18} aria-hidden />
          </Btn>
          <Popover className="pop" placement="bottom end">
            <Dialog aria-label={label}>
              <Suspense fallback={<p>{t('wait')}</p>}>
                <WeekCalendar value={parsed} today={today} onPick={pick} />
              </Suspense>
            </Dialog>
          </Popover>
        </DialogTrigger>
      </div>
    </FieldShell>
  );
}
