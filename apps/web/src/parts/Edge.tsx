import { ArrowRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel, useWords } from '../data/me';
import { useSubmit } from '../data/submit';
import {
  AskEdgeConfirmationDocument,
  ConfirmEdgeDocument,
  NarrowEdgeDocument,
  RevokeEdgeDocument,
  type EdgeLineFragment,
} from '../gql/generated/graphql';
import { useDays } from '../i18n/dates';
import { Btn } from './Button';
import { Refusal } from './Refusal';
import { Sheet } from './Sheet';
import { Status, type StatusKind } from './Status';
import { focusHome } from './title';
import { say } from './toast';

type Edge = EdgeLineFragment;
const KINDS: Record<string, StatusKind> = {
  confirmed: 'ok',
  proposed: 'part',
  revoked: 'out',
  expired: 'out',
  superseded: 'out',
  active: 'ok',
};

/** A consent is a direction with content: from whom, to whom, which information, until when. */
export function EdgeText({ edge }: { edge: Edge }) {
  const { t } = useTranslation();
  const label = useLabel();
  const words = useWords();
  const { day } = useDays();
  const until = edge.revokedOn
    ? t(edge.status === 'superseded' ? 'narrow.replacedOn' : 'edge.revokedOn', { day: day(edge.revokedOn) })
    : t('edge.until', { day: day(edge.validTo) });
  return (
    <div className="edge">
      <p className="edge-way">
        <span className="mut">{t('edge.from')} </span>
        {edge.from.name} <ArrowRight size={14} aria-hidden /> <span className="mut"> {t('edge.to')} </span>
        {edge.to.name}
      </p>
      <p>
        {edge.categories.map((code) => label('category', code)).join(', ')}{' '}
        <span className="mut">({words(edge.purposeCode.label).toLowerCase()})</span>
      </p>
      <p>
        <Status kind={KINDS[edge.status] ?? 'open'}>
          {words(edge.statusLabel)}, {until}
        </Status>
        {edge.hasExclusions && <span className="mut"> {t('edge.exclusions')}</span>}
      </p>
    </div>
  );
}

const ACTS = { confirm: ConfirmEdgeDocument, revoke: RevokeEdgeDocument, ask: AskEdgeConfirmationDocument };

/** Which kinds of information are taken back: all, unless some are kept. */
function Part({
  categories,
  kept,
  onChange,
}: {
  categories: string[];
  kept: string[];
  onChange: (kept: string[]) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <fieldset className="field">
      <legend className="field-label">{t('narrow.what')}</legend>
      <div className="choices">
        {categories.map((code) => (
          <label key={code} className="choice">
            <input
              type="checkbox"
              checked={!kept.includes(code)}
              onChange={(event) =>
                onChange(event.target.checked ? kept.filter((one) => one !== code) : [...kept, code])
              }
            />
            <span>{label('category', code)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Confirming opens our own file, revoking cannot be undone: both are asked once more; asking is not. */
export function EdgeActs({ edge, primary = true }: { edge: Edge; primary?: boolean }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [sure, setSure] = useState<'confirm' | 'revoke' | null>(null);
  const [kept, setKept] = useState<string[]>([]);
  const narrow = useSubmit(NarrowEdgeDocument);
  const submits = { confirm: useSubmit(ACTS.confirm), revoke: useSubmit(ACTS.revoke), ask: useSubmit(ACTS.ask) };
  if (!edge.iMayConfirm && !edge.iMayRevoke && !edge.iMayAsk) return null;
  const run = async (act: keyof typeof ACTS, share = false) => {
    const part = act === 'revoke' && kept.length > 0;
    try {
      if (part) {
        const categories = edge.categories.filter((code) => !kept.includes(code));
        await narrow.mutateAsync({ edgeId: edge.id, categories });
      } else await submits[act].mutateAsync({ edgeId: edge.id, ...(act === 'confirm' && { share }) });
    } catch {
      return; // shown below from the mutation's own state
    }
    setSure(null);
    setKept([]);
    say(part ? t('narrow.done') : t(`edge.done.${act}`));
    setTimeout(() => focusHome(box.current), 0);
  };
  return (
    <div className="moves" ref={box}>
      <div className="form-acts">
        {edge.iMayConfirm && (
          <Btn look={primary ? 'primary' : 'second'} onPress={() => setSure('confirm')}>
            {t('edge.confirm')}
          </Btn>
        )}
        {edge.iMayAsk && (
          <Btn look="second" isPending={submits.ask.isPending} onPress={() => void run('ask')}>
            {t('edge.ask')}
          </Btn>
        )}
        {edge.iMayRevoke && <Btn onPress={() => setSure('revoke')}>{t('edge.revoke')}</Btn>}
      </div>
      <Refusal error={submits.ask.error} />
      {sure && (
        <Sheet title={t(`edge.sure.${sure}`)} onClose={() => setSure(null)}>
          <EdgeText edge={edge} />
          <p>{t(`edge.sureText.${sure}`, { from: edge.from.name, to: edge.to.name })}</p>
          {sure === 'revoke' && edge.categories.length > 1 && (
            <Part categories={edge.categories} kept={kept} onChange={setKept} />
          )}
          <Refusal error={submits[sure].error ?? narrow.error} />
          <div className="form-acts">
            <Btn
              look="primary"
              isPending={submits[sure].isPending || narrow.isPending}
              isDisabled={sure === 'revoke' && kept.length === edge.categories.length}
              onPress={() => void run(sure, true)}
            >
              {t(sure === 'confirm' ? 'edge.confirmShare' : 'edge.revoke')}
            </Btn>
            {sure === 'confirm' && (
              <Btn look="second" isPending={submits.confirm.isPending} onPress={() => void run('confirm')}>
                {t('edge.confirmOnly')}
              </Btn>
            )}
            <Btn look="second" onPress={() => setSure(null)}>
              {t('cancel')}
            </Btn>
          </div>
        </Sheet>
      )}
    </div>
  );
}
