import { Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { makeStore } from '../data/store';
import { Btn } from './Button';

interface Toast {
  text: string;
  undo?: () => void;
}

const store = makeStore<Toast | null>(null);
const SHOWN_MS = 10_000;

/** Says what happened, aloud and at the foot of the page, with a way back where there is one. */
export const say = (text: string, undo?: () => void) => store.set(undo ? { text, undo } : { text });

export function Toasts() {
  const { t } = useTranslation();
  const toast = store.use();
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => store.set(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  const undo = () => {
    toast?.undo?.(); // moves the focus itself: this button goes away
    store.set(null);
  };
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toast && (
        <div className="toast">
          <span>{toast.text}</span>
          {toast.undo && (
            <Btn onPress={undo}>
              <Undo2 size={15} aria-hidden />
              {t('undo')}
            </Btn>
          )}
        </div>
      )}
    </div>
  );
}
