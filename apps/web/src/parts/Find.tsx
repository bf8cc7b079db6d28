import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useRested } from './rested';

interface FindProps {
  label: string;
  placeholder: string;
  value: string;
  onFind: (q: string) => void;
}

/** A search box over a list; asks when the fingers rest. */
export function Find({ label, placeholder, value, onFind }: FindProps) {
  const [typed, setTyped] = useState(value);
  const q = useRested(typed.trim());
  useEffect(() => {
    if (q !== value) onFind(q);
  }, [q, value, onFind]);
  return (
    <div className="find" role="search">
      <Search size={15} aria-hidden />
      <input
        className="input"
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
