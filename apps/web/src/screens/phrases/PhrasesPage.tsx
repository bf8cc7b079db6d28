import { useSuspenseQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phrasesQuery } from '../../data/queries';
import { useSubmit } from '../../data/submit';
import { RemovePhraseDocument, type PhraseLineFragment } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Refusal } from '../../parts/Refusal';
import { useTitle } from '../../parts/title';
import { say } from '../../parts/toast';
import { PhraseSheet } from './PhraseSheet';

function Line({ phrase }: { phrase: PhraseLineFragment }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { mutateAsync, isPending, error } = useSubmit(RemovePhraseDocument);
  const { id, version, title, text, mayChange } = phrase;
  const remove = async () => {
    try {
      await mutateAsync({ phraseId: id, expectedVersion: version });
      say(t('phrase.removed'));
    } catch {
      return; // shown below from the mutation's own state
    }
  };
  return (
    <li className="line line-wide">
      <div>
        <b>{title}</b>
        <p className="feed-text">{text}</p>
        <Refusal error={error} />
      </div>
      {mayChange && (
        <div className="form-acts">
          <Btn look="second" aria-label={t('phrase.changeOf', { title })} onPress={() => setOpen(true)}>
            {t('phrase.change')}
          </Btn>
          <Btn aria-label={t('phrase.removeOf', { title })} isPending={isPending} onPress={() => void remove()}>
            {t('phrase.remove')}
          </Btn>
        </div>
      )}
      {isOpen && <PhraseSheet phrase={phrase} onClose={() => setOpen(false)} />}
    </li>
  );
}

function Some({ title, none, phrases }: { title: string; none: string; phrases: PhraseLineFragment[] }) {
  const { t } = useTranslation();
  return (
    <Card title={title}>
      {phrases.length === 0 ? (
        <Empty title={t('phrase.none')}>{none}</Empty>
      ) : (
        <ul>
          {phrases.map((phrase) => (
            <Line key={phrase.id} phrase={phrase} />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Standing texts: her own and her unit's. They are about nobody, and the page says so. */
export default function PhrasesPage() {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(phrasesQuery);
  const [isOpen, setOpen] = useState(false);
  useTitle(t('phrase.title'));
  return (
    <div className="page">
      <div>
        <h1>{t('phrase.title')}</h1>
        <p>{t('phrase.intro')}</p>
        <p className="note-box">{t('phrase.nobody')}</p>
      </div>
      <div className="form-acts">
        <Btn look="primary" onPress={() => setOpen(true)}>
          <Plus size={16} aria-hidden /> {t('phrase.new')}
        </Btn>
      </div>
      <div className="stack">
        <Some title={t('phrase.mine')} none={t('phrase.noneMine')} phrases={data.filter(({ shared }) => !shared)} />
        <Some title={t('phrase.units')} none={t('phrase.noneUnits')} phrases={data.filter(({ shared }) => shared)} />
      </div>
      {isOpen && <PhraseSheet onClose={() => setOpen(false)} />}
    </div>
  );
}
