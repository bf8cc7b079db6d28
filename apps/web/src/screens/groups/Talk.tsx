import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { MoveQuestionDocument } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Refusal } from '../../parts/Refusal';
import type { InGroup } from './group';
import { Reply } from './Sheets';
import { useAct } from './use-act';

/** Questions without identity, and what the members replied. */
export function Questions({ of, open }: InGroup) {
  const { t } = useTranslation();
  const may = useMay();
  const { day } = useDays();
  const [replying, setReplying] = useState<string | null>(null);
  const { act, isPending, error } = useAct(MoveQuestionDocument);
  return (
    <section className="gr-part" aria-label={t('groups.questions')}>
      <h3>{t('groups.questions')}</h3>
      {of.questions.length === 0 && <p className="mut">{t('groups.noQuestions')}</p>}
      <ul>
        {of.questions.map((one) => (
          <li key={one.id} className="gr-case">
            <p>
              {one.text} <span className="mut">{t('groups.from', { unit: one.from.name, day: day(one.askedOn) })}</span>
            </p>
            <ul>
              {one.replies.map((reply) => (
                <li key={reply.id}>
                  {reply.text} <span className="mut">{t('groups.from', { unit: reply.from.name, day: day(reply.on) })}</span>
                </li>
              ))}
            </ul>
            {one.closedOn && <span className="mut">{t('groups.closed', { day: day(one.closedOn) })}</span>}
            {!one.closedOn && may('body.reply') && (
              <div className="gr-acts">
                <Btn look="second" onPress={() => setReplying(one.id)}>{t('groups.reply')}</Btn>
                {one.mine && (
                  <Btn
                    isPending={isPending}
                    onPress={() => act({ questionId: one.id, action: 'close', expectedVersion: one.version }, t('groups.sittingMoved'))}
                  >
                    {t('groups.close')}
                  </Btn>
                )}
                {one.mine && (
                  <Btn
                    isPending={isPending}
                    onPress={() => act({ questionId: one.id, action: 'takeBack', expectedVersion: one.version }, t('groups.takenBack'))}
                  >
                    {t('groups.takeBack')}
                  </Btn>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {error && <Refusal error={error} />}
      {may('body.ask') && !of.endedOn && (
        <div className="gr-acts">
          <Btn look="second" onPress={() => open('ask')}>{t('groups.ask')}</Btn>
        </div>
      )}
      {replying && <Reply questionId={replying} onClose={() => setReplying(null)} />}
    </section>
  ); // prettier-ignore
}

/** An LSG or a styrgrupp: counts and codes. */
export function Obstacles({ of, open }: InGroup) {
  const { t } = useTranslation();
  const may = useMay();
  const words = useWords();
  return (
    <section className="gr-part" aria-label={t('groups.obstacles')}>
      <h3>{t('groups.obstacles')}</h3>
      {of.obstacles.length === 0 && <p className="mut">{t('groups.noObstacles')}</p>}
      <ul>
        {of.obstacles.map(({ id, quarter, obstacle, cases, unit }) => (
          <li key={id}>
            <b>{words(obstacle.label)}</b>: {cases ?? t('groups.few')} <span className="mut">{`${unit.name}, ${quarter}`}</span>
          </li>
        ))}
      </ul>
      {may('body.tell') && (
        <div className="gr-acts">
          <Btn look="second" onPress={() => open('tell')}>{t('groups.tell')}</Btn>
        </div>
      )}
    </section>
  ); // prettier-ignore
}
