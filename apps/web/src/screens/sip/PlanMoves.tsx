import { useLabel, useWords } from '../../data/me';
import type { SipFullFragment } from '../../gql/generated/graphql';
import { LinkBtn } from '../../parts/Button';
import { Moves } from '../../parts/Moves';
import type { Case } from '../case/case';

const CALL = 'call';

/** What may be done with a plan now. Whom to call takes a page of its own: to whom, when, what for. */
export function PlanMoves({ plan, of }: { plan: SipFullFragment; of: Case }) {
  const label = useLabel();
  const words = useWords();
  const call = plan.moves.find(({ action }) => action === CALL);
  const isNext = call && plan.status === 'preparing';
  return (
    <>
      {call && (
        <div className="form-acts">
          <LinkBtn
            look={isNext ? 'primary' : 'second'}
            to="/samordningar/$id/plan/$planId/kalla"
            params={{ id: of.id, planId: plan.id }}
          >
            {words(call.label)}
          </LinkBtn>
        </div>
      )}
      <Moves
        moved={{ noun: 'sip', id: plan.id, version: plan.version, caseId: of.id }}
        moves={plan.moves.filter(({ action }) => action !== CALL)}
        about={label('sipKind', plan.kind)}
        primary={!isNext}
      />
    </>
  );
}
