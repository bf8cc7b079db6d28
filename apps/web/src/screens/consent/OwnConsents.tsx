import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useLabel, useMay, useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import {
  ConsentDocumentDocument,
  ConsentPaperDocument,
  RefuseConsentDocument,
  RevokeConsentDocument,
  SignConsentDocument,
} from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { useLanguage } from '../../i18n/language';
import { Btn, LinkBtn } from '../../parts/Button';
import { Check, Radios } from '../../parts/fields';
import { Refusal } from '../../parts/Refusal';
import { saveFile } from '../../parts/save-file';
import { Sheet } from '../../parts/Sheet';
import { focusHome } from '../../parts/title';
import { say } from '../../parts/toast';
import { useChoices } from '../../data/me';
import type { Case } from '../case/case';
import { Upload } from './Upload';
import './consent.css';

type Consent = Case['consents'][number];
type Act = 'sign' | 'refuse' | 'revoke';

/** The acts that are asked once more, because they take effect at once or cannot be undone. */
function Sure({ act, consent, caseId, onClose }: { act: Act; consent: Consent; caseId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const choices = useChoices();
  const [form, setForm] = useState(consent.form);
  const [share, setShare] = useState(true);
  const sign = useSubmit(SignConsentDocument);
  const refuse = useSubmit(RefuseConsentDocument);
  const revoke = useSubmit(RevokeConsentDocument);
  const submit = { sign, refuse, revoke }[act];
  const known = { consentId: consent.id, expectedVersion: consent.version };
  const run = async () => {
    try {
      if (act === 'sign') await sign.mutateAsync({ ...known, form, share });
      if (act === 'refuse') await refuse.mutateAsync({ ...known, caseId });
      if (act === 'revoke') await revoke.mutateAsync({ consentId: consent.id });
    } catch {
      return; // shown below from the mutation's own state
    }
    onClose();
    say(t(`own.done.${act}`));
  };
  const titles = { sign: t('own.signSure'), refuse: t('own.refuse'), revoke: t('own.revokeSure') };
  const texts = { sign: t('own.signText'), refuse: t('agree.refused'), revoke: t('own.revokeText') };
  return (
    <Sheet title={titles[act]} onClose={onClose}>
      <p>{texts[act]}</p>
      {act === 'sign' && (
        <>
          <Radios
            {...{ name: 'form', value: form, onChange: setForm, error: undefined }}
            label={t('consent.form')}
            choices={choices('consentForm')}
          />
          <Check
            {...{ name: 'share', value: share, onChange: setShare, error: undefined }}
            label={t('consent.share')}
            hint={t('consent.shareHint')}
          />
        </>
      )}
      <Refusal error={submit.error} />
      <div className="form-acts">
        <Btn look="primary" isPending={submit.isPending} onPress={() => void run()}>
          {t(`own.${act}`)}
        </Btn>
        <Btn look="second" onPress={onClose}>
          {t('cancel')}
        </Btn>
      </div>
    </Sheet>
  );
}

/** What she said, in short: who, how, under which text; what she said no to; what is new in it. */
function Said({ consent }: { consent: Consent }) {
  const { t } = useTranslation();
  const label = useLabel();
  const words = useWords();
  const { day } = useDays();
  const { form, grantor, grantorName, givenOn, versionNo, validTo, directions, exclusions, changes } = consent;
  const units = [...new Set(directions.flatMap(({ from, to }) => [from.name, to.name]))].join(', ');
  const asked = directions.map(({ from, to }) => `${from.name} → ${to.name}`).join(', ');
  const who = [label('consentGrantor', grantor), grantorName].filter(Boolean).join(' ');
  return (
    <>
      <p>
        <b>{versionNo > 0 ? t('own.v', { no: versionNo }) : t('own.draft')}</b>
        {', '}
        {words(consent.statusLabel).toLowerCase()}
        {versionNo > 0 && `, ${t('own.until', { day: day(validTo) })}`}
      </p>
      {versionNo > 0 ? (
        <p className="mut">{t('own.line', { form: label('consentForm', form), grantor: who, day: day(givenOn) })}</p>
      ) : (
        <p className="mut">{t('own.asked', { units: consent.status === 'refused' ? asked : units })}</p>
      )}
      {exclusions && <p className="mut">{t('own.exclusions', { text: exclusions })}</p>}
      {directions
        .filter(({ excluded, exclusion }) => excluded.length > 0 || exclusion)
        .map(({ from, to, excluded, exclusion }) => (
          <p key={`${from.id}>${to.id}`} className="mut">
            {t('own.except', {
              way: `${from.name} → ${to.name}`,
              text: [...excluded.map((code) => label('category', code)), exclusion].filter(Boolean).join(', '),
            })}
          </p>
        ))}
      {changes.length > 0 && (
        <details className="dir-more">
          <summary>{t('own.changes')}</summary>
          <ul className="own-changes">
            {changes.map((line) => (
              <li key={line.sv}>{words(line)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function OwnConsent({ of, consent }: { of: Case; consent: Consent }) {
  const { t } = useTranslation();
  const may = useMay();
  const { language } = useLanguage();
  const box = useRef<HTMLLIElement>(null);
  const [sure, setSure] = useState<Act | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { id, moves, status } = consent;
  const taken = async (work: () => Promise<void>) => {
    setError(null);
    await work().catch(setError);
  };
  const paper = (form: 'pdf' | 'docx') =>
    taken(async () => saveFile((await ask(ConsentPaperDocument, { id, language, form })).consentPaper));
  const open = (document: string) =>
    taken(async () => saveFile((await ask(ConsentDocumentDocument, { id: document })).consentDocument));
  return (
    <li ref={box}>
      <Said consent={consent} />
      {consent.documents.map((document) => (
        <p key={document.id}>
          <Btn onPress={() => void open(document.id)}>{t('own.open', { name: document.name })}</Btn>
        </p>
      ))}
      <Refusal error={error} />
      <div className="form-acts">
        {moves.includes('sign') && (
          <Btn look="second" onPress={() => setSure('sign')}>
            {t('own.sign')}
          </Btn>
        )}
        {moves.includes('supersede') && (
          <LinkBtn to="/samordningar/$id/samtycke" params={{ id: of.id }} search={{ ersatter: id }}>
            {t('own.renew')}
          </LinkBtn>
        )}
        {status !== 'refused' && may('consent.readDocument') && (
          <>
            <Btn onPress={() => void paper('pdf')}>{t('own.paper')}</Btn>
            <Btn onPress={() => void paper('docx')}>{t('own.paperDocx')}</Btn>
          </>
        )}
        {moves.includes('refuse') && <Btn onPress={() => setSure('refuse')}>{t('own.refuse')}</Btn>}
        {moves.includes('revoke') && <Btn onPress={() => setSure('revoke')}>{t('own.revoke')}</Btn>}
      </div>
      {status !== 'refused' && status !== 'draft' && may('consent.record') && consent.documents.length === 0 && (
        <Upload consentId={id} />
      )}
      {sure && (
        <Sure
          act={sure}
          consent={consent}
          caseId={of.id}
          onClose={() => {
            setSure(null);
            setTimeout(() => focusHome(box.current), 0);
          }}
        />
      )}
    </li>
  );
}

/** The consents this unit has written down, the newest first; what others hold of them is the directions above. */
export function OwnConsents({ of, all }: { of: Case; all: boolean }) {
  const { t } = useTranslation();
  const waiting = of.consents.filter(({ status }) => status === 'draft' || status === 'pendingSignature');
  const others = of.consents.filter(({ status }) => !waiting.some((one) => one.status === status));
  const shown = all
    ? [...waiting, ...others]
    : [...waiting, ...others.filter(({ versionNo }) => versionNo > 0).slice(0, 1)];
  if (shown.length === 0) return null;
  return (
    <ul className="own-consents" aria-label={t('own.title')}>
      {shown.map((consent) => (
        <OwnConsent key={consent.id} of={of} consent={consent} />
      ))}
    </ul>
  );
}
