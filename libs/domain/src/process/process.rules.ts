import { type Move, type Process } from '#kernel';
import { MEMBERSHIP_PROCESS } from '../body/membership.process.js';
import { INVITATION_PROCESS } from '../meeting/invitation.process.js';
import { MEETING_PROCESS } from '../meeting/meeting.process.js';
import { PRESENTATION_PROCESS } from '../body/presentation.process.js';
import { CASE_PROCESS } from '../case/case.process.js';
import { CONSENT_PROCESS } from '../consent/consent.process.js';
import { EDGE_PROCESS } from '../consent/edge.process.js';
import { HANDOFF_CORRECTABLE, HANDOFF_PROCESS } from '../handoff/handoff.process.js';
import { INCIDENT_PROCESS } from '../incident/incident.process.js';
import { INTERVENTION_CORRECTABLE, INTERVENTION_PROCESS } from '../intervention/intervention.process.js';
import { REFERRAL_HOLD_PROCESS } from '../referral/referral.hold.process.js';
import { REFERRAL_CORRECTABLE, REFERRAL_PROCESS } from '../referral/referral.process.js';
import { CORRECTION_PROCESS } from '../right/correction.process.js';
import { COMMITMENT_CORRECTABLE, COMMITMENT_PROCESS } from '../sip/commitment.process.js';
import { TASK_PROCESS } from '../note/task.process.js';
import { PROGRAMME_PROCESS } from '../programme/programme.process.js';
import { BOOKING_PROCESS } from '../slot/booking.process.js';
import { SIP_CORRECTABLE, SIP_PROCESS } from '../sip/sip.process.js';

/** Every process there is, for the diagrams, the tests and the database's own check. */
export const PROCESSES: readonly Process[] = [
  CASE_PROCESS,
  CONSENT_PROCESS,
  EDGE_PROCESS,
  REFERRAL_PROCESS,
  REFERRAL_HOLD_PROCESS,
  HANDOFF_PROCESS,
  SIP_PROCESS,
  COMMITMENT_PROCESS,
  INTERVENTION_PROCESS,
  INCIDENT_PROCESS,
  CORRECTION_PROCESS,
  MEMBERSHIP_PROCESS,
  PRESENTATION_PROCESS,
  MEETING_PROCESS,
  INVITATION_PROCESS,
  BOOKING_PROCESS,
  PROGRAMME_PROCESS,
  TASK_PROCESS,
];

/** The actions of each process that may be taken back as mistakes. */
export const CORRECTABLE: Readonly<Record<string, readonly string[]>> = {
  referral: REFERRAL_CORRECTABLE,
  handoff: HANDOFF_CORRECTABLE,
  sip: SIP_CORRECTABLE,
  commitment: COMMITMENT_CORRECTABLE,
  intervention: INTERVENTION_CORRECTABLE,
};

/** One allowed change of state as the database keeps it. */
export interface ProcessMove {
  readonly process: string;
  readonly from: string;
  readonly action: string;
  readonly to: string;
  readonly party: string;
  /** The action it takes back; null for a move of its own. */
  readonly corrects: string | null;
}

/** The rows of a process, each followed by its reversal where a mistake may be taken back. */
function rowsOf({ name, moves }: Process): readonly ProcessMove[] {
  const correctable = CORRECTABLE[name] ?? [];
  const forward = ([from, action, to, party]: Move<string, string, string, string>): ProcessMove[] => {
    const made = { process: name, from, action, to, party, corrects: null };
    const undone = {
      process: name,
      from: to,
      action: `correct ${action} from ${from}`,
      to: from,
      party,
      corrects: action,
    };
    return correctable.includes(action) ? [made, undone] : [made];
  };
  return moves.flatMap(forward);
}

/** Every allowed change of state in the product: generated from the tables, never written by hand. */
export function processMoves(): readonly ProcessMove[] {
  return PROCESSES.flatMap(rowsOf);
}
