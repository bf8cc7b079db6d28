import { useTranslation } from 'react-i18next';

/** Shown only when an answer takes long. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <p className="wait" role="status">
      {t('wait')}
    </p>
  );
}
