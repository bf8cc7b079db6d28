import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { CloudOff, SearchX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { broken, isApiError, unreachable } from '../data/errors';
import { useWords } from '../data/me';
import { Btn, LinkBtn } from '../parts/Button';
import { useTitle } from '../parts/title';

interface PlainProps {
  title: string;
  icon: ReactNode;
  children: ReactNode;
  acts: ReactNode;
}

/** A page that only explains: what happened, and where to go. */
export function PlainPage({ title, icon, children, acts }: PlainProps) {
  useTitle(title);
  return (
    <div className="page page-narrow plain">
      {icon}
      <h1>{title}</h1>
      <div className="lead">{children}</div>
      <div className="form-acts">{acts}</div>
    </div>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <PlainPage
      title={t('notFound.title')}
      icon={<SearchX size={32} aria-hidden />}
      acts={
        <LinkBtn look="primary" to="/">
          {t('toDay')}
        </LinkBtn>
      }
    >
      <p>{t('notFound.text')}</p>
    </PlainPage>
  );
}

export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const words = useWords();
  const router = useRouter();
  // an address that cannot be read leads nowhere either
  if (isApiError(error, 'NOT_FOUND', 'BAD_INPUT')) return <NotFound />;
  const known = isApiError(error) ? error : navigator.onLine ? broken() : unreachable();
  const away = known.code === 'UNREACHABLE';
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <PlainPage
      title={away ? t('error.away') : t('error.title')}
      icon={away ? <CloudOff size={32} aria-hidden /> : <TriangleAlert size={32} aria-hidden />}
      acts={
        <>
          <Btn look="primary" onPress={again}>
            {t('error.again')}
          </Btn>
          <LinkBtn look="second" to="/">
            {t('toDay')}
          </LinkBtn>
        </>
      }
    >
      <p>{words(known.words)}</p>
    </PlainPage>
  );
}
