import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel, useMay } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { Btn, LinkBtn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { EdgeActs, EdgeText } from '../../parts/Edge';
import type { Case } from './case';

const LIVE = new Set(['confirmed', 'proposed', 'active']);
const FEW = 3;

/** Consent where it bites: each direction with its content, who has confirmed it, and how to stop it. */
export function ConsentCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const label = useLabel();
  const may = useMay();
  const { day } = useDays();
  const [all, setAll] = useState(false);
  const toUs = [...of.edges].sort((a, b) => Number(b.iMayConfirm) - Number(a.iMayConfirm));
  const live = toUs.filter(({ status }) => LIVE.has(status));
  const shown = all ? [...live, ...toUs.filter(({ status }) => !LIVE.has(status))] : live.slice(0, FEW);
  const hidden = of.edges.length - shown.length;
  const own = of.consents.filter(({ status }) => status === 'active');
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
      {(all ? own : own.slice(0, 1)).map(({ id, form, grantor, recordedOn, exclusions, versionNo }) => (
        <p key={id} className="cons-own mut">
          {t('consent.recorded', {
            form: label('consentForm', form),
            grantor: label('consentGrantor', grantor),
            day: day(recordedOn),
            no: versionNo,
          })}
          {exclusions && ` ${t('consent.exclusions', { text: exclusions })}`}
        </p>
      ))}
      {(hidden > 0 || all) && (
        <p className="more">
          <Btn onPress={() => setAll(!all)}>{all ? t('fewer') : t('showAll', { count: of.edges.length })}</Btn>
        </p>
      )}
    </Card>
  );
}
