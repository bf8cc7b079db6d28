import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signInMethods } from '../../data/api';
import { chooseLanguage, useLanguage } from '../../i18n/language';
import { Btn } from '../../parts/Button';
import { useTitle } from '../../parts/title';
import { Mark } from '../../shell/Brand';
import { SignInForm } from '../../shell/SignInForm';
import './sign-in.css';

const SAID = ['NO_SEAT', 'UNAUTHENTICATED'] as const;
const isSaid = (fel: string): fel is (typeof SAID)[number] => SAID.some((one) => one === fel);

interface AtAuthorityProps {
  methods: { password: boolean; oidc: boolean } | undefined;
  fel: string | undefined;
  till: string | undefined;
}

/** The authority's own sign-in, where there is one; and what happened, for whoever comes back from there without. */
function AtAuthority({ methods, fel, till }: AtAuthorityProps) {
  const { t } = useTranslation();
  return (
    <>
      {fel && (
        <div className="note-box note-box-alarm" role="alert">
          <p>{t(`oidc.failed.${isSaid(fel) ? fel : 'other'}`)}</p>
        </div>
      )}
      {methods?.oidc && (
        <>
          <a className="btn btn-primary" href={`/auth/oidc?till=${encodeURIComponent(till ?? '/')}`}>
            {t('oidc.button')}
          </a>
          {methods.password && <p className="mut">{t('oidc.or')}</p>}
        </>
      )}
    </>
  );
}

/** Outside the shell: nothing is known about the reader yet. */
export default function SignIn() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { till, fel } = useSearch({ from: '/logga-in' });
  const navigate = useNavigate();
  const { data: methods } = useQuery({ queryKey: ['signInMethods'], queryFn: signInMethods });
  // a server that is away is told of by the form
  const takesPassword = methods?.password !== false;
  useTitle(t('signIn.title'));
  return (
    <main className="si" id="main" tabIndex={-1}>
      <div className="si-top">
        <p className="brand">
          <Mark />
          <span>Samsteg</span>
        </p>
        <Btn onPress={() => void chooseLanguage(language === 'sv' ? 'en' : 'sv')}>
          <span lang={language === 'sv' ? 'en' : 'sv'}>{language === 'sv' ? 'English' : 'Svenska'}</span>
        </Btn>
      </div>
      <section className="card si-card" aria-labelledby="si-h">
        <h1 id="si-h">{t('signIn.title')}</h1>
        <p className="lead">{t('signIn.lead')}</p>
        <AtAuthority methods={methods} fel={fel} till={till} />
        {takesPassword && (
          <>
            <SignInForm onEntered={() => void navigate({ to: till ?? '/', replace: true })} />
            <details className="si-demo">
              <summary>{t('signIn.demoTitle')}</summary>
              <p>{t('signIn.demoText')}</p>
            </details>
          </>
        )}
      </section>
      <p className="mut">{t('signIn.foot')}</p>
    </main>
  );
}
