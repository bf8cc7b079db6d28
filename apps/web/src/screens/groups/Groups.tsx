import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me';
import { bodiesQuery } from '../../data/queries';
import { Btn } from '../../parts/Button';
import { Empty } from '../../parts/Card';
import { useTitle } from '../../parts/title';
import { GroupCard } from './GroupCard';
import { StartGroup } from './Sheets';
import './groups.css';

/** The unit's groups, those first in which something waits for its answer. */
export default function Groups() {
  const { t } = useTranslation();
  const may = useMay();
  const groups = useSuspenseQuery(bodiesQuery).data;
  const [starting, setStarting] = useState(false);
  useTitle(t('groups.title'));
  const waits = (of: (typeof groups)[number]) =>
    of.cases.filter(({ mine, answers }) => !mine && answers.some(({ status }) => status === 'presented')).length;
  const sorted = [...groups].sort((a, b) => waits(b) - waits(a) || Number(b.handlesPeople) - Number(a.handlesPeople));
  return (
    <div className="page">
      <div className="ph">
        <div>
          <h1>{t('groups.title')}</h1>
          <p className="mut">{t('groups.intro')}</p>
        </div>
        {may('body.start') && (
          <div className="ph-acts">
            <Btn look="second" onPress={() => setStarting(true)}>
              {t('groups.start')}
            </Btn>
          </div>
        )}
      </div>
      {groups.length === 0 && <Empty title={t('groups.none')}>{t('groups.noneText')}</Empty>}
      {sorted.map((of) => (
        <GroupCard key={of.id} of={of} />
      ))}
      {starting && <StartGroup onClose={() => setStarting(false)} />}
    </div>
  );
}
