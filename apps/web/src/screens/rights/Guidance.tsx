import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import dpia from '../../../../../docs/security/dpia.md?raw';
import { useMay } from '../../data/me';
import { Card } from '../../parts/Card';
import { readDocument, type Piece } from './document';

function Part({ of }: { of: Piece }) {
  if (of.kind === 'heading') return <h3>{of.text}</h3>;
  if (of.kind === 'list')
    return (
      <ul>
        {of.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
  if (of.kind === 'paragraph') return <p>{of.text}</p>;
  return (
    <dl className="right-doc">
      {of.rows.map(([term, ...said]) => (
        <div key={term}>
          <dt>
            <b>{term}</b>
          </dt>
          <dd>{said.join(' · ')}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The way to the rest of a jurist's work, and the facts that an impact assessment begins with. */
export function Guidance() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <Card title={t('rights.links')}>
        <div className="pad">
          <ul>
            {may('audit.extract') && (
              <li>
                <Link to="/logg" search={{ visa: 'utdrag' }}>
                  {t('rights.linkExtract')}
                </Link>
              </li>
            )}
            {may('audit.incident') && (
              <li>
                <Link to="/logg" search={{ visa: 'incident' }}>
                  {t('rights.linkIncident')}
                </Link>
              </li>
            )}
            {may('audit.read') && (
              <>
                <li>
                  <Link to="/logg">{t('rights.linkReview')}</Link>
                </li>
                <li>
                  <Link to="/logg" search={{ visa: 'behorigheter' }}>
                    {t('rights.linkSeats')}
                  </Link>
                </li>
              </>
            )}
            {may('wording.draft') && (
              <li>
                <Link to="/samtyckestexter">{t('rights.linkTexts')}</Link>
              </li>
            )}
          </ul>
          {!may('audit.read') && <p className="mut">{t('rights.auditor')}</p>}
        </div>
      </Card>
      <Card title={t('rights.dpia')}>
        <div className="pad stack right-doc" lang="sv">
          {readDocument(dpia).map((piece, at) => (
            <Part key={at} of={piece} />
          ))}
        </div>
      </Card>
    </>
  );
}
