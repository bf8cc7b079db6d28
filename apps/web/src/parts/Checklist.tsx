import { Check as Tick, CircleDashed, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../data/me';
import { useMove } from '../data/submit';
import type { ReferralFullFragment } from '../gql/generated/graphql';
import { Btn } from './Button';
import { Check } from './fields';
import { Form } from './Form';
import { Refusal } from './Refusal';
import { Sheet } from './Sheet';
import { say } from './toast';

type Referral = ReferralFullFragment;
type Line = Referral['checklist'][number];
const ICONS = { there: Tick, have: FileText, missing: CircleDashed } as const;
const stateOf = (state: string): keyof typeof ICONS => (state in ICONS ? (state as keyof typeof ICONS) : 'missing');

/** Asks for all that is missing in one press: kinds alone, so no consent is needed. */
function AskMissing({ referral, missing }: { referral: Referral; missing: Line[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const moved = { noun: 'referral', id: referral.id, version: referral.version } as const;
  const { mutateAsync, isPending, error } = useMove(moved, 'requestInfo');
  const named = missing.map(({ kind }) => words(kind.label).toLowerCase()).join(', ');
  const ask = async () => {
    try {
      await mutateAsync({ documents: missing.map(({ kind }) => kind.code) });
      say(t('checklist.asked'));
    } catch {
      return; // shown below from the mutation's own state
    }
  };
  return (
    <>
      <Btn look="second" isPending={isPending} onPress={() => void ask()}>
        {isPending ? t('saving') : t('checklist.ask', { named })}
      </Btn>
      <Refusal error={error} />
    </>
  );
}

/** Answers with what there is: chosen already, so it is one press to open and one to send. */
function AnswerWith({ referral, lines, onDone }: { referral: Referral; lines: Line[]; onDone: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const moved = { noun: 'referral', id: referral.id, version: referral.version } as const;
  const { mutateAsync, isPending, error } = useMove(moved, 'supplyInfo');
  const own = lines.flatMap(({ kind, documents }) =>
    documents.filter(({ shared }) => !shared).map((one) => ({ ...one, kind: words(kind.label) })),
  );
  const latest = lines.flatMap(({ documents }) => documents.slice(0, 1).map(({ id }) => id));
  const [picked, setPicked] = useState(latest);
  const send = async () => {
    if (picked.length === 0 || isPending) return;
    try {
      await mutateAsync({ documentIds: picked });
    } catch {
      return; // shown above the form
    }
    say(t('checklist.sent', { unit: referral.to.name }));
    onDone();
  };
  return (
    <Form label={t('checklist.answer')} errors={{}} refusal={error} onSubmit={() => void send()}>
      {own.map(({ id, kind, name }) => (
        <Check
          key={id}
          name={`document-${id}`}
          label={name}
          hint={kind}
          value={picked.includes(id)}
          error={undefined}
          onChange={(on) => setPicked(on ? [...picked, id] : picked.filter((one) => one !== id))}
        />
      ))}
      <p className="mut">{t('checklist.handed', { unit: referral.to.name })}</p>
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('saving') : t('checklist.send')}
        </Btn>
      </div>
    </Form>
  );
}

/** Which documents go with a request: what is there, what one has and has not given, what is missing. */
export function Checklist({ referral }: { referral: Referral }) {
  const { t } = useTranslation();
  const words = useWords();
  const [answering, setAnswering] = useState(false);
  const { checklist, moves, status } = referral;
  if (checklist.length === 0) return null;
  const may = (action: string) => moves.some((move) => move.action === action);
  const missing = checklist.filter(({ state }) => state === 'missing');
  const have = checklist.filter(({ state, asked }) => state === 'have' && asked);
  return (
    <section className="check" aria-label={t('checklist.title')}>
      <h4>{t('checklist.title')}</h4>
      <ul className="check-list">
        {checklist.map(({ kind, asked, state, documents }) => {
          const Icon = ICONS[stateOf(state)];
          return (
            <li key={kind.code}>
              <Icon size={16} aria-hidden />
              <span>
                {words(kind.label)}
                {asked && <b> {t('checklist.wanted')}</b>}
              </span>
              <span className="mut">
                {t(`checklist.state.${stateOf(state)}`)}
                {documents[0] && `: ${documents[0].name}`}
              </span>
            </li>
          );
        })}
      </ul>
      {may('requestInfo') && missing.length > 0 && <AskMissing referral={referral} missing={missing} />}
      {may('supplyInfo') && status === 'infoRequested' && have.length > 0 && (
        <Btn look="primary" onPress={() => setAnswering(true)}>
          {t('checklist.answer')}
        </Btn>
      )}
      {may('supplyInfo') && missing.length > 0 && <a href="#handlingar">{t('checklist.addFirst')}</a>}
      {answering && (
        <Sheet title={t('checklist.answer')} onClose={() => setAnswering(false)}>
          <AnswerWith referral={referral} lines={have} onDone={() => setAnswering(false)} />
        </Sheet>
      )}
    </section>
  );
}
