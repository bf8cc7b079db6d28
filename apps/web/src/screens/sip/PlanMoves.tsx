import { useTranslation } from 'react-i18next';
import { useLabel } from '../../data/me';
import type { SipFullFragment } from '../../gql/generated/graphql';
import { LinkBtn } from '../../parts/Button';
import { Moves } from '../../parts/Moves';
import type { Case } from '../case/case';
import { callWords } from './model';

const CALL = 'call';
/** Where calling is what comes next. */
const CALLS_NEXT = new Set(['preparing', 'followUpDue']);

/** What may be done with a plan now. Whom to call takes a page of its own: to whom, when, what for. */
export function PlanMoves({ plan, of }: { plan: SipFullFragment; of: Case }) {
  const label = useLabel();
  const { t } = useTranslation();
  const call = plan.moves.find(({ action }) => action === CALL);
  const isNext = call && CALLS_NEXT.has(plan.status);
  return (
    <>
      {call && (
        <div className="form-acts">
          <LinkBtn
            look={isNext ? 'primary' : 'second'}
            to="/samordningar/$id/plan/$planId/kalla"
            params={{ id: of.id, planId: plan.id }}
          >
            {t(callWords(plan))}
          </LinkBtn>
        </div>
      )}
      <Moves
        moved={{
          noun: 'sip',
          id: plan.id,
          version: plan.version,
          caseId: of.id,
          to: plan.invitations.map(({ unit }) => unit.id),
        }}
        moves={plan.moves.filter(({ action }) => action !== CALL)}
        about={label('sipKind', plan.kind)}
        primary={!isNext}
      />
    </>
  );
}
