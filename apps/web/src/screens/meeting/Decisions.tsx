import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Btn } from '../../parts/Button';
import { DateField } from '../../parts/DateField';
import { TextField } from '../../parts/fields';
import type { Form } from '../../parts/form';
import { UnitPicker } from '../../parts/UnitPicker';
import { newDecision, type DecisionValues, type WritingValues } from './writing';

/** What was decided: who does what, and by when. The unit named answers for itself. */
export function Decisions({ form }: { form: Form<WritingValues> }) {
  const { t } = useTranslation();
  const { decisions } = form.values;
  const change = (at: number, part: Partial<DecisionValues>) =>
    form.change({ decisions: decisions.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <fieldset className="field meeting-part">
      <legend className="field-label">{t('meetingWork.decisions')}</legend>
      <p className="field-hint">{t('meetingWork.decisionsHint')}</p>
      {decisions.map(({ text, unit, dueOn, stands }, at) =>
        stands ? (
          <p key={at}>
            {text} ({unit?.name}) <span className="mut">{t('meetingWork.asked')}</span>
          </p>
        ) : (
          <fieldset key={at} className="meeting-decision">
            <legend>
              {t('meetingWork.decision', { no: at + 1 })}
              <Btn
                className="btn-icon"
                aria-label={t('meetingWork.removeDecision', { no: at + 1 })}
                onPress={() => form.change({ decisions: decisions.filter((_, index) => index !== at) })}
              >
                <Trash2 size={16} aria-hidden />
              </Btn>
            </legend>
            <TextField
              name={`decision.${at}.text`}
              label={t('meetingWork.what')}
              value={text}
              onChange={(next) => change(at, { text: next })}
              error={form.errors[`decision.${at}.text`]}
            />
            <UnitPicker
              name={`decision.${at}.unit`}
              label={t('meetingWork.who')}
              value={unit}
              onChange={(next) => change(at, { unit: next })}
              error={form.errors[`decision.${at}.unit`]}
            />
            <DateField
              name={`decision.${at}.dueOn`}
              label={t('meetingWork.due')}
              value={dueOn}
              onChange={(next) => change(at, { dueOn: next })}
              error={form.errors[`decision.${at}.dueOn`]}
              optional
            />
          </fieldset>
        ),
      )}
      <Btn look="second" onPress={() => form.change({ decisions: [...decisions, newDecision()] })}>
        <Plus size={16} aria-hidden />
        {t('meetingWork.addDecision')}
      </Btn>
    </fieldset>
  );
}
