import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { receiversQuery } from '../data/queries';

interface ReceiversProps {
  caseId: string;
  category: string;
  /** unit ids the writer has switched off for this save */
  withheld: string[];
  onChange: (withheld: string[]) => void;
}

/** Whom this save goes to by the unit's sharing decision, each with a switch. Without a receiver it stays at home. */
export function Receivers({ caseId, category, withheld, onChange }: ReceiversProps) {
  const { t } = useTranslation();
  const { data = [], isPending } = useQuery(receiversQuery(caseId, category));
  const receivers = data.filter(({ on }) => on);
  if (isPending) return <p className="mut">{t('receivers.asking')}</p>;
  if (receivers.length === 0) return <p className="mut">{t('receivers.none')}</p>;
  const flip = (id: string, on: boolean) => onChange(on ? withheld.filter((one) => one !== id) : [...withheld, id]);
  return (
    <fieldset className="receivers">
      <legend>
        <Send size={14} aria-hidden /> {t('receivers.goesTo')}
      </legend>
      {receivers.map(({ unit }) => (
        <label key={unit.id} className="choice">
          <input
            type="checkbox"
            role="switch"
            checked={!withheld.includes(unit.id)}
            onChange={(event) => flip(unit.id, event.target.checked)}
          />
          <span>{unit.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
