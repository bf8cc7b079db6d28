import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChoices, useLabel, useMe, useWords } from '../../data/me';
import { programmesQuery } from '../../data/queries';
import { useDays } from '../../i18n/dates';
import { parseDay } from '../../data/day';
import { DateField } from '../../parts/DateField';
import { Btn } from '../../parts/Button';
import { described, FieldShell, Radios, Select, TextArea } from '../../parts/fields';
import type { Form } from '../../parts/form';
import { edgeFor, GroundPicker, NO_GROUND } from '../../parts/Ground';
import { Status } from '../../parts/Status';
import { UnitPicker } from '../../parts/UnitPicker';
import type { Case } from '../case/case';
import { writtenInPlan } from '../sip/written';
import { Instead } from '../programmes/Instead';
import { Demands } from './Demands';
import { exceptionsOf, toldBy, type RequestValues } from './model';

type Props = { form: Form<RequestValues>; of: Case };
const ID = 'request-programme';

/** A programme that takes no requests is shown and says why; chosen, it says what else there is. */
function ProgrammeSelect({ form }: { form: Form<RequestValues> }) {
  const { t } = useTranslation();
  const words = useWords();
  const { data = [] } = useQuery(programmesQuery);
  const order = [...data].sort(
    (a, b) => Number(b.takesRequests) - Number(a.takesRequests) || a.name.localeCompare(b.name),
  );
  const error = form.errors.programmeId;
  const chosen = data.find(({ id }) => id === form.values.programmeId);
  return (
    <FieldShell id={ID} label={t('request.programme')} error={error}>
      <select
        id={ID}
        name="programmeId"
        className="input"
        value={form.values.programmeId}
        onChange={(event) => form.change({ programmeId: event.target.value, rules: {}, ...NO_GROUND })}
        {...described(ID, false, error)}
      >
        <option value="">{t('form.choose')}</option>
        {order.map(({ id, name, takesRequests, refusal, isFull }) => (
          <option key={id} value={id}>
            {takesRequests ? (isFull ? `${name} – ${t('run.isFull')}` : name) : `${name} – ${words(refusal?.label)}`}
          </option>
        ))}
      </select>
      {chosen && (!chosen.takesRequests || chosen.isFull) && (
        <Instead of={chosen} all={data} onChoose={(id) => form.change({ programmeId: id, rules: {}, ...NO_GROUND })} />
      )}
    </FieldShell>
  );
}

export function ReceiverStep({ form }: Props) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const types = useChoices()('referralType');
  const { receiver, to } = form.values;
  const field = form.field('receiver');
  return (
    <>
      <Radios
        {...field}
        onChange={(next) => form.change({ receiver: next === 'programme' ? 'programme' : 'unit', ...NO_GROUND })}
        label={t('request.receiver')}
        choices={[
          { code: 'unit', label: t('request.aUnit') },
          { code: 'programme', label: t('request.aProgramme') },
        ]}
      />
      {receiver === 'unit' ? (
        <UnitPicker
          name="to"
          label={t('request.unit')}
          hint={t('request.unitHint')}
          value={to}
          error={form.errors.to}
          without={[seat.unit.id]}
          onChange={(unit) => form.change({ to: unit, ...NO_GROUND })}
        />
      ) : (
        <ProgrammeSelect form={form} />
      )}
      <Select {...form.field('type')} label={t('request.type')} choices={types} />
    </>
  );
}

export function QuestionStep({ form, of }: Props) {
  const { t } = useTranslation();
  const { situation, goal } = writtenInPlan(of);
  const { programme } = useReceiver(form.values);
  const known = [situation, goal].filter(Boolean).join('\n\n');
  const categories = useChoices()('category');
  return (
    <>
      {programme && <Demands form={form} rules={programme.rules} />}
      <TextArea
        {...form.field('question')}
        label={t('request.question')}
        hint={t('request.questionHint')}
        rows={6}
        phrases
      />
      {known && !form.values.question.includes(known) && (
        <Btn
          look="second"
          onPress={() => form.change({ question: [form.values.question.trim(), known].filter(Boolean).join('\n\n') })}
        >
          {t('request.fromPlan')}
        </Btn>
      )}
      <Select
        {...form.field('category')}
        label={t('request.category')}
        hint={t('request.categoryHint')}
        choices={categories}
      />
      <DateField {...form.field('wishedBy')} label={t('request.wishedBy')} optional />
    </>
  );
}

/** The unit that will hold it: the one asked, or the one that runs the programme. */
export function useReceiver({ receiver, to, programmeId }: RequestValues) {
  const { data = [] } = useQuery(programmesQuery);
  const programme = receiver === 'programme' ? data.find(({ id }) => id === programmeId) : undefined;
  return { unit: programme ? (programme.operatingUnit ?? null) : to, programme };
}

export function GroundStep({ form, of }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const { seat } = useMe();
  const { today } = useDays();
  const { unit, programme } = useReceiver(form.values);
  const exceptions = exceptionsOf(programme?.rules ?? [], form.values);
  const sent = [...new Set([form.values.category, ...toldBy(exceptions, form.values).map(({ code }) => code)])];
  const uncovered = sent.find((one) => unit && !edgeFor(of.edges, seat.unit.id, unit.id, one, today));
  const what = sent.map((one) => label('category', one)).join(', ');
  return (
    <>
      <p>{t('request.delivers', { what, unit: unit?.name ?? '' })}</p>
      {unit && <GroundPicker of={of} to={unit} category={uncovered ?? form.values.category} form={form} />}
    </>
  );
}

export function ReviewStep({ form }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const { today, dayAndWeek } = useDays();
  const { values } = form;
  const { unit, programme } = useReceiver(values);
  const wished = parseDay(values.wishedBy, today);
  return (
    <>
      <dl className="kv">
        <dt>{t('request.type')}</dt>
        <dd>{label('referralType', values.type)}</dd>
        <dt>{t('request.receiver')}</dt>
        <dd>{[programme?.name, unit?.name].filter(Boolean).join(', ')}</dd>
        <dt>{t('request.wishedBy')}</dt>
        <dd>{wished ? dayAndWeek(wished) : t('request.noWish')}</dd>
        <dt>{t('request.category')}</dt>
        <dd>{label('category', values.category)}</dd>
        <dt>{t('request.ground')}</dt>
        <dd>{label('ground', values.ground)}</dd>
      </dl>
      <p className="msg note-box">{values.question}</p>
      <Status kind="part">{t('request.sendNote', { unit: unit?.name ?? '' })}</Status>
    </>
  );
}
