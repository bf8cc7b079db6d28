import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { parseDay } from '../../data/day';
import { useLabel, useToday, useWords } from '../../data/me';
import { ConsentPreviewDocument, type ConsentPreviewQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { useRested } from '../../parts/rested';
import { termsOf, type ConsentValues } from './model';

type TextRef = ConsentPreviewQuery['consentPreview']['textRef'];

/** Which words she is given: the approved version, or that nobody has approved one. */
export function TextVersion({ text }: { text: TextRef }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { day } = useDays();
  const version = text?.approvedOn
    ? t('agree.textApproved', {
        no: text.versionNo,
        language: label('consentLanguage', text.language).toLowerCase(),
        day: day(text.approvedOn),
      })
    : t('agree.textShipped');
  return <>{t('agree.textOf', { version })}</>;
}

/** Exactly what the person says yes to, in the words the server will print: to be read aloud before anything is saved. */
export function Preview({ values }: { values: ConsentValues }) {
  const { t } = useTranslation();
  const words = useWords();
  const today = useToday();
  const terms = termsOf(values, (typed) => parseDay(typed, today));
  const rested = useRested(JSON.stringify(terms));
  const { data, isError } = useQuery({
    queryKey: ['consentPreview', rested],
    queryFn: async ({ signal }) => {
      const input = JSON.parse(rested) as NonNullable<typeof terms>;
      return (await ask(ConsentPreviewDocument, { input }, signal)).consentPreview;
    },
    enabled: rested !== 'null',
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section className="card agree" aria-labelledby="agree-h">
      <header className="card-h">
        <h2 id="agree-h">{t('agree.preview')}</h2>
      </header>
      <div className="pad stack" aria-live="polite">
        {!terms && <p className="mut">{t('agree.previewWait')}</p>}
        {terms && isError && <p className="mut">{t('agree.previewBad')}</p>}
        {terms && data && !isError && (
          <>
            <ul className="agree-list">
              {data.sentences.map((sentence) => (
                <li key={sentence.sv}>{words(sentence)}</li>
              ))}
            </ul>
            <details className="dir-more">
              <summary>{t('agree.readText')}</summary>
              <div className="agree-text">
                <h3>{words(data.title)}</h3>
                {data.text.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            </details>
            <p className="mut">
              <TextVersion text={data.textRef} />
            </p>
          </>
        )}
      </div>
    </section>
  );
}
