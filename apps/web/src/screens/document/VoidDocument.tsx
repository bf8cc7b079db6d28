import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { VoidDocumentDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';

/** Makulera: why is asked, the document stays. */
export function VoidDocument({ id }: { id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Btn onPress={() => setOpen(true)}>{t('contact.void')}</Btn>
      {open && (
        <Sheet title={t('document.voidTitle')} onClose={() => setOpen(false)}>
          <VoidForm id={id} onDone={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}

function VoidForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const form = useForm(`${seat.id}.voidDocument.${id}`, { text: '' });
  const { mutateAsync, isPending, error } = useSubmit(VoidDocumentDocument);
  const submit = async () => {
    const text = form.values.text.trim();
    if (!form.check(text ? {} : { text: t('contact.needWhy') }) || isPending) return;
    try {
      await mutateAsync({ documentId: id, text });
      form.done();
      say(t('document.voided'));
      onDone();
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <Form label={t('document.voidTitle')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <TextArea {...form.field('text')} label={t('contact.why')} rows={2} />
      <p className="mut">{t('document.voidTold')}</p>
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('contact.voidButton')}
        </Btn>
      </div>
    </Form>
  );
}
