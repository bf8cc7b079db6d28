import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useChoices, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { AskBodyDocument, MoveMembershipDocument, MoveQuestionDocument, MoveSittingDocument, StartBodyDocument, TellBodyDocument, type TypedDocumentString } from '../../gql/generated/graphql'; // prettier-ignore
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { DraftKept } from '../../parts/DraftKept';
import { DateField } from '../../parts/DateField';
import { Select, TextArea, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useKeptForm } from '../../parts/kept-form';
import { useForm, type Errors, type Form as FormOf } from '../../parts/form';
import { Sheet } from '../../parts/Sheet';
import { say } from '../../parts/toast';
import { UnitPicker, type Unit } from '../../parts/UnitPicker';

interface Asking<V extends object, R, D extends { input: { key: string } }> {
  title: string;
  lead?: string;
  button: string;
  done: (values: V) => string;
  form: FormOf<V>;
  document: TypedDocumentString<R, D>;
  /** What is wrong, or what is sent. */
  read: (values: V) => { wrong: Errors } | { input: Record<string, unknown> };
  onClose: () => void;
  children: React.ReactNode;
}

/** One form over the page: what is typed is a draft until the server has it. */
function AskSheet<V extends object, R, D extends { input: { key: string } }>(of: Asking<V, R, D>) {
  const { t } = useTranslation();
  const { form, title, lead, button, document, read, onClose, children } = of;
  const { mutateAsync, isPending, error } = useSubmit(document);
  const submit = async () => {
    const said = read(form.values);
    if (!form.check('wrong' in said ? said.wrong : {}) || isPending || 'wrong' in said) return;
    try {
      await (mutateAsync as unknown as (input: object) => Promise<R>)(said.input);
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(of.done(form.values));
    onClose();
  };
  return (
    <Sheet title={title} onClose={onClose}>
      {lead && <p className="mut">{lead}</p>}
      <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        {children}
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : button}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}

const wrongIf = (found: Record<string, string | false>): Errors | null => {
  const wrong = Object.fromEntries(Object.entries(found).filter((one): one is [string, string] => one[1] !== false));
  return Object.keys(wrong).length > 0 ? wrong : null;
};

export function StartGroup({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const kinds = useChoices()('bodyKind');
  const form = useForm(`${seat.id}.groups.start`, { kind: '', name: '' });
  const missing = (field: string) => t('form.missing', { field });
  return (
    <AskSheet
      {...{ form, onClose, document: StartBodyDocument, title: t('groups.start'), lead: t('groups.startText') }}
      button={t('groups.start')}
      done={() => t('groups.started')}
      read={({ kind, name }) => {
        const wrong = wrongIf({
          kind: !kind && missing(t('groups.kind')),
          name: name.trim().length < 3 && missing(t('groups.name')),
        });
        return wrong ? { wrong } : { input: { kind, name: name.trim() } };
      }}
    >
      <Select {...form.field('kind')} label={t('groups.kind')} choices={kinds} />
      <TextField {...form.field('name')} label={t('groups.name')} />
    </AskSheet>
  );
}

export function AskUnit({ bodyId, without, onClose }: { bodyId: string; without: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm<{ unit: Unit | null }>(`groups.${bodyId}.unit`, { unit: null });
  return (
    <AskSheet
      {...{ form, onClose, document: MoveMembershipDocument, title: t('groups.askUnit') }}
      button={t('groups.askUnit')}
      done={({ unit }) => t('groups.unitAsked', { unit: unit?.name ?? '' })}
      read={({ unit }) =>
        unit
          ? { input: { bodyId, unitId: unit.id, action: 'propose' } }
          : { wrong: { unitId: t('form.missing', { field: t('groups.unit') }) } }
      }
    >
      <UnitPicker
        name="unitId"
        label={t('groups.unit')}
        value={form.values.unit}
        error={form.errors.unitId}
        onChange={(unit) => form.change({ unit })}
        without={without}
      />
    </AskSheet>
  );
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
export function PlanSitting({ bodyId, onClose }: { bodyId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useDays();
  const form = useForm(`groups.${bodyId}.plan`, { date: '', startsAt: '09:00', place: '' });
  return (
    <AskSheet
      {...{ form, onClose, document: MoveSittingDocument, title: t('groups.plan') }}
      button={t('groups.plan')}
      done={() => t('groups.planned')}
      read={({ date, startsAt, place }) => {
        const day = parseDay(date, today);
        const wrong = wrongIf({ date: !day && t('date.bad'), startsAt: !TIME.test(startsAt) && t('groups.badTime') });
        return wrong ? { wrong } : { input: { bodyId, action: 'plan', date: day, startsAt, place: place.trim() } };
      }}
    >
      <DateField {...form.field('date')} label={t('groups.date')} />
      <TextField {...form.field('startsAt')} label={t('groups.time')} short />
      <TextField {...form.field('place')} label={t('groups.place')} optional />
    </AskSheet>
  );
}

export function AddPoint({ bodyId, sittingId, onClose }: { bodyId: string; sittingId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const kinds = useChoices()('agendaKind');
  const form = useForm(`groups.${sittingId}.point`, { kind: '', text: '' });
  const missing = (field: string) => t('form.missing', { field });
  return (
    <AskSheet
      {...{ form, onClose, document: MoveSittingDocument, title: t('groups.addPoint') }}
      button={t('groups.addPoint')}
      done={() => t('groups.pointAdded')}
      read={({ kind, text }) => {
        const wrong = wrongIf({
          kind: !kind && missing(t('groups.kind')),
          text: text.trim().length < 3 && missing(t('groups.pointText')),
        });
        return wrong ? { wrong } : { input: { bodyId, sittingId, action: 'addPoint', kind, text: text.trim() } };
      }}
    >
      <Select {...form.field('kind')} label={t('groups.kind')} choices={kinds} />
      <TextField {...form.field('text')} label={t('groups.pointText')} hint={t('groups.pointHint')} />
    </AskSheet>
  );
}

/** Before consent: a warning first, and what can be checked is checked. */
export function AskGroup({ bodyId, caseId, onClose }: { bodyId: string; caseId?: string; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useKeptForm({
    ...{ place: `groups.${bodyId}.ask`, initial: { text: '' }, ...(caseId && { caseId }) },
    isEmpty: ({ text }) => !text.trim(),
  });
  return (
    <AskSheet
      {...{ form, onClose, document: AskBodyDocument, title: t('groups.ask'), lead: t('groups.askText') }}
      button={t('groups.ask')}
      done={() => t('groups.asked2')}
      read={({ text }) =>
        text.trim().length < 10
          ? { wrong: { text: t('form.missing', { field: t('groups.askField') }) } }
          : { input: { bodyId, text: text.trim(), ...(caseId && { caseId }) } }
      }
    >
      <TextArea {...form.field('text')} label={t('groups.askField')} phrases />
      <DraftKept draft={form.draft} />
    </AskSheet>
  );
}

export function Reply({ questionId, onClose }: { questionId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useKeptForm({
    ...{ place: `groups.${questionId}.reply`, initial: { text: '' } },
    isEmpty: ({ text }) => !text.trim(),
  });
  return (
    <AskSheet
      {...{ form, onClose, document: MoveQuestionDocument, title: t('groups.reply') }}
      button={t('groups.reply')}
      done={() => t('groups.replied')}
      read={({ text }) =>
        text.trim().length < 3
          ? { wrong: { text: t('form.missing', { field: t('groups.replyField') }) } }
          : { input: { questionId, action: 'reply', text: text.trim() } }
      }
    >
      <TextArea {...form.field('text')} label={t('groups.replyField')} phrases />
      <DraftKept draft={form.draft} />
    </AskSheet>
  );
}

/** The four quarters that are over, the latest first. */
const quartersBefore = (today: string): string[] => {
  const current = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return [1, 2, 3, 4].map((back) => `${Math.floor((current - back) / 4)}-Q${((current - back) % 4) + 1}`);
};

export function TellObstacle({ bodyId, onClose }: { bodyId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useDays();
  const [quarters] = useState(() => quartersBefore(today));
  const obstacles = useChoices()('obstacle');
  const form = useForm(`groups.${bodyId}.tell`, { quarter: quarters[0] ?? '', obstacle: '', cases: '' });
  const missing = (field: string) => t('form.missing', { field });
  return (
    <AskSheet
      {...{ form, onClose, document: TellBodyDocument, title: t('groups.tell'), lead: t('groups.tellText') }}
      button={t('groups.tell')}
      done={() => t('groups.told')}
      read={({ quarter, obstacle, cases }) => {
        const count = Number(cases);
        const wrong = wrongIf({
          quarter: !quarter && missing(t('groups.quarter')),
          obstacle: !obstacle && missing(t('groups.obstacle')),
          cases: !(Number.isInteger(count) && count > 0) && t('groups.badCount'),
        });
        return wrong
          ? { wrong }
          : { input: { bodyId, quarter, obstacles: [{ obstacle, cases: count }], releaseIds: [] } };
      }}
    >
      <Select
        {...form.field('quarter')}
        label={t('groups.quarter')}
        choices={quarters.map((code) => ({ code, label: code }))}
      />
      <Select {...form.field('obstacle')} label={t('groups.obstacle')} choices={obstacles} />
      <TextField {...form.field('cases')} label={t('groups.count')} short />
    </AskSheet>
  );
}
