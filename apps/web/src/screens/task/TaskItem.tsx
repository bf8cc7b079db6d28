import { useTranslation } from 'react-i18next';
import { useMe, useWords } from '../../data/me';
import type { TaskLineFragment } from '../../gql/generated/graphql';
import { inOrder } from '../../data/moves';
import { useDays } from '../../i18n/dates';
import { CaseLink } from '../../parts/Lines';
import { MoveMenu } from '../../parts/MoveMenu';
import { Moves } from '../../parts/Moves';
import { Status } from '../../parts/Status';

/** Who has it: its name, or the inbox; and who gave it, when that was somebody else. */
function Hands({ task }: { task: TaskLineFragment }) {
  const { t } = useTranslation();
  const { account } = useMe();
  const { assignee, isInboxs, setBy } = task;
  const by =
    setBy && setBy.id !== assignee?.id && setBy.id !== account.id ? ` · ${t('task.by', { name: setBy.name })}` : '';
  return (
    <>
      {isInboxs ? t('task.inbox') : assignee?.name}
      {by}
    </>
  );
}

/** A task: what, in whose hands, by when, and what may be done with it. Late is said in words. */
export function TaskItem({ task, inList = false }: { task: TaskLineFragment; inList?: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day, dayAndWeek } = useDays();
  const isOpen = task.status === 'open';
  const moved = { noun: 'task', id: task.id, version: task.version, caseId: task.case.id } as const;
  const [first, ...rest] = inOrder('task', task.moves);
  const about = task.text ?? t('task.about');
  return (
    <li className="line line-wide" id={task.id}>
      <div>
        <p>{task.text ?? t('task.words')}</p>
        <p className="mut">
          {inList && (
            <>
              <CaseLink of={task.case} />,{' '}
            </>
          )}
          <Hands task={task} />
          {isOpen && !task.isLate && `, ${t('task.dueBy', { day: dayAndWeek(task.dueOn) })}`}
          {!isOpen &&
            `, ${[words(task.statusLabel), words(task.reason?.label)].filter(Boolean).join(': ')} ${day(task.since)}`}
        </p>
        {task.isLate && <Status kind="late">{t('task.lateSince', { day: dayAndWeek(task.dueOn) })}</Status>}
        {!inList && task.noteId && (
          <p>
            <a href={`#${task.noteId}`}>{t('task.ofNote')}</a>
          </p>
        )}
      </div>
      <div className="form-acts line-acts">
        {first && <Moves {...{ moved, about }} moves={[first]} primary={false} />}
        <MoveMenu {...{ moved, about }} moves={rest} label={t('case.more')} />
      </div>
    </li>
  );
}
