import { useTranslation } from 'react-i18next';
import { parseDay, parseTime } from '../data/day';
import { isApiError } from '../data/errors';
import { useMe, useWords } from '../data/me';
import { shownVersion, useSeenVersion } from './seen-version';
import type { Moved } from '../data/moves';
import { refreshAll, useMove } from '../data/submit';
import type { MoveLineFragment } from '../gql/generated/graphql';
import { Btn } from './Button';
import { DraftKept } from './DraftKept';
import { Form } from './Form';
import type { Errors } from './form';
import { useKeptForm } from './kept-form';
import { checkOtherGround, NO_OTHER_GROUND, OtherGround, otherGroundInput } from './OtherGround';
import { MoveField, readUnits, takesMany, type MoveFieldSpec } from './MoveField';

type Values = Record<string, string>;
const OTHER = 'other';
/** Moves about somebody else: nobody stands chosen from the start. */
const ABOUT_ANOTHER = new Set(['setClearance', 'setConflict']);
const TIME = 'startsAt';

/** Free text goes along only with the reason `other`, as the processes say. */
const shown = (fields: MoveFieldSpec[], values: Values) =>
  fields.filter(({ name }) => name !== 'otherText' || values.reason === OTHER);

const asNumber = (text: string) => Number(text.replace(',', '.'));

function typed(spec: MoveFieldSpec, value: string, today: string): unknown {
  if (spec.kind === 'date') return parseDay(value, today);
  if (spec.kind === 'yesNo') return value === 'true';
  if (spec.kind === 'number') return asNumber(value);
  if (spec.name === TIME) return parseTime(value);
  if (spec.kind !== 'unit') return value.trim();
  const ids = readUnits(value).map(({ id }) => id);
  return takesMany(spec) ? ids : ids[0];
}

const inputOf = (fields: MoveFieldSpec[], values: Values, today: string) => ({
  ...Object.fromEntries(
    fields
      .filter(({ kind, name }) => kind === 'yesNo' || values[name]?.trim())
      .map((spec) => [spec.name, typed(spec, values[spec.name] ?? '', today)]),
  ),
  ...otherGroundInput(values),
});

/** Fields somebody writes in; what is only chosen is chosen again in a moment. */
const WRITING = new Set(['text', 'nextStep', 'line']);
const isWritten = (fields: MoveFieldSpec[], before: Values, values: Values): boolean =>
  Boolean(values.assessment?.trim()) ||
  fields.some(({ name, kind }) => WRITING.has(kind) && (values[name]?.trim() ?? '') !== (before[name]?.trim() ?? ''));

interface MoveFormProps {
  moved: Moved;
  move: MoveLineFragment;
  /** what has been written of it before, field by field: nobody writes the same twice */
  known?: Values | undefined;
  onDone: () => void;
  onCancel: () => void;
}

/** The form of any move on anything: its fields are the ones the server says the move needs. */
export function MoveForm({ moved, move, known, onDone, onCancel }: MoveFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { account, seat, today } = useMe();
  const empty: Values = { ...NO_OTHER_GROUND };
  const self = ABOUT_ANOTHER.has(move.action) ? '' : account.id;
  for (const { name, kind } of move.fields) empty[name] = known?.[name] ?? (kind === 'caseworker' ? self : '');
  const caseId = moved.noun === 'case' ? moved.id : moved.caseId;
  const form = useKeptForm<Values>({
    ...{ place: `${moved.noun}.${moved.id}.${move.action}`, initial: empty, ...(caseId && { caseId }) },
    isEmpty: (typed) => !caseId || !isWritten(move.fields, empty, typed),
  });
  const [version, sees] = useSeenVersion(moved.version);
  const { mutateAsync, isPending, error } = useMove({ ...moved, version }, move.action);
  const { values } = form;
  const fields = shown(move.fields, values);
  const label = words(move.label);
  const ungrounded = isApiError(error, 'NO_GROUND') || Boolean(values.ground);

  const wrong = (): Errors => {
    const found: Errors = {};
    for (const { name, kind, required, label: field } of fields) {
      const value = values[name]?.trim() ?? '';
      const needed = required || name === 'otherText';
      if (needed && kind !== 'yesNo' && !value) found[name] = t('form.missing', { field: words(field) });
      if (kind === 'date' && value && !parseDay(value, today)) found[name] = t('date.bad');
      if (name === TIME && value && !parseTime(value)) found[name] = t('meeting.badTime');
      if (kind === 'number' && value && Number.isNaN(asNumber(value)))
        found[name] = t('form.number', { field: words(field) });
    }
    return { ...found, ...checkOtherGround(values, t) };
  };

  const submit = async () => {
    if (isPending || !form.check(wrong())) return;
    try {
      await mutateAsync(inputOf(fields, values, today));
      form.done();
      onDone();
    } catch (refusal) {
      form.refused(refusal);
      if (isApiError(refusal, 'CONFLICT')) {
        void refreshAll();
        sees(shownVersion(refusal) ?? moved.version); // the next try carries what she is now shown
      }
    }
  };

  return (
    <Form label={label} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
      {fields.map((spec) => (
        <MoveField
          key={spec.name}
          spec={{ ...spec, required: spec.required || spec.name === 'otherText' }}
          state={{ ...form.field(spec.name), value: values[spec.name] ?? '' }}
        />
      ))}
      {ungrounded && (
        <OtherGround
          {...{ caseId, values, errors: form.errors }}
          to={(moved.to ?? []).filter((id) => id !== seat.unit.id)}
          change={form.change}
          optional
        />
      )}
      <DraftKept draft={form.draft} />
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('saving') : label}
        </Btn>
        <Btn look="second" onPress={onCancel}>
          {t('cancel')}
        </Btn>
      </div>
    </Form>
  );
}
