import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

interface FoldProps {
  title: string;
  sub?: ReactNode;
  state?: ReactNode;
  open: boolean;
  children: ReactNode;
}

/** A row that opens to its whole content. What waits for us is open from the start. */
export function Fold({ title, sub, state, open: first, children }: FoldProps) {
  const [open, setOpen] = useState(first);
  const id = useId();
  const [before, setBefore] = useState(first);
  if (before !== first) {
    setBefore(first);
    if (first) setOpen(true); // it became our turn while the page was open
  }
  return (
    <article className="fold" aria-labelledby={`${id}-h`}>
      <div className="fold-h">
        <h3 id={`${id}-h`} data-home tabIndex={-1}>
          <button type="button" aria-expanded={open} aria-controls={`${id}-b`} onClick={() => setOpen(!open)}>
            <ChevronRight size={16} aria-hidden />
            {title}
          </button>
        </h3>
        {sub && <p className="mut">{sub}</p>}
        {state && <div className="fold-s">{state}</div>}
      </div>
      <div id={`${id}-b`} hidden={!open} className="fold-b">
        {open && children}
      </div>
    </article>
  );
}
