import { FileUp } from 'lucide-react';
import { useId, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Btn } from './Button';

interface FileProps {
  label: string;
  accept: string;
  onChange: (file: File | undefined) => void;
  hint?: string;
  optional?: boolean;
  isPending?: boolean;
  /** The browser's own field, to empty it. */
  field?: RefObject<HTMLInputElement | null>;
}

/** A file is chosen with our own button, in the reader's language; the browser's own field stands behind it. */
export function FileField({ label, accept, onChange, hint, optional = false, isPending = false, field }: FileProps) {
  const { t } = useTranslation();
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;
  const [name, setName] = useState('');
  const take = (file: File | undefined) => {
    setName(file?.name ?? '');
    onChange(file);
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label} {optional && <span>({t('form.optional')})</span>}
      </label>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <input
        ref={input}
        id={id}
        className="vh"
        type="file"
        tabIndex={-1}
        accept={accept}
        disabled={isPending}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => take(event.target.files?.[0])}
      />
      <div className="form-acts">
        <Btn look="second" isPending={isPending} onPress={() => input.current?.click()}>
          <FileUp size={16} aria-hidden /> {t('document.choose')}
        </Btn>
        <span className="mut" role="status">
          {name}
        </span>
      </div>
    </div>
  );
}
