import { useTranslation } from 'react-i18next';
import type { DayQuery } from '../../gql/generated/graphql';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
import { EdgeActs, EdgeText } from '../../parts/Edge';
import { CaseLink } from '../../parts/Lines';

/** An edge from us grounds nothing until we have confirmed it: nobody opens our file by writing a consent. */
export function EdgesToConfirm({ rows }: { rows: DayQuery['edgesToConfirm'] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('day.edges')}>
      {rows.length === 0 ? (
        <Empty title={t('day.noEdges')}>{t('day.noEdgesText')}</Empty>
      ) : (
        <Capped items={rows} few={4}>
          {(shown) => (
            <ul>
              {shown.map(({ case: of, edge }) => (
                <li key={edge.id} className="line line-wide">
                  <div>
                    <CaseLink of={of} />
                    <EdgeText edge={edge} />
                  </div>
                  <EdgeActs edge={edge} primary={false} />
                </li>
              ))}
            </ul>
          )}
        </Capped>
      )}
    </Card>
  );
}
