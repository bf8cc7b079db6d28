import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useLabel, useMay, useWords } from '../../data/me';
import { documentsQuery } from '../../data/queries';
import { DocumentFileDocument, type DocumentLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
import { Receipt } from '../../parts/Receipt';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';
import { Status } from '../../parts/Status';
import { Deliver } from '../delivery/DeliverSheet';
import type { Case } from '../case/case';
import { AddDocument } from './AddDocument';
import { VoidDocument } from './VoidDocument';
import './document.css';

type Version = DocumentLineFragment;
const FEW = 5;
const KILO = 1024;

/** All versions of each document, the latest first. */
function byDocument(versions: Version[]): [Version, ...Version[]][] {
  const found = new Map<string, [Version, ...Version[]]>();
  for (const version of versions) {
    const known = found.get(version.documentId);
    if (known) known.push(version);
    else found.set(version.documentId, [version]);
  }
  return [...found.values()];
}

/** Opens the file, after showing that it is she; it is written down that it was taken out. */
function OpenFile({ version, label }: { version: Version; label: string }) {
  const [error, setError] = useState<unknown>(null);
  const open = async () => {
    setError(null);
    try {
      saveFile((await ask(DocumentFileDocument, { id: version.id })).documentFile);
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <>
      <Btn onPress={() => void open()}>{label}</Btn>
      <Refusal error={error} />
    </>
  );
}

/** Who has got it, and whether they have opened it. */
function Given({ version }: { version: Version }) {
  const { t } = useTranslation();
  const { day } = useDays();
  if (!version.mine) return <Receipt receipt={version.received} />;
  if (version.given.length === 0) return <p className="mut">{t('document.givenNobody')}</p>;
  return (
    <ul className="doc-given">
      {version.given.map(({ to, on, openedOn }) => (
        <li key={to.id} className="mut">
          {t('document.given', { unit: to.name, day: day(on) })}
          {openedOn ? `, ${t('document.opened', { day: day(openedOn) })}` : `, ${t('document.unopened')}`}
        </li>
      ))}
    </ul>
  );
}

function Versions({ versions: [latest, ...older], of }: { versions: [Version, ...Version[]]; of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day } = useDays();
  const may = useMay();
  const mine = latest.mine && !latest.voidedOn && of.status !== 'closed';
  const size = Math.max(1, Math.round(latest.size / KILO));
  return (
    <li className="doc">
      <p className={`doc-name${latest.voidedOn ? ' feed-void' : ''}`}>
        <FileText size={16} aria-hidden /> <b>{latest.name}</b>
      </p>
      <p className="mut">
        {words(latest.kind.label)} · {label('category', latest.category)} ·{' '}
        {t('document.version', { no: latest.versionNo })} · {latest.author?.name ?? latest.from.name}, {day(latest.on)}{' '}
        · {t('document.size', { size })}
      </p>
      {latest.voidedOn && <Status kind="out">{t('document.voidedOn', { day: day(latest.voidedOn) })}</Status>}
      <Given version={latest} />
      {older.length > 0 && (
        <details>
          <summary>{t('document.older', { count: older.length })}</summary>
          <ul>
            {older.map((version) => (
              <li key={version.id}>
                <span className="mut">
                  {t('document.version', { no: version.versionNo })}, {day(version.on)}
                </span>{' '}
                <OpenFile version={version} label={t('document.openVersion', { no: version.versionNo })} />
                <Given version={version} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="form-acts">
        <OpenFile version={latest} label={t('document.open')} />
        {mine && <Deliver of={of} first={{ kind: 'document', id: latest.id }} label={t('deliver.open')} />}
        {mine && may('document.add') && (
          <>
            <AddDocument
              caseId={of.id}
              follows={{ id: latest.id, kind: latest.kind.code, category: latest.category }}
              label={t('document.newVersion')}
            />
            <VoidDocument id={latest.id} />
          </>
        )}
      </div>
    </li>
  );
}

/** The documents of a case: own and received, in versions, with who has got them. */
export function DocumentsCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data: versions = [] } = useQuery(documentsQuery(of.id));
  const documents = byDocument(versions);
  return (
    <Card title={t('document.title')} id="handlingar">
      {of.status !== 'closed' && may('document.add') && (
        <div className="pad">
          <AddDocument caseId={of.id} />
        </div>
      )}
      {documents.length === 0 ? (
        <Empty title={t('document.none')}>{t('document.noneText')}</Empty>
      ) : (
        <Capped items={documents} few={FEW}>
          {(shown) => (
            <ul className="cc-list">
              {shown.map((one) => (
                <Versions key={one[0].documentId} versions={one} of={of} />
              ))}
            </ul>
          )}
        </Capped>
      )}
    </Card>
  );
}
