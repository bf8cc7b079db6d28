import type pg from 'pg';
import {
  BOOKING_NEXT_STEP,
  BOOKING_PROCESS,
  COMMITMENT_NEXT_STEP,
  COMMITMENT_PROCESS,
  CONSENT_PROCESS,
  CORRECTION_PROCESS,
  EVENT_TYPES,
  GROUNDS,
  HANDOFF_NEXT_STEP,
  HANDOFF_PROCESS,
  INCIDENT_NEXT_STEP,
  INCIDENT_PROCESS,
  INVITATION_NEXT_STEP,
  INVITATION_PROCESS,
  MEETING_NEXT_STEP,
  MEETING_PROCESS,
  MEMBERSHIP_NEXT_STEP,
  MEMBERSHIP_PROCESS,
  PRESENTATION_NEXT_STEP,
  PRESENTATION_PROCESS,
  PROGRAMME_PROCESS,
  REFERRAL_NEXT_STEP,
  REFERRAL_PROCESS,
  SECRECY,
  SIP_NEXT_STEP,
  SIP_PROCESS,
  closedFrom,
  processMoves,
  TASK_NEXT_STEP,
  TASK_PROCESS,
} from '#domain';
import type { Ground } from '#domain';
import type { Process } from '#kernel';

interface Checked extends Process {
  readonly nextStep: Readonly<Record<string, string | null>>;
  /** Its rows remember their last move, so that the database can allow the one reversal of it and no other. */
  readonly remembers?: boolean;
}

/** The processes whose rows two parties share, or whose order the law cares about: the database refuses other moves. */
const CHECKED_PROCESSES: readonly Checked[] = [
  { ...(REFERRAL_PROCESS as Process), nextStep: REFERRAL_NEXT_STEP, remembers: true },
  { ...(HANDOFF_PROCESS as Process), nextStep: HANDOFF_NEXT_STEP },
  { ...(SIP_PROCESS as Process), nextStep: SIP_NEXT_STEP },
  { ...(COMMITMENT_PROCESS as Process), nextStep: COMMITMENT_NEXT_STEP },
  { ...(INCIDENT_PROCESS as Process), nextStep: INCIDENT_NEXT_STEP },
  { ...(MEMBERSHIP_PROCESS as Process), nextStep: MEMBERSHIP_NEXT_STEP },
  { ...(PRESENTATION_PROCESS as Process), nextStep: PRESENTATION_NEXT_STEP },
  { ...(MEETING_PROCESS as Process), nextStep: MEETING_NEXT_STEP },
  { ...(INVITATION_PROCESS as Process), nextStep: INVITATION_NEXT_STEP },
  { ...(BOOKING_PROCESS as Process), nextStep: BOOKING_NEXT_STEP },
  { ...(TASK_PROCESS as Process), nextStep: TASK_NEXT_STEP },
  { ...(PROGRAMME_PROCESS as Process), nextStep: {} }, // of nobody: the operating unit's own
  { ...(CONSENT_PROCESS as Process), nextStep: {} }, // nobody waits for another: the asking unit's own
  { ...(CORRECTION_PROCESS as Process), nextStep: {} },
];

/** A ground as the database keeps it. */
export type GroundCode = readonly [
  code: string,
  basis: string,
  closedFrom: readonly string[],
  closedTo: readonly string[],
  law: string,
];

/** The closed list of grounds, spelled out for the database. */
export const groundCodes = (): GroundCode[] =>
  (Object.keys(GROUNDS) as Ground[]).map((code) => [
    code, GROUNDS[code].basis, closedFrom(code), closedTo(code), GROUNDS[code].law,
  ]); // prettier-ignore

/**
 * What the database checks too is written from the same tables the services use, at every start. A ground that the law does not
 * know, or that is opened where the law closes it, is refused by the database, and nothing starts.
 */
export async function syncCodeTables(client: pg.Client, grounds: readonly GroundCode[] = groundCodes()): Promise<void> {
  await client.query('begin');
  await client.query('set local search_path = samsteg');
  await client.query('delete from process_move');
  await client.query('delete from delivery_ground');
  await client.query('delete from process_status');
  await client.query('delete from event_type');
  await client.query('delete from secrecy_area');
  for (const [code, { law, requisite }] of Object.entries(SECRECY)) {
    await client.query('insert into secrecy_area values ($1, $2, $3)', [code, law, requisite]);
  }
  for (const [type, { shared }] of Object.entries(EVENT_TYPES)) {
    await client.query('insert into event_type values ($1, $2)', [type, shared]);
  }
  for (const { name, statuses, terminal, nextStep, remembers } of CHECKED_PROCESSES) {
    for (const status of Object.keys(statuses)) {
      const row = [name, status, nextStep[status] ?? null, terminal.includes(status)];
      await client.query('insert into process_status values ($1, $2, $3, $4)', row);
    }
    for (const { process, from, action, to, party, corrects } of processMoves()) {
      if (process !== name || (corrects !== null && !remembers)) continue;
      const row = [name, from, action, to, party, corrects];
      await client.query('insert into process_move values ($1, $2, $3, $4, $5, $6)', row);
    }
  }
  for (const ground of grounds) {
    await client.query(
      'insert into delivery_ground (code, basis, closed_from, closed_to, law) values ($1, $2, $3, $4, $5)',
      [...ground],
    );
  }
  await client.query('commit');
}

function closedTo(code: Ground): string[] {
  const { onlyTo } = GROUNDS[code];
  return Object.keys(SECRECY).filter(
    (area) => area === 'none' || (onlyTo.length > 0 && !(onlyTo as readonly string[]).includes(area)),
  );
}
