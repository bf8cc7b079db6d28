import { useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Btn, LinkBtn } from '../../parts/Button';
import { CaseForm } from '../../parts/CaseForm';
import { Check } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { UnitPicker, type Unit } from '../../parts/UnitPicker';
import { useCase } from '../case/case';
import { Directions } from './Directions';
import { baseForAll } from './model';
import { Preview } from './Preview';
import { Terms } from './Terms';
import { useConsent } from './use-consent';
import './consent.css';

/** Units the case already knows of, so that they need not be searched for. */
function useKnownUnits(taken: Unit[], ownId: string): Unit[] {
  const { members, referrals, handoffs } = useCase();
  const all = [
    ...members.map(({ unit }) => unit),
    ...referrals.flatMap(({ from, to }) => [from, to]),
    ...handoffs.flatMap(({ from, to }) => [from, to]),
  ];
  const known = new Map(all.map((unit) => [unit.id, unit]));
  return [...known.values()].filter(({ id }) => id !== ownId && !taken.some((unit) => unit.id === id));
}

/** Consent to breaking secrecy, as directions between units. Two choices and Ctrl+Enter for the usual one. */
export default function RecordConsent() {
  const { t } = useTranslation();
  const of = useCase();
  const { ersatter } = useSearch({ from: '/inside/samordningar/$id/samtycke' });
  const { form, own, before, add, remove, submit, toPaper, refuse, isPending, error } = useConsent(of, ersatter);
  const { units, directions } = form.values;
  const known = useKnownUnits(units, own.id);
  return (
    <CaseForm
      of={of}
      title={t(before ? 'agree.renew' : 'consent.record')}
      lead={before ? t('agree.renewLead', { no: before.versionNo }) : t('consent.lead')}
    >
      <section className="card" aria-label={t('consent.record')}>
        <div className="pad">
          <Form label={t('consent.record')} errors={form.errors} refusal={error} onSubmit={submit}>
            <UnitPicker
              name="unit"
              label={t('consent.unit')}
              hint={t('consent.unitHint')}
              value={null}
              error={form.errors.unit}
              without={[own.id, ...units.map(({ id }) => id)]}
              onChange={add}
              autoFocus
            />
            {known.length > 0 && (
              <div className="form-acts" role="group" aria-label={t('consent.known')}>
                {known.map((unit) => (
                  <Btn key={unit.id} look="second" onPress={() => add(unit)}>
                    <Plus size={15} aria-hidden />
                    {unit.name}
                  </Btn>
                ))}
              </div>
            )}
            {units.length > 0 && (
              <Directions
                own={own}
                units={units}
                directions={directions}
                exceptions={form.values.exceptions}
                onChange={(next) => form.change({ directions: next })}
                onExcept={(next) => form.change({ exceptions: next })}
                onRemove={remove}
              />
            )}
            {units.length > 1 && (
              <Btn
                look="second"
                className="btn-fit"
                onPress={() => form.change({ directions: baseForAll([own, ...units], directions) })}
              >
                {t('consent.baseForAll')}
              </Btn>
            )}
            <Terms form={form} />
            <Check {...form.field('share')} label={t('consent.share')} hint={t('consent.shareHint')} />
            <p className="note-box">{t('consent.confirmNote')}</p>
            <Preview values={form.values} />
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={isPending}>
                {isPending ? t('saving') : t('consent.save')}
              </Btn>
              <Btn look="second" isDisabled={isPending} onPress={toPaper}>
                {t('agree.print')}
              </Btn>
              {!before && (
                <Btn look="second" isDisabled={isPending} onPress={refuse}>
                  {t('agree.refuse')}
                </Btn>
              )}
              <LinkBtn look="second" to="/samordningar/$id" params={{ id: of.id }}>
                {t('cancel')}
              </LinkBtn>
              <span className="mut">{t('form.ctrlEnter')}</span>
            </div>
          </Form>
        </div>
      </section>
    </CaseForm>
  );
}
