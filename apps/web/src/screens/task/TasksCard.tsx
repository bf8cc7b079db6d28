import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me';
import { tasksQuery } from '../../data/queries';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
import type { Case } from '../case/case';
import { NewTask } from './NewTask';
import { TaskItem } from './TaskItem';

const FEW = 5;

/** The unit’s own tasks in the case: whoever has them, what is late first. */
export function TasksCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data: tasks = [] } = useQuery(tasksQuery(of.id));
  const open = tasks.filter(({ status }) => status === 'open');
  const ended = tasks.filter(({ status }) => status !== 'open');
  return (
    <Card
      title={t('task.title')}
      id="uppgifter"
      aside={
        <>
          {open.length > 0 && <span className="mut">{t('task.count', { count: open.length })}</span>}
          {of.status !== 'closed' && may('task.write') && <NewTask caseId={of.id} />}
        </>
      }
    >
      {open.length === 0 ? (
        <Empty title={t('task.none')}>{t('task.noneText')}</Empty>
      ) : (
        <Capped items={open} few={FEW}>
          {(shown) => (
            <ul>
              {shown.map((task) => (
                <TaskItem key={task.id} task={task} />
              ))}
            </ul>
          )}
        </Capped>
      )}
      {ended.length > 0 && (
        <details className="pad">
          <summary>
            {t('task.ended')} ({ended.length})
          </summary>
          <ul>
            {ended.map((task) => (
              <TaskItem key={task.id} task={task} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
