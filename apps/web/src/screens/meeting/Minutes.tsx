import { ClipboardCopy, FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMay, useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { MinutesPaperDocument, SendMinutesDocument, type MeetingFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { useLanguage } from '../../i18n/language';
import { Btn } from '../../parts/Button';
import { Receipt } from '../../parts/Receipt';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';
import { say } from '../../parts/toast';
import type { Case } from '../case/case';
import { Deliver } from '../delivery/DeliverSheet';
import './meeting.css';

type Record = MeetingFullFragment['record'][number];

/** As a file, or as text for the own journal. */
function Papers({ record }: { record: Record }) {
  const { t } = useTranslation();
  const may = useMay();
  const { language } = useLanguage();
  const [error, setError] = useState<unknown>(null);
  if (!may('meeting.export')) return null;
  const take = async (form: 'pdf' | 'docx', then: (file: { fileName: string; mediaType: string; contentBase64: string; text: string }) => unknown) => {
    setError(null);
    try {
      await then((await ask(MinutesPaperDocument, { id: record.id, form, language })).minutesPaper);
    } catch (refusal) {
      setError(refusal);
    }
  }; // prettier-ignore
  const copy = async ({ text }: { text: string }) => {
    await navigator.clipboard.writeText(text);
    say(t('meetingWork.copied'));
  };
  return (
    <>
      <div className="form-acts">
        <Btn look="second" onPress={() => void take('pdf', copy)}>
          <ClipboardCopy size={16} aria-hidden />
          {t('meetingWork.copy')}
        </Btn>
        {(['pdf', 'docx'] as const).map((form) => (
          <Btn key={form} look="second" onPress={() => void take(form, saveFile)}>
            <FileDown size={16} aria-hidden />
            {t(form === 'pdf' ? 'meetingWork.pdf' : 'meetingWork.docx')}
          </Btn>
        ))}
      </div>
      <Refusal error={error} />
    </>
  );
}

function Said({ record }: { record: Record }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const there = [
    ...record.attendance.map(({ unit, how }) =>
      how.code === 'inRoom' ? unit.name : `${unit.name} (${words(how.label).toLowerCase()})`,
    ),
    ...record.others.map(({ label }) => words(label)),
  ];
  const rows: [string, string | null | undefined][] = [
    [t('meetingWork.there'), there.join(', ')],
    [t('meeting.summary'), record.summary],
    ...record.points.map(({ text, said }): [string, string | null | undefined] => [text, said]),
  ];
  return (
    <>
      <dl className="kv">
        {rows.map(
          ([name, value], at) =>
            value && (
              <div key={at} className="kv-row">
                <dt>{name}</dt>
                <dd className="msg">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {record.decisions.length > 0 && (
        <>
          <p className="field-label">{t('meetingWork.decisions')}</p>
          <ul className="cc-list">
            {record.decisions.map(({ id, text, unit, dueOn }) => (
              <li key={id}>
                {text} <span className="mut">{[unit.name, dueOn && day(dueOn)].filter(Boolean).join(', ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Copy({ record, of, mine }: { record: Record; of: Case; mine: boolean }) {
  const { t } = useTranslation();
  const { day } = useDays();
  return (
    <section
      className="meeting-copy"
      aria-label={t('meetingWork.minutesNo', { no: record.no, day: day(record.writtenOn) })}
    >
      <h4>{t('meetingWork.minutesNo', { no: record.no, day: day(record.writtenOn) })}</h4>
      <Receipt receipt={record.received} />
      <Said record={record} />
      {record.delivered.length > 0 && (
        <p className="mut">
          {t('meetingWork.delivered', { units: record.delivered.map(({ name }) => name).join(', ') })}
        </p>
      )}
      {mine && record.notDelivered.length > 0 && (
        <div className="note-box">
          <p>{t('meetingWork.notDelivered', { units: record.notDelivered.map(({ name }) => name).join(', ') })}</p>
          <Deliver of={of} first={{ kind: 'minutes', id: record.id }} label={t('meetingWork.deliver')} />
        </div>
      )}
      <Papers record={record} />
    </section>
  );
}

/** Minutes of a meeting: sent to those who took part, or as they came here. The newest stands; the earlier are folded. */
export function Minutes({ meeting, of }: { meeting: MeetingFullFragment; of: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const { mutateAsync, isPending, error } = useSubmit(SendMinutesDocument);
  const { record, mine, tookPart, meetingId, version, unsent } = meeting;
  const [newest, ...earlier] = record;
  const send = async () => {
    try {
      await mutateAsync({ meetingId, expectedVersion: version });
      say(t('meetingWork.sent'));
    } catch {
      return; // shown from the mutation's state
    }
  };
  const canSend = unsent && may('meeting.send');
  if (!newest && !canSend) return null;
  return (
    <div className="meeting-minutes">
      {canSend && (
        <div className="note-box">
          <p>
            {t(newest ? 'meetingWork.unsentChange' : 'meetingWork.unsent')}{' '}
            {tookPart.length > 0
              ? t('meetingWork.goesTo', { units: tookPart.map(({ name }) => name).join(', ') })
              : t('meetingWork.goesToNobody')}
          </p>
          <div className="form-acts">
            <Btn look="primary" isPending={isPending} onPress={() => void send()}>
              {t(tookPart.length > 0 ? 'meetingWork.send' : 'meetingWork.make')}
            </Btn>
          </div>
          <Refusal error={error} />
        </div>
      )}
      {newest && <Copy record={newest} of={of} mine={mine} />}
      {newest && mine && newest.delivered.length > 0 && <p className="mut">{t('meetingWork.recall')}</p>}
      {earlier.length > 0 && (
        <details>
          <summary>{t('meetingWork.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <Copy key={one.id} record={one} of={of} mine={false} />
          ))}
        </details>
      )}
    </div>
  );
}
