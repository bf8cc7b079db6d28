import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '../../data/api';
import { refreshAll } from '../../data/submit';
import { FileField } from '../../parts/FileField';
import { Refusal } from '../../parts/Refusal';
import { say } from '../../parts/toast';

const MOST = 5 * 1024 * 1024;

/** The signed paper, scanned or photographed. Its name goes in a header: never in an address. */
export function Upload({ consentId }: { consentId: string }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [isPending, setPending] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setError(null);
    setTooLarge(file.size > MOST);
    if (file.size > MOST) return;
    setPending(true);
    try {
      await upload(`/files/consents/${consentId}`, file);
      say(t('own.uploaded'));
      await refreshAll();
    } catch (refusal) {
      setError(refusal);
      if (field.current) field.current.value = ''; // the same file may be chosen again
    } finally {
      setPending(false);
    }
  };
  return (
    <details className="dir-more">
      <summary>{t('own.upload')}</summary>
      <FileField
        field={field}
        label={t('own.upload')}
        hint={isPending ? t('saving') : t('own.uploadHint')}
        accept="application/pdf,image/png,image/jpeg"
        isPending={isPending}
        onChange={(file) => void send(file)}
      />
      {tooLarge && (
        <div className="field-error" role="alert">
          {t('own.tooLarge')}
        </div>
      )}
      <Refusal error={error} />
    </details>
  );
}
