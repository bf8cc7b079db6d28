import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ClipboardCopy, FileDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMay } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { MarkTransferredDocument, TransferPaperDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';
import { say } from '../../parts/toast';
import type { Case } from '../case/case';
import { transferQuery } from './queries';
import './delivery.css';

/** Kopiera till journal/akt: what is new, own and received, as text; then marked as taken over. The mark is the unit's own. */
export function TransferCard({ of }: { of: Case }) {
  const may = useMay();
  return may('transfer.read') ? <Transfer of={of} /> : null;
}

function Transfer({ of }: { of: Case }) {
  const { t } = useTranslation();
  const { day } = useDays();
  const box = useId();
  const [shown, setShown] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const { data, error } = useQuery(transferQuery(of.id));
  const mark = useSubmit(MarkTransferredDocument);
  if (!data) return error ? <Refusal error={error} /> : null;
  const { totalCount, items, text, lastMark } = data;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(t('transfer.copied'));
    } catch {
      setShown(true);
      say(t('transfer.notCopied'));
    }
  };
  const paper = async () => {
    setFailed(null);
    try {
      saveFile((await ask(TransferPaperDocument, { caseId: of.id })).transferPaper);
      say(t('evidence.saved'));
    } catch (refusal) {
      setFailed(refusal);
    }
  };
  const done = () =>
    mark.mutate(
      { caseId: of.id, recordIds: items.map(({ id }) => id) },
      { onSuccess: () => say(t('transfer.marked', { count: items.length })) },
    );
  return (
    <Card title={t('transfer.title')} aside={<Link to="/inte-overfort">{t('transfer.see')}</Link>}>
      {totalCount === 0 ? (
        <Empty title={t('transfer.none')}>{t('transfer.noneText')}</Empty>
      ) : (
        <div className="transfer">
          <p>
            {t('transfer.text', { count: totalCount })}
            {totalCount > items.length && ` ${t('transfer.first', { count: items.length })}`}
          </p>
          <div className="form-acts">
            <Btn look="primary" onPress={() => void copy()}>
              <ClipboardCopy size={16} aria-hidden />
              {t('transfer.copy')}
            </Btn>
            <Btn look="second" isPending={mark.isPending} onPress={done}>
              {t('transfer.mark')}
            </Btn>
            <Btn look="second" onPress={() => void paper()}>
              <FileDown size={16} aria-hidden />
              {t('transfer.paper')}
            </Btn>
          </div>
          <Refusal error={mark.error ?? failed} />
          <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
            <summary>{t('transfer.show')}</summary>
            <label className="vh" htmlFor={box}>
              {t('transfer.label')}
            </label>
            <textarea id={box} className="input transfer-text" readOnly rows={12} value={text} />
          </details>
        </div>
      )}
      {lastMark && (
        <p className="mut transfer-last">
          {t('transfer.last', { day: day(lastMark.on), name: lastMark.by?.name ?? '–' })}
        </p>
      )}
    </Card>
  );
}
