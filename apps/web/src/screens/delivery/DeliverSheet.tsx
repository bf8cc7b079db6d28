import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel, useMay, useMe, useWords } from '../../data/me';
import { deliveryFormQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { DeliverDocument, type DeliverableLineFragment, type DeliveryFormQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Check, Select, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm, type Form as FormOf } from '../../parts/form';
import { Refusal } from '../../parts/Refusal';
import { Sheet } from '../../parts/Sheet';
import { Status } from '../../parts/Status';
import { say } from '../../parts/toast';
import { UnitPicker, type Unit } from '../../parts/UnitPicker';
import type { Case } from '../case/case';

/** The record the form is opened from. */
export interface Picked {
  kind: string;
  id: string;
}
interface Values {
  to: Unit | null;
  picked: string[];
  ground: string;
  assessment: string;
  reservation: string;
}
type Record = DeliverableLineFragment;
const ASSESSMENT_MIN = 10;
const FEW = 12;

/** What covers everything that is chosen: then it is one press. */
const coverOf = (records: Record[]) =>
  records.length > 0 && records.every(({ covering }) => covering) ? (records[0]?.covering ?? null) : null;

function Records({ records, first, form }: { records: Record[]; first: Picked; form: FormOf<Values> }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day } = useDays();
  const { picked } = form.values;
  const inOrder = [...records].sort((a, b) => Number(b.id === first.id) - Number(a.id === first.id)); // what she came with
  const shown = inOrder.filter(({ id }, index) => index < FEW || picked.includes(id));
  return (
    <fieldset className="field">
      <legend className="field-label">{t('handOver.records')}</legend>
      {shown.map((record) => (
        <Check
          key={record.id}
          name={`record-${record.id}`}
          label={`${words(record.what)}${record.versionNo ? `, ${t('handOver.version', { no: record.versionNo })}` : ''}, ${label('category', record.category).toLowerCase()}, ${day(record.on)}${record.held ? ` (${t('handOver.held')})` : ''}`}
          hint={record.text ?? undefined}
          value={picked.includes(record.id)}
          error={undefined}
          onChange={(on) =>
            form.change({ picked: on ? [...picked, record.id] : picked.filter((id) => id !== record.id) })
          }
        />
      ))}
      {form.errors.picked && <p className="field-error">{form.errors.picked}</p>}
    </fieldset>
  );
}

interface BasisProps {
  of: Case;
  found: DeliveryFormQuery['deliveryForm'];
  chosen: Record[];
  form: FormOf<Values>;
}

/** On what it rests: the consent that covers it, or a ground with its assessment. */
function Basis({ of, found, chosen, form }: BasisProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const cover = coverOf(chosen);
  if (cover)
    return (
      <div className="note-box">
        <Status kind="ok">
          {t('handOver.covered', {
            no: cover.consentNo ? t('handOver.no', { no: cover.consentNo }) : '',
            day: cover.on ? t('handOver.day', { day: day(cover.on) }) : '',
            until: day(cover.until),
          })}
        </Status>
        {cover.hasExclusions && <p>{t('handOver.exclusions')}</p>}
      </div>
    );
  const grounds = found.grounds.filter(({ byConsent }) => !byConsent);
  const chosenGround = grounds.find(({ code }) => code === form.values.ground);
  return (
    <div className="stack">
      <div className="note-box note-box-alarm">
        <Status kind="out">{t('handOver.uncovered')}</Status>
        <p>
          <Link to="/samordningar/$id/samtycke" params={{ id: of.id }}>
            {t('ground.ask')}
          </Link>{' '}
          {t('ground.kept')}
        </p>
      </div>
      <Select
        {...form.field('ground')}
        label={t('handOver.ground')}
        hint={t('handOver.groundHint')}
        choices={grounds.map(({ code, label, law }) => ({ code, label: `${words(label)} (${law})` }))}
      />
      {chosenGround && <p className="mut">{words(chosenGround.rule)}</p>}
      <TextArea
        {...form.field('assessment')}
        label={t('handOver.assessment')}
        hint={t('handOver.assessmentHint')}
        rows={3}
      />
    </div>
  );
}

function DeliverForm({ of, first, onClose }: { of: Case; first: Picked; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const { seat } = useMe();
  const blank: Values = { to: null, picked: [first.id], ground: '', assessment: '', reservation: '' };
  const form = useForm<Values>(`${seat.id}.handOver.${first.id}`, blank);
  const { to, picked, ground, assessment, reservation } = form.values;
  const { data: found, error: unread } = useQuery({
    ...deliveryFormQuery(of.id, to?.id),
    placeholderData: keepPreviousData,
  });
  const { mutateAsync, isPending, error } = useSubmit(DeliverDocument);
  if (!found) return unread ? <Refusal error={unread} /> : <p role="status">{t('handOver.reading')}</p>;
  const chosen = found.records.filter(({ id }) => picked.includes(id));
  const cover = coverOf(chosen);
  const submit = async () => {
    const [one, ...more] = chosen;
    const wrong = {
      ...(!to && { to: t('deliver.noUnit') }),
      ...(!one && { picked: t('handOver.noRecord') }),
      ...(!cover && !ground && { ground: t('handOver.noGround') }),
      ...(!cover &&
        assessment.replace(/\s/g, '').length < ASSESSMENT_MIN && { assessment: t('handOver.noAssessment') }),
    };
    if (!form.check(wrong) || !to || !one || isPending) return;
    try {
      await mutateAsync({
        caseId: of.id,
        recordKind: one.kind,
        recordId: one.id,
        ...(more.length > 0 && { more: more.map(({ kind, id }) => ({ kind, id })) }),
        toUnitId: to.id,
        ...(cover ? { ground: 'CONSENT' } : { ground, assessment: assessment.trim() }),
        ...(reservation.trim() && { reservation: reservation.trim() }),
      });
      form.done();
      say(t('deliver.done', { unit: to.name }));
      onClose();
    } catch (refusal) {
      form.refused(refusal, { toUnitId: 'to', recordId: 'picked' });
    }
  };
  return (
    <Form label={t('handOver.title')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      <p className="mut">
        {t('handOver.secrecy', {
          words: words(found.secrecy),
          law: found.secrecyRule,
          requisite: words(found.requisite),
        })}
      </p>
      <UnitPicker
        name="to"
        label={t('deliver.to')}
        value={to}
        error={form.errors.to}
        without={[seat.unit.id]}
        onChange={(unit) => form.change({ to: unit, ground: '' })}
      />
      <Records records={found.records} first={first} form={form} />
      {to && <Basis of={of} found={found} chosen={chosen} form={form} />}
      <TextArea
        {...form.field('reservation')}
        label={t('handOver.reservation')}
        hint={t('handOver.reservationHint')}
        optional
        rows={2}
      />
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

/** The button and the form behind it, from a note, a plan's version or the person. */
export function Deliver({ of, first, label }: { of: Case; first: Picked; label: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (of.status === 'closed' || !may('delivery.make')) return null;
  return (
    <>
      <Btn className="feed-deliver" onPress={() => setOpen(true)}>
        {label}
      </Btn>
      {open && (
        <Sheet title={t('handOver.title')} onClose={() => setOpen(false)}>
          <DeliverForm of={of} first={first} onClose={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}
