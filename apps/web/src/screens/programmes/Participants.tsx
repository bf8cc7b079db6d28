import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../data/day';
import { useMay, useMe, useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { EnterPhaseDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { Select } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { CaseLink } from '../../parts/Lines';
import { Sheet } from '../../parts/Sheet';
import { Status } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import { say } from '../../parts/toast';
import { Follow } from './Follow';
import { nameOf, type Participant } from './participant';
import type { Run } from './run';

/** The next phase stands chosen: it is the one that most often comes. */
function EnterPhase({ run, one, onClose }: { run: Run; one: Participant; onClose: () => void }) {
  const { t } = useTranslation();
  const { seat } = useMe();
  const { today } = useDays();
  const at = run.phases.findIndex(({ no }) => no === one.phase?.no);
  const next = run.phases[Math.min(at + 1, run.phases.length - 1)];
  const form = useForm(`${seat.id}.phase.${one.interventionId}.${one.version}`, {
    phase: next ? String(next.no) : '',
    date: today,
  });
  const { mutateAsync, isPending, error } = useSubmit(EnterPhaseDocument);
  const { values } = form;
  const submit = async () => {
    const date = parseDay(values.date, today);
    const chosen = run.phases.find(({ no }) => String(no) === values.phase);
    const ok = form.check({
      ...(!chosen && { phase: t('form.missing', { field: t('run.phase') }) }),
      ...(!date && { date: t('date.bad') }),
    });
    if (!ok || !chosen || !date || isPending) return;
    try {
      await mutateAsync({ interventionId: one.interventionId, expectedVersion: one.version, phase: chosen.no, date });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('run.entered', { name: nameOf(one), phase: chosen.name }));
    onClose();
  };
  const title = t('run.enterPhaseAbout', { name: nameOf(one) });
  return (
    <Sheet title={title} onClose={onClose}>
      <Form label={title} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <Select
          {...form.field('phase')}
          label={t('run.phase')}
          choices={run.phases.map(({ no, name }) => ({ code: String(no), label: name }))}
        />
        <DateField {...form.field('date')} label={t('run.from')} />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : t('run.enterPhase')}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}

function useColumns(onPhase: (one: Participant) => void, onFollow: (one: Participant) => void): Column<Participant>[] {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { day } = useDays();
  return [
    {
      id: 'person',
      label: t('run.person'),
      cell: (one) => (
        <>
          <CaseLink of={one.case} />
          <small>
            {words(one.statusLabel)}
            {one.paused && `, ${t('run.paused').toLowerCase()}`}
          </small>
        </>
      ),
    },
    {
      id: 'phase',
      label: t('run.phase'),
      cell: ({ phase }) =>
        phase ? t('run.phaseSince', { phase: phase.name, day: day(phase.since) }) : t('run.noPhase'),
    },
    {
      id: 'extent',
      label: t('run.extent'),
      cell: ({ hoursPerWeek, others }) => (
        <>
          {typeof hoursPerWeek === 'number' ? t('run.hours', { hours: hoursPerWeek }) : '–'}
          {others > 0 && <small>{t('run.also', { count: others })}</small>}
        </>
      ),
    },
    {
      id: 'time',
      label: t('run.time'),
      cell: ({ startedOn, plannedStart, plannedEnd, reviewOn, endedOn }) => (
        <>
          {day(startedOn ?? plannedStart ?? '')}
          {endedOn ? (
            ` – ${day(endedOn)}`
          ) : (
            <small>
              {plannedEnd
                ? t('run.ends', { day: day(plannedEnd) })
                : reviewOn && t('run.review', { day: day(reviewOn) })}
            </small>
          )}
        </>
      ),
    },
    {
      id: 'next',
      label: t('run.nextStep'),
      cell: ({ hasNextStep, nextStepOn, status, opened }) =>
        !opened ? (
          '–'
        ) : hasNextStep ? (
          <Status kind="ok">{nextStepOn ? t('run.agreed', { day: day(nextStepOn) }) : t('run.said')}</Status>
        ) : (
          <Status kind={status === 'active' ? 'soon' : 'open'}>{t('run.missing')}</Status>
        ),
    },
    {
      id: 'warnings',
      label: t('run.warnings'),
      cell: ({ warnings }) =>
        warnings.length === 0
          ? '–'
          : warnings.map(({ code, label }) => (
              <Status key={code} kind="late">
                {words(label)}
              </Status>
            )),
    },
    {
      id: 'acts',
      label: t('run.follow'),
      cell: (one) =>
        one.status === 'active' && (
          <span className="run-acts">
            {may('intervention.follow') && (
              <Btn onPress={() => onFollow(one)} aria-label={t('run.followAbout', { name: nameOf(one) })}>
                {t('run.follow')}
              </Btn>
            )}
            {may('intervention.enterPhase') && (
              <Btn onPress={() => onPhase(one)} aria-label={t('run.enterPhaseAbout', { name: nameOf(one) })}>
                {t('run.enterPhase')}
              </Btn>
            )}
          </span>
        ),
    },
  ];
}

/** Those who take part, are to begin, or have lately ended. */
export function Participants({ run }: { run: Run }) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState<Participant | null>(null);
  const [following, setFollowing] = useState<Participant | null>(null);
  const columns = useColumns(setMoving, setFollowing);
  return (
    <Card title={t('run.participants')} aside={<span className="mut">{run.participants.length}</span>}>
      {run.participants.length === 0 ? (
        <Empty title={t('run.none')}>{t('run.noneText')}</Empty>
      ) : (
        <Table
          label={t('run.participants')}
          columns={columns}
          rows={run.participants}
          keyOf={({ interventionId }) => interventionId}
        />
      )}
      {following && <Follow one={following} onClose={() => setFollowing(null)} />}
      {moving && <EnterPhase {...{ run }} one={moving} onClose={() => setMoving(null)} />}
    </Card>
  );
}
