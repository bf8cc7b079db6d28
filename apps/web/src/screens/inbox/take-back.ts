import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { queryClient } from '../../data/client';
import { inputOf, MOVES, TAKES_BACK } from '../../data/moves';
import { referralQuery } from '../../data/queries';
import { refreshAll } from '../../data/submit';
import { isApiError } from '../../data/errors';
import { useWords } from '../../data/me';
import { say } from '../../parts/toast';

/** A slip of the finger is a reason of its own where the process asks for one. */
const SLIP = 'mistake';

/** Reads the request again, since its version has changed, and makes the move that takes the last one back. */
async function run(id: string, action: string): Promise<boolean> {
  const referral = await queryClient.fetchQuery({ ...referralQuery(id), staleTime: 0 });
  const move = referral?.moves.find((one) => one.action === action);
  const document = MOVES.referral[action];
  if (!referral || !move || !document) return false;
  const required = move.fields.filter((field) => field.required);
  const slip = required.length === 1 && required[0]?.options?.some(({ code }) => code === SLIP);
  if (required.length > 0 && !slip) return false;
  const values = slip && required[0] ? { [required[0].name]: SLIP } : {};
  const input = inputOf({ noun: 'referral', id, version: referral.version }, action, values);
  await ask(document, { input: { ...input, key: crypto.randomUUID() } as never });
  await refreshAll();
  return true;
}

/** The way back from a move, where the process has one: at once, or by its form when a reason is asked for. */
export function useTakeBack() {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  return (id: string, action: string): (() => void) | undefined => {
    const back = TAKES_BACK.referral?.[action];
    if (!back) return undefined;
    const undo = async () => {
      try {
        const undone = await run(id, back);
        await navigate({ to: '/forfragningar', search: { vy: undone ? 'att-besvara' : 'alla', f: id } });
        say(t(undone ? 'undone' : 'undoByForm'));
      } catch (error) {
        say(isApiError(error) ? words(error.words) : t('undoFailed'));
      }
      setTimeout(() => document.getElementById('inbox-detail')?.focus(), 60);
    };
    return () => void undo();
  };
}
