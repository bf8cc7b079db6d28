import { useTranslation } from 'react-i18next';
import i18n from 'i18next';

export type Language = 'sv' | 'en';
const KEPT = 'samsteg.language';

export const keptLanguage = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'sv');
export const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : 'sv-SE');

/** English comes only when asked for. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18n.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./en');
    i18n.addResourceBundle('en', 'translation', en);
  }
  localStorage.setItem(KEPT, language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

export function useLanguage() {
  const { i18n: live } = useTranslation();
  const language: Language = live.language === 'en' ? 'en' : 'sv';
  return { language, locale: localeOf(language) };
}
