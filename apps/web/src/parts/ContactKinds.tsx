import { useTranslation } from 'react-i18next';
import { useChoices } from '../data/me';

interface Props {
  label: string;
  value: string;
  onPick: (code: string) => void;
}

/** How they were in touch, or how it came: one press, and the next key typed is what was said. */
export function ContactKinds({ label, value, onPick }: Props) {
  const kinds = useChoices()('contactKind');
  return (
    <div className="contact-kinds" role="group" aria-label={label}>
      {kinds.map(({ code, label: words }) => (
        <button
          key={code}
          type="button"
          className="contact-kind"
          aria-pressed={value === code}
          onClick={() => onPick(code)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

/** One line: how one was in touch with whom, or how it came and from whom. */
export function useContactLine() {
  const { t } = useTranslation();
  return (kind: string, withWhom: string | null, incoming: boolean) => {
    const who = withWhom ?? t('contact.participant');
    return incoming ? t('contact.came', { kind: kind.toLowerCase(), who }) : t('contact.line', { kind, who });
  };
}
