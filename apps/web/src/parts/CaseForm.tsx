import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFullFragment } from '../gql/generated/graphql';
import { caseName } from './Lines';
import { useTitle } from './title';

interface CaseFormProps {
  of: CaseFullFragment;
  title: string;
  lead?: string;
  /** a table needs the whole width */
  wide?: boolean;
  children: ReactNode;
}

/** A form that belongs to a case, as a page of its own: it can be linked to, reloaded and left. */
export function CaseForm({ of, title, lead, wide = false, children }: CaseFormProps) {
  const { t } = useTranslation();
  const name = caseName({ name: of.person?.name ?? null, number: of.number });
  useTitle(`${title}, ${name}`);
  return (
    <div className={wide ? 'page' : 'page page-narrow'}>
      <div>
        <nav aria-label={t('crumbs')} className="crumbs">
          <Link to="/samordningar" activeOptions={{ exact: true }}>
            {t('nav.cases')}
          </Link>
          <ChevronRight size={14} aria-hidden />
          <Link to="/samordningar/$id" params={{ id: of.id }} activeOptions={{ exact: true }}>
            {name}
          </Link>
          <ChevronRight size={14} aria-hidden />
          <span aria-current="page">{title}</span>
        </nav>
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children}
    </div>
  );
}
