import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMay, useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { DeliveryPaperDocument, ReportIncidentDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Radios } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Moves } from '../../parts/Moves';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';
import { Sheet } from '../../parts/Sheet';
import { Status } from '../../parts/Status';
import { say } from '../../parts/toast';
import { useIncidentKinds } from './incident-kinds';
import type { Case } from '../case/case';
import './delivery.css';

type Arrival = Case['arrivals'][number];

function RecallForm({ arrival, onClose }: { arrival: Arrival; onClose: () => void }) {
  const { t } = useTranslation();
  const kinds = useIncidentKinds();
  const form = useForm(`recall.${arrival.id}`, { kind: '' });
  const { mutateAsync, isPending, error } = useSubmit(ReportIncidentDocument);
  const submit = async () => {
    if (!form.check(form.values.kind ? {} : { kind: t('incident.noKind') }) || isPending) return;
    try {
      await mutateAsync({ deliveryId: arrival.id, kind: form.values.kind });
      form.done();
      say(t('incident.done', { unit: arrival.to.name }));
      onClose();
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  return (
    <Form label={t('incident.title')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <p>{t('incident.text', { unit: arrival.to.name })}</p>
      <Radios {...form.field('kind')} label={t('incident.kind')} choices={kinds} />
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {t('incident.send')}
        </Btn>
        <Btn look="second" onPress={onClose}>
          {t('cancel')}
        </Btn>
      </div>
    </Form>
  );
}

/** One act of delivery: its paper, and the way to recall what was sent by mistake or to answer for it. */
export function ArrivalActs({ arrival }: { arrival: Arrival }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { day } = useDays();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const { incident } = arrival;
  const paper = async () => {
    setFailed(null);
    try {
      saveFile((await ask(DeliveryPaperDocument, { id: arrival.id })).deliveryPaper);
      say(t('evidence.saved'));
    } catch (refusal) {
      setFailed(refusal);
    }
  };
  const recalls =
    arrival.direction === 'out' && may('incident.report') && (!incident || incident.status === 'withdrawn');
  return (
    <>
      {incident && incident.status !== 'withdrawn' && (
        <p className="evidence-incident">
          <Status kind="out">{`${t('incident.day')}: ${words(incident.kind.label)}`}</Status>{' '}
          <span>{words(incident.statusLabel)}</span>
        </p>
      )}
      {incident && (
        <Moves
          moved={{ noun: 'incident', id: incident.id, version: incident.version }}
          moves={incident.moves}
          about={`${words(arrival.what)}, ${day(arrival.on)}`}
          primary={false}
        />
      )}
      <div className="evidence-acts">
        {may('delivery.export') && (
          <Btn
            aria-label={t('evidence.paperOf', { what: words(arrival.what), day: day(arrival.on) })}
            onPress={() => void paper()}
          >
            <FileDown size={14} aria-hidden />
            {t('evidence.paper')}
          </Btn>
        )}
        {recalls && <Btn onPress={() => setOpen(true)}>{t('incident.open')}</Btn>}
      </div>
      <Refusal error={failed} />
      {open && (
        <Sheet title={t('incident.title')} onClose={() => setOpen(false)}>
          <RecallForm arrival={arrival} onClose={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}
