import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { MoveMembershipDocument, type BodyLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Fold } from '../../parts/Fold';
import { Refusal } from '../../parts/Refusal';
import { Status } from '../../parts/Status';
import type { InGroup } from './group';
import { useAct } from './use-act';

/** Who is in it, has been, or is asked. */
export function Members({ of, open }: InGroup) {
  const { t } = useTranslation();
  const may = useMay();
  const words = useWords();
  const { day } = useDays();
  const { act, isPending, error } = useAct(MoveMembershipDocument);
  const inIt = of.members.filter(({ status }) => status === 'active');
  return (
    <Fold title={t('groups.members')} sub={inIt.map(({ unit }) => unit.name).join(', ')} open={false}>
      <ul className="gr-who">
        {of.members.map((member) => (
          <li key={member.id}>
            <b>{member.unit.name}</b>
            <Status kind={member.status === 'active' ? 'ok' : member.status === 'proposed' ? 'wait' : 'out'}>{words(member.statusLabel)}</Status>
            <span className="mut">
              {[member.since && t('groups.since', { day: day(member.since) }), member.until && t('groups.until', { day: day(member.until) }),
                member.named && t('groups.represents', { name: member.named.name })].filter(Boolean).join(', ')}
            </span>
            {member.moves.includes('end') && (
              <Btn
                isPending={isPending}
                aria-label={member.mine ? t('groups.leave') : t('groups.endFor', { unit: member.unit.name })}
                onPress={() => act({ bodyId: of.id, unitId: member.unit.id, expectedVersion: member.version, action: 'end' }, t('groups.ended'))}
              >
                {member.mine ? t('groups.leave') : t('groups.end')}
              </Btn>
            )}
          </li>
        ))}
      </ul>
      {error && <Refusal error={error} />}
      {of.iKeep && may('body.member') && (
        <div className="gr-acts">
          <Btn look="second" onPress={() => open('unit')}>{t('groups.askUnit')}</Btn>
        </div>
      )}
    </Fold>
  ); // prettier-ignore
}

/** Sittings that have been, and those after the next. */
export function History({ of }: { of: BodyLineFragment }) {
  const { t } = useTranslation();
  const words = useWords();
  const { dayAndWeek } = useDays();
  const next = of.sittings.find(({ status }) => status === 'planned');
  const others = of.sittings.filter((one) => one !== next);
  if (others.length === 0) return null;
  return (
    <Fold title={t('groups.history')} sub={String(others.length)} open={false}>
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            {dayAndWeek(one.on)} <span className="mut">{words(one.statusLabel)}</span>
            {one.points.length > 0 && `: ${one.points.map(({ text }) => text).join('; ')}`}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
