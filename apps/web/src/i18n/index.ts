import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chooseLanguage, keptLanguage } from './language';
import { sv } from './sv';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof sv };
  }
}

/** Swedish is in the bundle; English is fetched when it was the last choice. */
export async function startLanguage(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'sv',
    fallbackLng: 'sv',
    resources: { sv: { translation: sv } },
    interpolation: { escapeValue: false },
  });
  await chooseLanguage(keptLanguage());
}
