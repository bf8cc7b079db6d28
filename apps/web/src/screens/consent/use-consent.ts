import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { addMonths, parseDay } from '../../data/day';
import { useChoices, useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import {
  AskConsentSignatureDocument,
  ConsentPaperDocument,
  DraftConsentDocument,
  RecordConsentDocument,
  RefuseConsentDocument,
} from '../../gql/generated/graphql';
import { useLanguage } from '../../i18n/language';
import { useForm } from '../../parts/form';
import { saveFile } from '../../parts/save-file';
import { say } from '../../parts/toast';
import type { Unit } from '../../parts/UnitPicker';
import type { Case } from '../case/case';
import { joined, left, renewed, termsOf, type ConsentValues } from './model';

const MONTHS = 12;

function useConsentForm(of: Case, before: Case['consents'][number] | undefined) {
  const { t } = useTranslation();
  const { seat, today } = useMe();
  const choices = useChoices();
  return useForm<ConsentValues>(`${seat.id}.consent.${of.id}${before ? `.${before.id}` : ''}`, {
    ...{ units: [], directions: {}, exceptions: {} },
    form: choices('consentForm')[0]?.code ?? '',
    grantor: choices('consentGrantor')[0]?.code ?? '',
    ...{ grantorName: '', grantorRole: '', givenOn: today, takenBy: '', interpreter: 'none' },
    purpose: t('consent.purposeDefault'),
    purposeCode: 'coordination',
    validFrom: today,
    validTo: addMonths(today, MONTHS),
    ...{ exclusions: '', language: '', share: true },
    ...(before && renewed(seat.unit, before)),
  });
}

/** The consent being written: its values, what adding a unit means, and the three ways it can go: yes, paper, no. */
export function useConsent(of: Case, replaces: string | undefined) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { seat, today } = useMe();
  const navigate = useNavigate();
  const before = of.consents.find(({ id }) => id === replaces);
  const form = useConsentForm(of, before);
  const record = useSubmit(RecordConsentDocument);
  const draft = useSubmit(DraftConsentDocument);
  const print = useSubmit(AskConsentSignatureDocument);
  const decline = useSubmit(RefuseConsentDocument);
  const ways = [record, draft, print, decline];
  const { values } = form;
  const { units, directions } = values;

  const add = (unit: Unit | null) => {
    if (!unit || units.some(({ id }) => id === unit.id)) return;
    form.change({ units: [...units, unit], directions: joined(seat.unit, unit, directions) });
  };
  const remove = (unit: Unit) =>
    form.change({ units: units.filter(({ id }) => id !== unit.id), directions: left(unit, directions) });

  /** The terms, or what is wrong with them beside each field. */
  const checked = () => {
    const dayOf = (typed: string) => parseDay(typed, today);
    const [from, to, given] = [dayOf(values.validFrom), dayOf(values.validTo), dayOf(values.givenOn)];
    const none = Object.values(directions).every((categories) => categories.length === 0);
    const ok = form.check({
      ...(none && { unit: t('consent.noUnit') }),
      ...(values.purpose.trim().length < 3 && { purpose: t('form.missing', { field: t('consent.purpose') }) }),
      ...(values.grantor !== 'self' &&
        !values.grantorName.trim() && { grantorName: t('form.missing', { field: t('agree.giver') }) }),
      ...(!from && { validFrom: t('date.bad') }),
      ...(!to && { validTo: t('date.bad') }),
      ...(!given && { givenOn: t('date.bad') }),
      ...(from && to && to < from && { validTo: t('consent.badPeriod') }),
    });
    return ok && !ways.some(({ isPending }) => isPending) ? termsOf(values, dayOf) : null;
  };
  const leave = async (text: string) => {
    form.done();
    say(text);
    await navigate({ to: '/samordningar/$id', params: { id: of.id } });
  };
  const tried = async (work: () => Promise<string>) => {
    ways.forEach((way) => way.reset());
    let text: string;
    try {
      text = await work();
    } catch (refusal) {
      return form.refused(refusal, { edges: 'unit' });
    }
    await leave(text);
  };
  const about = { caseId: of.id, ...(before && { supersedesId: before.id }) };

  const submit = () => {
    const terms = checked();
    if (terms)
      void tried(async () => {
        await record.mutateAsync({ ...about, ...terms, share: values.share });
        return t('consent.done');
      });
  };
  const toPaper = () => {
    const terms = checked();
    if (terms)
      void tried(async () => {
        const known = new Set(of.consents.map(({ id }) => id));
        const { draftConsent } = await draft.mutateAsync({ ...about, ...terms });
        const made = draftConsent.consents.find(({ id }) => !known.has(id));
        if (made) {
          await print.mutateAsync({ consentId: made.id, expectedVersion: made.version });
          saveFile((await ask(ConsentPaperDocument, { id: made.id, language })).consentPaper);
        }
        return t('agree.printed');
      });
  };
  const refuse = () => {
    const terms = checked();
    if (terms)
      void tried(async () => {
        await decline.mutateAsync({ caseId: of.id, edges: terms.edges });
        return t('agree.refused');
      });
  };
  const isPending = ways.some((way) => way.isPending);
  const error = ways.find((way) => way.error)?.error;
  return { form, own: seat.unit, before, add, remove, submit, toPaper, refuse, isPending, error };
}
