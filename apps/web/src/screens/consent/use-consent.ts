import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addMonths, parseDay } from '../../data/day';
import { useChoices, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { RecordConsentDocument } from '../../gql/generated/graphql';
import { useForm } from '../../parts/form';
import { say } from '../../parts/toast';
import type { Unit } from '../../parts/UnitPicker';
import type { Case } from '../case/case';
import { edgesOf, joined, left, type ConsentValues } from './model';

const MONTHS = 12;

/** The consent being written: its values, what adding a unit means, and sending it. */
export function useConsent(of: Case) {
  const { t } = useTranslation();
  const { seat, today } = useMe();
  const choices = useChoices();
  const navigate = useNavigate();
  const form = useForm<ConsentValues>(`${seat.id}.consent.${of.id}`, {
    units: [],
    directions: {},
    form: choices('consentForm')[0]?.code ?? '',
    grantor: choices('consentGrantor')[0]?.code ?? '',
    purpose: t('consent.purposeDefault'),
    validFrom: today,
    validTo: addMonths(today, MONTHS),
    exclusions: '',
    language: '',
    share: true,
  });
  const { mutateAsync, isPending, error } = useSubmit(RecordConsentDocument);
  const { values } = form;
  const { units, directions } = values;

  const add = (unit: Unit | null) => {
    if (!unit || units.some(({ id }) => id === unit.id)) return;
    form.change({ units: [...units, unit], directions: joined(seat.unit, unit, directions) });
  };
  const remove = (unit: Unit) =>
    form.change({ units: units.filter(({ id }) => id !== unit.id), directions: left(unit, directions) });

  const submit = async () => {
    const { purpose, exclusions, language, grantor, share } = values;
    const validFrom = parseDay(values.validFrom, today);
    const validTo = parseDay(values.validTo, today);
    const edges = edgesOf(directions);
    const ok = form.check({
      ...(edges.length === 0 && { unit: t('consent.noUnit') }),
      ...(!purpose.trim() && { purpose: t('form.missing', { field: t('consent.purpose') }) }),
      ...(!validFrom && { validFrom: t('date.bad') }),
      ...(!validTo && { validTo: t('date.bad') }),
      ...(validFrom && validTo && validTo < validFrom && { validTo: t('consent.badPeriod') }),
    });
    if (!ok || !validFrom || !validTo || isPending) return;
    const said = {
      ...(exclusions.trim() && { exclusions: exclusions.trim() }),
      ...(language && { language }),
    };
    try {
      await mutateAsync({
        ...{ caseId: of.id, form: values.form, grantor, purpose: purpose.trim(), validFrom, validTo, edges, share },
        ...said,
      });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t('consent.done'));
    await navigate({ to: '/samordningar/$id', params: { id: of.id } });
  };

  return { form, own: seat.unit, add, remove, submit, isPending, error };
}
