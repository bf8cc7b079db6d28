import { useTranslation } from 'react-i18next';
import { useChoices } from '../../data/me';
import { useLanguage } from '../../i18n/language';
import { DateField } from '../../parts/DateField';
import { Radios, Select, TextArea, TextField } from '../../parts/fields';
import type { Form } from '../../parts/form';
import type { ConsentValues } from './model';

/** Languages a consent is often given in besides Swedish. */
const LANGUAGES = ['ar', 'so', 'ti', 'fa', 'uk', 'en', 'fi', 'pl', 'ku', 'bs', 'ru', 'es', 'th', 'am', 'ps'];

/** How, by whom, for what and how long: the law's demands, filled in for the usual case. */
export function Terms({ form }: { form: Form<ConsentValues> }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const choices = useChoices();
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const languages = LANGUAGES.map((code) => ({ code, label: names.of(code) ?? code }));
  return (
    <>
      <Radios {...form.field('form')} label={t('consent.form')} choices={choices('consentForm')} />
      <Select {...form.field('grantor')} label={t('consent.grantor')} choices={choices('consentGrantor')} />
      <TextField {...form.field('purpose')} label={t('consent.purpose')} />
      <div className="pair">
        <DateField {...form.field('validFrom')} label={t('consent.validFrom')} />
        <DateField {...form.field('validTo')} label={t('consent.validTo')} />
      </div>
      <TextArea
        {...form.field('exclusions')}
        label={t('consent.exclusionsLabel')}
        hint={t('consent.exclusionsHint')}
        optional
        rows={2}
      />
      <Select
        {...form.field('language')}
        label={t('consent.language')}
        choices={languages}
        none={t('consent.swedish')}
        optional
      />
    </>
  );
}
