import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../data/me';
import { inOrder, MOVES, type Moved } from '../data/moves';
import { useMove } from '../data/submit';
import type { MoveLineFragment } from '../gql/generated/graphql';
import { Btn, type Look } from './Button';
import { MoveForm } from './MoveForm';
import { Refusal } from './Refusal';
import { Sheet } from './Sheet';
import { focusHome } from './title';
import { say } from './toast';

interface MovesProps {
  moved: Moved;
  moves: MoveLineFragment[];
  /** what the thing is called, for the dialog's and the toast's sentence */
  about: string;
  primary?: boolean;
  /** what a form begins with, because it has been written already */
  known?: Record<string, string>;
  /** after a move went through; takes over the announcement and the focus */
  onMoved?: (move: MoveLineFragment) => void;
}

type OneProps = Pick<MovesProps, 'moved'> & {
  move: MoveLineFragment;
  look: Look;
  onOpen: () => void;
  onDone: () => void;
  onError: (error: unknown) => void;
};

/** A move without fields happens at once; one with fields opens its form. */
function MoveButton({ moved, move, look, onOpen, onDone, onError }: OneProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { mutateAsync, isPending } = useMove(moved, move.action);
  const press = async () => {
    if (move.fields.length > 0) return onOpen();
    try {
      await mutateAsync({});
      onDone();
    } catch (error) {
      onError(error);
    }
  };
  return (
    <Btn look={look} isPending={isPending} onPress={() => void press()}>
      {isPending ? t('saving') : words(move.label)}
    </Btn>
  );
}

/** What I may do with a thing now: the buttons are the rows of its process, as the server lists them for me. */
export function Moves({ moved, moves, about, primary = true, known, onMoved }: MovesProps) {
  const { t } = useTranslation();
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<MoveLineFragment | null>(null);
  const [error, setError] = useState<unknown>(null);
  const drawn = inOrder(
    moved.noun,
    moves.filter(({ action }) => MOVES[moved.noun][action]),
  );
  if (drawn.length === 0 && !open) return null;
  const done = (move: MoveLineFragment) => {
    setOpen(null);
    setError(null);
    if (onMoved) return onMoved(move);
    say(t('done', { what: words(move.label), about }));
    setTimeout(() => focusHome(box.current), 0); // the pressed button may be gone
  };
  return (
    <div className="moves" ref={box}>
      <div className="form-acts">
        {drawn.map((move, index) => (
          <MoveButton
            key={move.action}
            {...{ moved, move }}
            look={primary && index === 0 && move.action !== 'correct' ? 'primary' : 'second'}
            onOpen={() => setOpen(move)}
            onDone={() => done(move)}
            onError={setError}
          />
        ))}
      </div>
      <Refusal error={error} />
      {open && (
        <Sheet title={words(open.label)} onClose={() => setOpen(null)}>
          <p className="mut">{about}</p>
          <MoveForm {...{ moved, move: open, known }} onDone={() => done(open)} onCancel={() => setOpen(null)} />
        </Sheet>
      )}
    </div>
  );
}
