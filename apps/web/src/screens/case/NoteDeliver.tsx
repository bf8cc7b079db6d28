import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { DeliverDocument } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { checkGround, GroundPicker, groundInput, NO_GROUND, type GroundValues } from '../../parts/Ground';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';
import { UnitPicker, type Unit } from '../../parts/UnitPicker';
import type { Case } from './case';

type Note = Case['notes'][number];
type Values = GroundValues & { to: Unit | null };

/** Handing over one note: to whom, on which ground. What is handed over cannot be taken back, so it is asked. */
function DeliverForm({ note, of, onClose }: { note: Note; of: Case; onClose: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const form = useForm<Values>(`${seat.id}.deliver.${note.id}`, { ...NO_GROUND, to: null });
  const { mutateAsync, isPending, error } = useSubmit(DeliverDocument);
  const { to } = form.values;
  const submit = async () => {
    const found = { ...(!to && { to: t('deliver.noUnit') }), ...checkGround(form.values, t) };
    if (!form.check(found) || !to || isPending) return;
    try {
      await mutateAsync({
        caseId: of.id,
        recordKind: 'message',
        recordId: note.id,
        toUnitId: to.id,
        ...groundInput(form.values),
      });
      form.done();
      say(t('deliver.done', { unit: to.name }));
      onClose();
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <Form label={t('deliver.title')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <UnitPicker
        name="to"
        label={t('deliver.to')}
        value={to}
        error={form.errors.to}
        without={[seat.unit.id]}
        onChange={(unit) => form.change({ to: unit, ...NO_GROUND })}
      />
      {to && <GroundPicker of={of} to={to} category={note.category} form={form} />}
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('deliver.button')}
        </Btn>
        <Btn look="second" onPress={onClose}>
          {t('cancel')}
        </Btn>
      </div>
    </Form>
  );
}

export function NoteDeliver({ note, of }: { note: Note; of: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (of.status === 'closed' || !may('delivery.make')) return null;
  return (
    <>
      <Btn className="feed-deliver" onPress={() => setOpen(true)}>
        {t('deliver.open')}
      </Btn>
      {open && (
        <Sheet title={t('deliver.title')} onClose={() => setOpen(false)}>
          <p className="note-box">{note.text}</p>
          <DeliverForm note={note} of={of} onClose={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}
