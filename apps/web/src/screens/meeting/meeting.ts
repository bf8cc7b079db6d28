import { useTranslation } from 'react-i18next';
import type { MeetingFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';

const STATE = { called: 'wait', held: 'done', cancelled: 'out' } as const;
export const stateOf = (status: string) => STATE[status as keyof typeof STATE] ?? 'wait';

/** The day in words, and the hour when there is one. */
export function useWhen() {
  const { t } = useTranslation();
  const { dayAndWeek } = useDays();
  return ({ on, startsAt, options, status }: Pick<MeetingFullFragment, 'on' | 'startsAt' | 'options' | 'status'>) =>
    options.length > 0 && status === 'called'
      ? t('times.open', { count: options.length })
      : startsAt
        ? t('meeting.when', { day: dayAndWeek(on), time: startsAt })
        : dayAndWeek(on);
}
