import { maySendType, type ReferralType } from '#domain';
import type { Dice } from './dice.js';
import type { Unit } from './directory.js';

/** Requests that are answered, not started: a statement, or a meeting. */
const TYPES = ['statement', 'statement', 'coordination'] as const satisfies readonly ReferralType[];

/** What one authority asks another; a statement rather from health care. */
export function partnerRequestType(from: Unit, to: Unit, dice: Dice): ReferralType {
  const open = TYPES.filter((type) => maySendType(type, endOf(from), endOf(to)));
  return to.kind === 'healthCare' ? 'statement' : dice.pick(open);
}

const endOf = ({ agencyKind, kind }: Unit) => ({ agencyKind, unitKind: kind });
