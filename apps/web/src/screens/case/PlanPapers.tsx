import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMay } from '../../data/me';
import { SipPaperDocument, type SipFullFragment } from '../../gql/generated/graphql';
import { useLanguage } from '../../i18n/language';
import { Btn } from '../../parts/Button';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';

/** The plan to print, the easy page first; before it is adopted, the call to each unit and the draft. */
export function PlanPapers({ plan }: { plan: SipFullFragment }) {
  const { t } = useTranslation();
  const may = useMay();
  const { language } = useLanguage();
  const [error, setError] = useState<unknown>(null);
  const { id, versions, invitations, draft } = plan;
  const isAdopted = versions.length > 0;
  const isWritten = isAdopted || Boolean(draft && draft.goals.length > 0);
  const calls = isAdopted ? [] : invitations;
  if (!may('sip.export') || (!isWritten && calls.length === 0)) return null;
  const save = async (form: 'pdf' | 'docx', invitationId?: string) => {
    setError(null);
    try {
      saveFile((await ask(SipPaperDocument, { id, form, language, invitationId })).sipPaper);
    } catch (refusal) {
      setError(refusal);
    }
  };
  const button = (label: string, form: 'pdf' | 'docx', invitationId?: string) => (
    <Btn key={label} look="second" onPress={() => void save(form, invitationId)}>
      <FileDown size={16} aria-hidden />
      {label}
    </Btn>
  );
  return (
    <details className="plan-changes">
      <summary>{t('plan.papers')}</summary>
      <Refusal error={error} />
      <div className="form-acts">
        {isWritten && button(t(isAdopted ? 'plan.paperPdf' : 'plan.draftPdf'), 'pdf')}
        {isAdopted && button(t('plan.paperDocx'), 'docx')}
        {calls.flatMap(({ id: call, unit }) => [
          button(t('plan.callPdf', { unit: unit.name }), 'pdf', call),
          button(t('plan.callDocx', { unit: unit.name }), 'docx', call),
        ])}
      </div>
    </details>
  );
}
