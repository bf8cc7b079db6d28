import { useTranslation } from 'react-i18next';
import type { ServerDraft } from '../data/server-draft';
import { useLanguage } from '../i18n/language';
import { Btn } from './Button';

/** Where what is typed is kept: “Sparat 10.42”; here until the server is back; or that another device has a newer one. */
export function DraftKept({ draft }: { draft: ServerDraft }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { state, savedAt, otherAt } = draft;
  const clock = (at: string | null) =>
    at ? new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(at)).replace(':', t('draft.colon')) : ''; // prettier-ignore
  if (state === 'newer')
    return (
      <div className="note-box" role="status">
        <p>{t('draft.newer', { at: clock(otherAt) })}</p>
        <div className="form-acts">
          <Btn onPress={draft.swap}>{t('draft.swap')}</Btn>
          <Btn look="second" onPress={draft.keep}>
            {t('draft.keep')}
          </Btn>
        </div>
      </div>
    );
  if (state === 'kept')
    return (
      <p className="mut" role="status">
        {t('draft.kept')}
      </p>
    );
  return state === 'saved' ? <p className="mut">{t('draft.saved', { at: clock(savedAt) })}</p> : null;
}
