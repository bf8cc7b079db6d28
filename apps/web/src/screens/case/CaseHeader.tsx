import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowRightLeft, ChevronRight, FileText, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel, useMay } from '../../data/me';
import { useOwnMoves } from '../../data/own-moves';
import { useDays } from '../../i18n/dates';
import { LinkBtn } from '../../parts/Button';
import { caseName } from '../../parts/Lines';
import { MoveMenu } from '../../parts/MoveMenu';
import { Receipt } from '../../parts/Receipt';
import { Status } from '../../parts/Status';
import { Deliver } from '../delivery/DeliverSheet';
import type { Case } from './case';

/** Whose case this is, under which numbers, and who holds it together. */
export function CaseHeader({ of }: { of: Case }) {
  const { t } = useTranslation();
  const label = useLabel();
  const may = useMay();
  const { day, today } = useDays();
  const { person, number, ownNumber, coordinator, iCoordinate, caseworker, openedOn, status, moves } = of;
  const name = caseName({ name: person?.name ?? null, number });
  const closed = status === 'closed';
  const ownMoves = useOwnMoves(of);
  const navigate = useNavigate();
  const toGroup = () => void navigate({ to: '/samordningar/$id/grupp', params: { id: of.id } });
  const toRights = () => void navigate({ to: '/rattigheter', search: { arende: number } });
  return (
    <div className="ph">
      <div>
        <nav aria-label={t('crumbs')} className="crumbs">
          <Link to="/samordningar" activeOptions={{ exact: true }}>
            {t('nav.cases')}
          </Link>
          <ChevronRight size={14} aria-hidden />
          <span aria-current="page">{number}</span>
        </nav>
        <h1>{name}</h1>
        <div className="meta">
          {person?.birthYear && <span>{t('case.age', { count: Number(today.slice(0, 4)) - person.birthYear })}</span>}
          {person?.personnummerMasked && <span className="nw">{person.personnummerMasked}</span>}
          <span>
            {t('case.number')} <b>{number}</b>
          </span>
          {ownNumber && (
            <span>
              {t('case.ownNumber')} <b>{ownNumber}</b>
            </span>
          )}
          <span>
            {t('case.coordinatedBy')}{' '}
            <b>
              {iCoordinate ? t('case.us', { unit: coordinator?.name ?? '' }) : (coordinator?.name ?? t('next.other'))}
            </b>
          </span>
          <span>
            {t('case.caseworker')}{' '}
            {caseworker ? <b>{caseworker.name}</b> : <Status kind="nobody">{t('nobody')}</Status>}
          </span>
          {openedOn && <span>{t('case.heldSince', { day: day(openedOn) })}</span>}
          {closed && <Status kind="out">{label('caseStatus', status)}</Status>}
        </div>
        <Receipt receipt={person?.received} />
        <div className="ph-tools">
          <LinkBtn look="quiet" to="/samordningar/$id/nulage" params={{ id: of.id }}>
            <FileText size={16} aria-hidden />
            {t('brief.title')}
          </LinkBtn>
          {person && !person.received && (
            <Deliver of={of} first={{ kind: 'person', id: person.id }} label={t('handOver.openPerson')} />
          )}
        </div>
      </div>
      <div className="ph-acts">
        {!closed && may('referral.send') && (
          <LinkBtn look="primary" to="/samordningar/$id/forfragan" params={{ id: of.id }}>
            <Send size={16} aria-hidden />
            {t('case.newRequest')}
          </LinkBtn>
        )}
        {!closed && may('handoff.offer') && (
          <LinkBtn look="second" to="/samordningar/$id/overlamning" params={{ id: of.id }}>
            <ArrowRightLeft size={16} aria-hidden />
            {t('case.handOver')}
          </LinkBtn>
        )}
        <MoveMenu
          moved={{ noun: 'case', id: of.id, version: of.version }}
          moves={[...moves, ...ownMoves]}
          about={name}
          label={t('case.more')}
          places={[
            ...(!closed && may('body.present') ? [{ key: 'group', label: t('groups.present'), go: toGroup }] : []),
            ...(may('right.open')
              ? [
                  { key: 'right-extract', label: t('rights.extract'), go: toRights },
                  { key: 'right-correct', label: t('rights.correct'), go: toRights },
                ]
              : []),
          ]}
        />
      </div>
    </div>
  );
}
