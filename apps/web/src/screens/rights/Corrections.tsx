import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMay, useWords } from '../../data/me';
import { CorrectionPaperDocument, CorrectionsDocument, type CorrectionLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Fold } from '../../parts/Fold';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';
import { Status } from '../../parts/Status';
import { say } from '../../parts/toast';
import { Waiting } from '../../parts/Waiting';
import { Decide } from './Decide';

/** Who had got what was wrong, and whether they know. */
function Told({ told }: { told: CorrectionLineFragment['told'] }) {
  const { t } = useTranslation();
  const { day } = useDays();
  return (
    <>
      <b>{t('rights.told')}</b>
      {told.length === 0 && <p className="mut">{t('rights.nobody')}</p>}
      <ul>
        {told.map(({ unit, on }) => (
          <li key={unit.id}>
            {on ? t('rights.toldOn', { unit: unit.name, day: day(on) }) : t('rights.notTold', { unit: unit.name })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Said({ label, text }: { label: string; text: string | null | undefined }) {
  if (!text) return null;
  return (
    <>
      <b>{label}</b>
      <blockquote className="right-said">{text}</blockquote>
    </>
  );
}

function One({ of, onDecide }: { of: CorrectionLineFragment; onDecide: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { day } = useDays();
  const waits = of.status.code === 'asked';
  const paper = useMutation({
    mutationFn: () => ask(CorrectionPaperDocument, { id: of.id }),
    onSuccess: ({ correctionPaper }) => {
      saveFile(correctionPaper);
      say(t('rights.made'));
    },
  });
  const title = [of.case.name, of.case.number, words(of.kind.label)].filter(Boolean).join(' · ');
  const settled = [of.decidedOn && day(of.decidedOn), of.decidedBy?.name].filter(Boolean).join(', ');
  return (
    <Fold
      title={title}
      sub={waits ? t('rights.due', { day: day(of.answerBy) }) : settled}
      state={<Status kind={waits ? 'wait' : 'done'}>{words(of.status.label)}</Status>}
      open={waits}
    >
      <div className="pad stack">
        {!of.isOpen && <p className="mut">{t('rights.notOpen')}</p>}
        <Said label={t('rights.says')} text={of.before} />
        <Said label={`${t('rights.wanted')} ${words(of.askedBy.label)}, ${day(of.askedOn)}`} text={of.wanted} />
        <Said label={of.status.code === 'noted' ? t('rights.view') : t('rights.now')} text={of.after} />
        {of.reason && <p>{words(of.reason.label)}</p>}
        <Said label={t('rights.words')} text={of.words} />
        {(of.status.code === 'corrected' || of.status.code === 'noted') && of.own && <Told told={of.told} />}
        {paper.error && <Refusal error={paper.error} />}
        {of.isOpen && (
          <div className="form-acts">
            {waits && may('correction.decide') && (
              <Btn look="primary" onPress={onDecide} aria-label={t('rights.decideOf', { number: of.case.number })}>
                {t('rights.decide')}
              </Btn>
            )}
            {!waits && may('correction.export') && (
              <Btn look="second" isPending={paper.isPending} onPress={() => paper.mutate()}>
                {t('rights.paper')}
              </Btn>
            )}
          </div>
        )}
      </div>
    </Fold>
  );
}

/** Requests for correction: those that wait first, then what was decided and who knows of it. */
export function Corrections() {
  const { t } = useTranslation();
  const [deciding, setDeciding] = useState<CorrectionLineFragment | null>(null);
  const { data, error } = useQuery({
    queryKey: ['corrections'],
    queryFn: async ({ signal }) => (await ask(CorrectionsDocument, {}, signal)).corrections,
  });
  const waiting = data?.filter(({ status }) => status.code === 'asked') ?? [];
  const settled = data?.filter(({ status }) => status.code !== 'asked') ?? [];
  return (
    <>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && (
        <Card title={t('rights.waiting')}>
          {waiting.length === 0 && <Empty title={t('rights.noCorrections')}>{t('rights.noCorrectionsText')}</Empty>}
          {waiting.map((one) => (
            <One key={one.id} of={one} onDecide={() => setDeciding(one)} />
          ))}
        </Card>
      )}
      {settled.length > 0 && (
        <Card title={t('rights.settled')}>
          {settled.map((one) => (
            <One key={one.id} of={one} onDecide={() => setDeciding(one)} />
          ))}
        </Card>
      )}
      {deciding && <Decide of={deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}
