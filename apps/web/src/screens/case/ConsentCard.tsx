import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me';
import { Btn, LinkBtn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { EdgeActs, EdgeText } from '../../parts/Edge';
import { OwnConsents } from '../consent/OwnConsents';
import type { Case } from './case';

const LIVE = new Set(['confirmed', 'proposed', 'active']);
const FEW = 3;

/** Consent where it bites: each direction with its content, who has confirmed it, and how to stop it. */
export function ConsentCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const [all, setAll] = useState(false);
  const toUs = [...of.edges].sort((a, b) => Number(b.iMayConfirm) - Number(a.iMayConfirm));
  const live = toUs.filter(({ status }) => LIVE.has(status));
  const shown = all ? [...live, ...toUs.filter(({ status }) => !LIVE.has(status))] : live.slice(0, FEW);
  const more = of.consents.filter(({ status }) => status !== 'draft' && status !== 'pendingSignature').length > 1;
  const hidden = of.edges.length - shown.length;
  return (
    <Card
      title={t('consent.title')}
      id="samtycke"
      aside={
        may('consent.record') && (
          <LinkBtn to="/samordningar/$id/samtycke" params={{ id: of.id }}>
            {t('consent.recordShort')}
          </LinkBtn>
        )
      }
    >
      {of.edges.length === 0 ? (
        <Empty title={t('consent.none')}>{t('consent.noneText')}</Empty>
      ) : (
        <ul className="cons">
          {shown.map((edge) => (
            <li key={edge.id}>
              <EdgeText edge={edge} />
              <EdgeActs edge={edge} />
            </li>
          ))}
        </ul>
      )}
      <OwnConsents of={of} all={all} />
      {may('consent.readProof') && (
        <p className="own-proof">
          <Link to="/samordningar/$id/bevis" params={{ id: of.id }}>
            {t('own.proof')}
          </Link>
        </p>
      )}
      {(hidden > 0 || more || all) && (
        <p className="more">
          <Btn onPress={() => setAll(!all)}>{all ? t('fewer') : t('showAll', { count: of.edges.length })}</Btn>
        </p>
      )}
    </Card>
  );
}
