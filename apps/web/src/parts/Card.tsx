import { useId, type ReactNode } from 'react';

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

/** Says why there is nothing, and what would put something here. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <b>{title}</b>
    {children && <p>{children}</p>}
  </div>
);
