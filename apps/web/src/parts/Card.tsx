import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

interface CardProps {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
  id?: string;
}

/** A named part of a page. Its heading takes the focus when the thing that had it is gone. */
export function Card({ title, aside, children, className = '', id }: CardProps) {
  const own = useId();
  return (
    <section className={`card ${className}`} aria-labelledby={own} id={id}>
      <header className="card-h">
        <h2 id={own} tabIndex={-1} data-home>
          {title}
        </h2>
        {aside && <div className="card-a">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

interface FoldCardProps {
  title: string;
  /** how many there are inside, said on the closed card */
  count: number;
  /** open from the start, when something in it waits for us */
  open?: boolean;
  children: ReactNode;
}

/** A part of a page that is seldom needed: its name and its number stand there, the rest opens. */
export function FoldCard({ title, count, open: first = false, children }: FoldCardProps) {
  const own = useId();
  const [open, setOpen] = useState(first);
  return (
    <section className="card" aria-labelledby={own}>
      <header className="card-h card-fold">
        <h2 id={own} tabIndex={-1} data-home>
          <button type="button" aria-expanded={open} aria-controls={`${own}-b`} onClick={() => setOpen(!open)}>
            <ChevronRight size={18} aria-hidden />
            {title} <span className="mut">{count}</span>
          </button>
        </h2>
      </header>
      <div id={`${own}-b`} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}

/** Says why there is nothing, and what would put something here. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <b>{title}</b>
    {children && <p>{children}</p>}
  </div>
);
