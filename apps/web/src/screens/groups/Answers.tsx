import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import { useSubmit } from '../../data/submit';
import {
  MovePresentationDocument,
  type AnswerLineFragment,
  type BodyCaseLineFragment,
} from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { Select } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { CaseLink } from '../../parts/Lines';
import { Receipt } from '../../parts/Receipt';
import { Refusal } from '../../parts/Refusal';
import { Sheet } from '../../parts/Sheet';
import { Status, type StatusKind } from '../../parts/Status';
import { say } from '../../parts/toast';
import { useAct } from './use-act';

const KIND: Readonly<Record<string, StatusKind>> = {
  presented: 'wait',
  accepted: 'ok',
  takenOn: 'done',
  notAccepted: 'out',
  withdrawn: 'out',
};
type Move = AnswerLineFragment['moves'][number];

/** A move that asks why: a code of its own list. */
function WithReason({
  of,
  move,
  whom,
  onClose,
}: {
  of: AnswerLineFragment;
  move: Move;
  whom: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const words = useWords();
  const form = useForm(`groups.${of.id}.${move.action}`, { reason: '' });
  const { mutateAsync, isPending, error } = useSubmit(MovePresentationDocument);
  const submit = async () => {
    const { reason } = form.values;
    if (!form.check(reason ? {} : { reason: t('form.missing', { field: t('groups.why') }) }) || isPending) return;
    try {
      await mutateAsync({ presentationId: of.id, expectedVersion: of.version, action: move.action, reason });
    } catch (refusal) {
      return form.refused(refusal);
    }
    form.done();
    say(t(move.action === 'withdraw' ? 'groups.withdrawn' : 'groups.answerDone', { unit: whom }));
    onClose();
  };
  const choices = move.fields[0]?.options.map(({ code, label }) => ({ code, label: words(label) })) ?? [];
  return (
    <Sheet title={words(move.label)} onClose={onClose}>
      <Form label={words(move.label)} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
        <Select {...form.field('reason')} label={t('groups.why')} choices={choices} />
        <div className="form-acts">
          <Btn look="primary" type="submit" isPending={isPending}>
            {isPending ? t('saving') : words(move.label)}
          </Btn>
          <Btn look="second" onPress={onClose}>
            {t('cancel')}
          </Btn>
        </div>
      </Form>
    </Sheet>
  );
}

/** The buttons of one answer: what is done at once, and what asks why. */
function AnswerMoves({ of, about, whom }: { of: AnswerLineFragment; about: string; whom: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const { act, isPending, error } = useAct(MovePresentationDocument);
  const [asking, setAsking] = useState<Move | null>(null);
  if (of.moves.length === 0) return null;
  const press = (move: Move) => {
    if (move.fields.length > 0) setAsking(move);
    else
      act(
        { presentationId: of.id, expectedVersion: of.version, action: move.action },
        t('groups.answerDone', { unit: whom }),
      );
  };
  return (
    <div className="gr-acts">
      {of.moves.map((move, at) => (
        <Btn
          key={move.action}
          look={at === 0 && of.party === 'member' && of.status === 'presented' ? 'primary' : 'second'}
          isPending={isPending}
          aria-label={`${words(move.label)}: ${about}`}
          onPress={() => press(move)}
        >
          {words(move.label)}
        </Btn>
      ))}
      {error && <Refusal error={error} />}
      {asking && <WithReason of={of} move={asking} whom={whom} onClose={() => setAsking(null)} />}
    </div>
  );
}

function Answer({ of, caseId, about }: { of: AnswerLineFragment; caseId: string; about: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const isWaiting = of.status === 'presented';
  return (
    <li className="gr-answer">
      <b>{of.unit.name}</b>
      <Status kind={KIND[of.status] ?? 'open'}>{words(of.statusLabel)}</Status>
      <span className="mut">
        {[
          of.reason && words(of.reason.label),
          isWaiting && (of.openedOn ? t('groups.opened', { day: day(of.openedOn) }) : t('groups.notOpened')),
          !isWaiting && day(of.since),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      {of.status === 'takenOn' && (
        <p className="mut">
          {t('groups.takenOnHint')}{' '}
          <LinkBtn to="/samordningar/$id/overlamning" params={{ id: caseId }}>
            {t('groups.handOver')}
          </LinkBtn>
        </p>
      )}
      <AnswerMoves of={of} about={`${about}, ${of.unit.name}`} whom={of.unit.name} />
    </li>
  );
}

/** A case that was taken up: what was asked, and each answer this unit may see. */
export function TakenUp({ of, inCase = false }: { of: BodyCaseLineFragment; inCase?: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const about = of.case.name ?? of.case.number;
  const [mine] = of.answers;
  return (
    <li className="gr-case gr-taken" id={of.id}>
      <p>
        {inCase ? <b>{of.bodyName ?? t('groups.former')}</b> : <CaseLink of={of.case} />}{' '}
        <span className="mut">
          {t('groups.on', { day: day(of.on) })}
          {!of.mine && `. ${t('groups.presentedBy', { unit: of.from.name })}`}
        </span>
      </p>
      {of.question ? (
        <dl className="gr-words">
          <dt>{t('groups.need')}</dt>
          <dd>{of.need}</dd>
          <dt>{t('groups.question')}</dt>
          <dd>{of.question}</dd>
        </dl>
      ) : (
        <p className="mut">{t('groups.openFirst')}</p>
      )}
      <Receipt receipt={of.received} />
      {of.mine ? (
        <ul aria-label={t('groups.answers')}>
          {of.answers.map((answer) => (
            <Answer key={answer.id} of={answer} caseId={of.case.id} about={about} />
          ))}
        </ul>
      ) : (
        mine && (
          <>
            <Status kind={KIND[mine.status] ?? 'open'}>
              {[words(mine.statusLabel), mine.reason && words(mine.reason.label)].filter(Boolean).join(': ')}
            </Status>
            <AnswerMoves of={mine} about={about} whom={of.from.name} />
          </>
        )
      )}
    </li>
  );
}
