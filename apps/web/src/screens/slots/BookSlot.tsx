import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../data/errors';
import { useWords } from '../../data/me';
import { slotsQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { BookSlotDocument, type SlotsQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { Empty } from '../../parts/Card';
import { DraftKept } from '../../parts/DraftKept';
import { CaseForm } from '../../parts/CaseForm';
import { Radios, TextArea } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { checkOtherGround, NO_OTHER_GROUND, OtherGround, otherGroundInput } from '../../parts/OtherGround';
import { useKeptForm } from '../../parts/kept-form';
import { say } from '../../parts/toast';
import { useCase } from '../case/case';

const EMPTY = { slotId: '', need: '', ...NO_OTHER_GROUND };

type Series = SlotsQuery['slots']['series'][number];
interface Place {
  /** The slot; of a place the unit holds already, the booking. */
  code: string;
  series: Series;
  slot: Series['slots'][number];
  held: boolean;
}

/** Places the unit holds without having said for whom, then those that are free. */
function placesOf({ series: all, today }: SlotsQuery['slots']): Place[] {
  const slots = all.flatMap((series) => series.slots.filter(({ on }) => on >= today).map((slot) => ({ series, slot })));
  const held = slots.flatMap(({ series, slot }) =>
    slot.bookings
      .filter(({ mine, status, isNamed }) => mine && status === 'booked' && !isNamed)
      .map(({ id }) => ({ code: id, series, slot, held: true })),
  );
  const free = slots
    .filter(({ slot }) => slot.status === 'open' && slot.free > 0)
    .map((one) => ({ ...one, code: one.slot.id, held: false }));
  return [...held, ...free];
}

/** A place for the case: the unit that keeps the slots is told whom it is for, under the case’s own consent. */
export default function BookSlot() {
  const { t } = useTranslation();
  const of = useCase();
  const words = useWords();
  const { dayAndWeek } = useDays();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(slotsQuery(of.id));
  const form = useKeptForm({
    ...{ place: `slot.${of.id}`, caseId: of.id, initial: EMPTY },
    isEmpty: ({ need, assessment }) => !need.trim() && !assessment.trim(),
  });
  const { mutateAsync, isPending, error } = useSubmit(BookSlotDocument);
  const { values } = form;
  const free = placesOf(data.slots);
  const { bokning } = useSearch({ strict: false });
  const wanted = values.slotId || bokning;
  const chosen = free.find(({ code }) => code === wanted);
  const ungrounded = chosen?.series.reached === false || isApiError(error, 'NO_GROUND') || Boolean(values.ground);
  // one series is named once, above its days
  const [first, ...others] = new Set(free.map(({ series }) => series));
  const only = others.length === 0 ? first : undefined;
  const whose = (series: Series) => [series.name, series.mine ? t('slots.keptByUs') : series.host.name];
  const labelOf = ({ series, slot, held }: Place, whole = true) =>
    [
      held && t('slots.held'),
      dayAndWeek(slot.on),
      slot.startsAt,
      ...(whole ? whose(series) : []),
      slot.warning && words(slot.warning.label),
      series.reached === false && t('slots.notReached'),
    ]
      .filter(Boolean)
      .join(' · ');
  const submit = async () => {
    const ok = form.check({
      ...(!chosen && { slotId: t('form.missing', { field: t('slots.slot') }) }),
      ...(values.need.trim().length < 3 && { need: t('form.missing', { field: t('slots.need') }) }),
      ...checkOtherGround(values, t),
    });
    if (!ok || !chosen || isPending) return;
    try {
      await mutateAsync({
        ...(chosen.held ? { bookingId: chosen.code } : { slotId: chosen.slot.id }),
        ...{ caseId: of.id, need: values.need.trim() },
        ...otherGroundInput(values),
      });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('slots.booked', { about: labelOf(chosen) }));
    await navigate({ to: '/samordningar/$id', params: { id: of.id } });
  };
  return (
    <CaseForm of={of} title={t('slots.book')} lead={t('slots.bookLead')}>
      <section className="card" aria-label={t('slots.book')}>
        {free.length === 0 ? (
          <Empty title={t('slots.noneFree')}>{t('slots.noneFreeText')}</Empty>
        ) : (
          <div className="pad">
            <Form label={t('slots.book')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
              <Radios
                {...form.field('slotId')}
                value={wanted ?? ''}
                label={only ? `${t('slots.slot')} · ${whose(only).join(' · ')}` : t('slots.slot')}
                choices={free.slice(0, 30).map((one) => ({ code: one.code, label: labelOf(one, !only) }))}
              />
              <TextArea {...form.field('need')} label={t('slots.need')} hint={t('slots.needHint')} rows={3} />
              {ungrounded && chosen && <OtherGround {...form} caseId={of.id} to={[chosen.series.host.id]} optional />}
              <DraftKept draft={form.draft} />
              <div className="form-acts">
                <Btn look="primary" type="submit" isPending={isPending}>
                  {isPending ? t('saving') : t('slots.book')}
                </Btn>
                <LinkBtn look="second" to="/samordningar/$id" params={{ id: of.id }}>
                  {t('cancel')}
                </LinkBtn>
              </div>
            </Form>
          </div>
        )}
      </section>
    </CaseForm>
  );
}
