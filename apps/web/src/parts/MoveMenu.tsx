import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useWords } from '../data/me';
import { useTranslation } from 'react-i18next';
import { MOVES, type Moved } from '../data/moves';
import type { MoveLineFragment } from '../gql/generated/graphql';
import { Btn } from './Button';
import { MoveForm } from './MoveForm';
import { Sheet } from './Sheet';
import { say } from './toast';

/** What cannot be taken back by the one who does it says first what it does. */
const EXPLAINED = ['protect', 'unprotect', 'setClearance', 'declareConflict', 'setConflict'] as const;
const isExplained = (action: string): action is (typeof EXPLAINED)[number] =>
  (EXPLAINED as readonly string[]).includes(action);

interface MoveMenuProps {
  moved: Moved;
  moves: MoveLineFragment[];
  about: string;
  label: string;
  /** places that are reached from the same button */
  places?: { key: string; label: string; go: () => void }[];
}

/** The seldom used moves, behind one button. Each is confirmed in its own form. */
export function MoveMenu({ moved, moves, about, label, places = [] }: MoveMenuProps) {
  const { t } = useTranslation();
  const words = useWords();
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<MoveLineFragment | null>(null);
  const drawn = moves.filter(({ action }) => MOVES[moved.noun][action]);
  if (drawn.length === 0 && places.length === 0 && !open) return null;
  const close = () => {
    setOpen(null);
    setTimeout(() => trigger.current?.focus(), 0);
  };
  return (
    <>
      <MenuTrigger>
        <Btn look="second" ref={trigger}>
          {label}
          <ChevronDown size={16} aria-hidden />
        </Btn>
        <Popover className="pop" placement="bottom end">
          <Menu
            className="menu"
            aria-label={label}
            onAction={(key) => {
              const place = places.find((one) => one.key === key);
              if (place) return place.go();
              setOpen(drawn.find(({ action }) => action === key) ?? null);
            }}
          >
            {drawn.map((move) => (
              <MenuItem key={move.action} id={move.action}>
                {words(move.label)}
              </MenuItem>
            ))}
            {places.map(({ key, label: name }) => (
              <MenuItem key={key} id={key}>
                {name}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {open && (
        <Sheet title={words(open.label)} onClose={close}>
          <p className="mut">{about}</p>
          {isExplained(open.action) && <p>{t(`protection.explain.${open.action}`)}</p>}
          <MoveForm
            moved={moved}
            move={open}
            onCancel={close}
            onDone={() => {
              say(t('done', { what: words(open.label), about }));
              close();
            }}
          />
        </Sheet>
      )}
    </>
  );
}
