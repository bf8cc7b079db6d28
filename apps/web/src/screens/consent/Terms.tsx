import { useTranslation } from 'react-i18next';
import { useChoices } from '../../data/me';
import { DateField } from '../../parts/DateField';
import { Radios, Select, TextArea, TextField } from '../../parts/fields';
import type { Form } from '../../parts/form';
import type { ConsentValues } from './model';

/** Who gave it, when, to whom it was said and in which language: filled in for the usual case, so it lies folded. */
function Giving({ form }: { form: Form<ConsentValues> }) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { grantor, language, interpreter } = form.values;
  const unusual =
    grantor !== 'self' ||
    language !== '' ||
    interpreter !== 'none' ||
    Boolean(form.errors.givenOn ?? form.errors.grantorName);
  const languages = choices('consentLanguage').filter(({ code }) => code !== 'sv');
  return (
    <details className="dir-more" open={unusual}>
      <summary>{t('agree.more')}</summary>
      <div className="form form-in">
        <Select {...form.field('grantor')} label={t('consent.grantor')} choices={choices('consentGrantor')} />
        {grantor !== 'self' && (
          <div className="pair">
            <TextField {...form.field('grantorName')} label={t('agree.giver')} hint={t('agree.giverHint')} />
            <TextField
              {...form.field('grantorRole')}
              label={t('agree.giverRole')}
              hint={t('agree.giverRoleHint')}
              optional
            />
          </div>
        )}
        <div className="pair">
          <DateField {...form.field('givenOn')} label={t('agree.givenOn')} />
          <TextField {...form.field('takenBy')} label={t('agree.takenBy')} hint={t('agree.takenByHint')} optional />
        </div>
        <div className="pair">
          <Select
            {...form.field('language')}
            label={t('consent.language')}
            choices={languages}
            none={t('consent.swedish')}
            optional
          />
          <Select
            {...form.field('interpreter')}
            label={t('agree.interpreter')}
            choices={choices('consentInterpreter')}
          />
        </div>
      </div>
    </details>
  );
}

/** How, by whom, for what and how long: the law's demands, filled in for the usual case. */
export function Terms({ form }: { form: Form<ConsentValues> }) {
  const { t } = useTranslation();
  const choices = useChoices();
  return (
    <>
      <Radios {...form.field('form')} label={t('consent.form')} choices={choices('consentForm')} />
      <Giving form={form} />
      <TextField {...form.field('purpose')} label={t('consent.purpose')} hint={t('agree.purposeHint')} />
      <Select
        {...form.field('purposeCode')}
        label={t('agree.purposeCode')}
        hint={t('agree.purposeCodeHint')}
        choices={choices('consentPurpose')}
      />
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
    </>
  );
}
