import type { CaseFullFragment, MoveLineFragment } from '../gql/generated/graphql';
import { en } from '../i18n/en/own-moves';
import { sv } from '../i18n/sv/own-moves';
import { useChoices, useMay } from './me';
import type { Words } from './words';

type Key = keyof typeof sv;
const both = (key: Key): Words => ({ sv: sv[key], en: en[key] });
const field = (name: string, kind: string, label: Key, required = true): MoveLineFragment['fields'][number] => ({
  name,
  kind,
  required,
  label: both(label),
  options: [],
});
const move = (action: Key, ...fields: MoveLineFragment['fields']): MoveLineFragment => ({
  action,
  label: both(action),
  needs: [],
  fields,
});

/** Taking back that somebody is ready. */
export const WITHDRAW_READY: MoveLineFragment = {
  ...move('withdrawReady', field('date', 'date', 'withdrawnFrom', false)),
  action: 'withdraw',
};

/** Who in the unit handles a request. */
export const ASSIGN_REFERRAL: MoveLineFragment = {
  ...move('assignReferral', field('caseworkerId', 'caseworker', 'caseworker')),
  action: 'assign',
};

/** What the own unit does with its own side of a case. No process stands behind these, so they are described here. */
export function useOwnMoves({ status, caseworker, protection }: CaseFullFragment): MoveLineFragment[] {
  const may = useMay();
  const choices = useChoices();
  const kinds = choices('readyKind');
  const coded = (name: string, label: Key, list: string): MoveLineFragment['fields'][number] => ({
    ...field(name, 'choice', label),
    options: choices(list).map(({ code, label: one }) => ({ code, label: { sv: one, en: one } })),
  });
  const closing = [
    ...(may('case.protect') && !protection
      ? [move('protect', coded('level', 'level', 'protectionLevel'), coded('reason', 'known', 'protectReason'))]
      : []),
    ...(may('clearance.set') && protection
      ? [
          move(
            'setClearance',
            field('addId', 'caseworker', 'letIn', false),
            {
              ...field('removeId', 'choice', 'takeOut', false),
              options: protection.group.map(({ id, name }) => ({ code: id, label: { sv: name, en: name } })),
            },
            coded('reason', 'reason', 'clearanceReason'),
          ),
        ]
      : []),
    ...(may('protection.end') && protection?.raisedByUs
      ? [move('unprotect', coded('reason', 'reason', 'unprotectReason'))]
      : []),
    ...(may('conflict.declare') ? [move('declareConflict')] : []),
    ...(may('conflict.set')
      ? [move('setConflict', field('accountId', 'caseworker', 'colleague'), coded('reason', 'known', 'conflictReason'))]
      : []),
  ];
  if (status === 'closed') return closing;
  const options = kinds.map(({ code, label }) => ({ code, label: { sv: label, en: label } }));
  return [
    ...(may('case.assign') ? [move('assignResponsible', field('accountId', 'caseworker', 'caseworker'))] : []),
    ...(may('case.assign') && caseworker ? [move('endResponsible')] : []),
    ...(may('case.setNumber') ? [move('setOwnNumber', field('ownNumber', 'line', 'ownNumber', false))] : []),
    ...(may('ready.declare')
      ? [move('declareReady', { ...field('kind', 'choice', 'readyKind'), options }, field('from', 'date', 'readyFrom'))]
      : []),
    ...closing,
  ];
}
