import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMay } from '../../data/me';
import { CaseBriefDocument } from '../../gql/generated/graphql';
import { useLanguage } from '../../i18n/language';
import { Btn } from '../../parts/Button';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';

/** Where the case stands, on one page: to print, or to write on in. */
export function Brief({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const { language } = useLanguage();
  const [error, setError] = useState<unknown>(null);
  if (!may('case.export')) return null;
  const save = async (form: 'pdf' | 'docx') => {
    setError(null);
    try {
      saveFile((await ask(CaseBriefDocument, { id: caseId, form, language })).caseBrief);
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <>
      <Refusal error={error} />
      <Btn onPress={() => void save('pdf')}>
        <FileDown size={16} aria-hidden />
        {t('brief.pdf')}
      </Btn>
      <Btn onPress={() => void save('docx')}>
        <FileDown size={16} aria-hidden />
        {t('brief.docx')}
      </Btn>
    </>
  );
}
