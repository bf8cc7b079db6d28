import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { SavePhraseDocument, type PhraseLineFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Radios, TextArea, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

/** A phrase as it is written: its name in the menu, its text, and of a new one whose it is. */
export function PhraseSheet({ phrase, onClose }: { phrase?: PhraseLineFragment; onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const whose = { code: 'mine', title: phrase?.title ?? '', text: phrase?.text ?? '' };
  const form = useForm(`phrase.${phrase?.id ?? 'new'}`, whose);
  const { mutateAsync, isPending, error } = useSubmit(SavePhraseDocument);
  const submit = async () => {
    const { title, text, code } = form.values;
    const wrong = {
      ...(title.trim().length < 2 && { title: t('phrase.needName') }),
      ...(text.trim().length < 2 && { text: t('phrase.needText') }),
    };
    if (isPending || !form.check(wrong)) return;
    try {
      const known = phrase && { phraseId: phrase.id, expectedVersion: phrase.version };
      await mutateAsync({
        ...known,
        title: title.trim(),
        text: text.trim(),
        shared: phrase?.shared ?? code === 'unit',
      });
      form.done();
      say(t('phrase.saved'));
      onClose();
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  const title = phrase ? t('phrase.changeOf', { title: phrase.title }) : t('phrase.new');
  return (
    <Sheet title={title} onClose={onClose}>
      <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <TextField {...form.field('title')} label={t('phrase.name')} />
        <TextArea {...form.field('text')} label={t('phrase.text')} hint={t('phrase.nobody')} rows={6} />
        {!phrase && may('phrase.share') && (
          <Radios
            {...form.field('code')}
            label={t('phrase.whose')}
            choices={[
              { code: 'mine', label: t('phrase.forMe') },
              { code: 'unit', label: t('phrase.forUnit') },
            ]}
          />
        )}
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('phrase.save')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}
