import type { TypedDocumentString } from '../gql/generated/graphql';
import * as ops from '../gql/generated/graphql';

export type Noun =
  | 'case'
  | 'referral'
  | 'handoff'
  | 'sip'
  | 'commitment'
  | 'intervention'
  | 'ready'
  | 'incident'
  | 'meeting'
  | 'invitation'
  | 'booking'
  | 'slot'
  | 'slotSeries'
  | 'programme'
  | 'task';

/** The thing a move is made on: what to send along so that the server can refuse a stale one. */
export interface Moved {
  noun: Noun;
  id: string;
  version?: number;
  /** The case it lies in: only with it is what is typed kept on the server, behind the case's own walls. */
  caseId?: string;
  /** The other units of it: to whom its words would go, where another ground than consent is asked for. */
  to?: readonly string[];
}

/** What a move takes is described by the server at run time; `never` keeps anyone from guessing it at build time. */
export type MoveDocument = TypedDocumentString<unknown, { input: never }>;

/** (what, move) → the mutation that makes it. A move without a row here is not drawn. */
export const MOVES: Record<Noun, Record<string, MoveDocument>> = {
  referral: {
    send: ops.SendReferralDraftDocument,
    receive: ops.ReceiveReferralDocument,
    requestInfo: ops.RequestReferralInfoDocument,
    supplyInfo: ops.SupplyReferralInfoDocument,
    cancelRequest: ops.CancelReferralInfoRequestDocument,
    accept: ops.AcceptReferralDocument,
    reject: ops.RejectReferralDocument,
    waitlist: ops.WaitlistReferralDocument,
    planStart: ops.PlanReferralStartDocument,
    start: ops.StartReferralDocument,
    unaccept: ops.UnacceptReferralDocument,
    complete: ops.CompleteReferralDocument,
    end: ops.EndReferralDocument,
    acknowledge: ops.AcknowledgeReferralDocument,
    withdraw: ops.WithdrawReferralDocument,
    correct: ops.CorrectReferralDocument,
    hold: ops.HoldReferralDocument,
    release: ops.ReleaseReferralDocument,
    return: ops.ReturnReferralDocument,
    assign: ops.AssignReferralDocument,
  },
  handoff: {
    ask: ops.AskHandoffDocument,
    answer: ops.AnswerHandoffDocument,
    accept: ops.AcceptHandoffDocument,
    complete: ops.CompleteHandoffDocument,
    reject: ops.RejectHandoffDocument,
    withdraw: ops.WithdrawHandoffDocument,
  },
  booking: { unbook: ops.MoveBookingDocument, use: ops.MoveBookingDocument, miss: ops.MoveBookingDocument },
  task: {
    do: ops.MoveTaskDocument,
    hand: ops.MoveTaskDocument,
    postpone: ops.MoveTaskDocument,
    callOff: ops.MoveTaskDocument,
  },
  slot: { close: ops.MoveSlotDocument },
  slotSeries: { end: ops.MoveSlotDocument },
  programme: {
    open: ops.MoveProgrammeDocument,
    stopIntake: ops.MoveProgrammeDocument,
    announceClosing: ops.MoveProgrammeDocument,
    close: ops.MoveProgrammeDocument,
  },
  sip: {
    assessNeeded: ops.AssessSipNeedDocument,
    assessNotNeeded: ops.DismissSipNeedDocument,
    askConsent: ops.AskSipConsentDocument,
    refuse: ops.RefuseSipConsentDocument,
    prepare: ops.PrepareSipDocument,
    call: ops.CallSipMeetingDocument,
    rebook: ops.RebookSipMeetingDocument,
    cancelMeeting: ops.CancelSipMeetingDocument,
    hold: ops.HoldSipMeetingDocument,
    adopt: ops.AdoptSipPlanDocument,
    approve: ops.ApproveSipPlanDocument,
    followUp: ops.FollowUpSipDocument,
    beginClosing: ops.BeginClosingSipDocument,
    close: ops.CloseSipDocument,
    suspend: ops.SuspendSipDocument,
    resume: ops.ResumeSipDocument,
    resumePlan: ops.ResumeSipPlanDocument,
  },
  commitment: {
    confirm: ops.ConfirmCommitmentDocument,
    decline: ops.DeclineCommitmentDocument,
    complete: ops.CompleteCommitmentDocument,
    cancel: ops.CancelCommitmentDocument,
  },
  intervention: {
    start: ops.StartInterventionDocument,
    changeExtent: ops.ChangeExtentDocument,
    pause: ops.PauseInterventionDocument,
    resume: ops.ResumeInterventionDocument,
    extend: ops.ExtendInterventionDocument,
    agreeNextStep: ops.AgreeNextStepDocument,
    end: ops.EndInterventionDocument,
    cancel: ops.CancelInterventionDocument,
  },
  case: {
    close: ops.CloseCaseDocument,
    reopen: ops.ReopenCaseDocument,
    assignResponsible: ops.AssignResponsibleDocument,
    endResponsible: ops.EndResponsibleDocument,
    setOwnNumber: ops.SetOwnNumberDocument,
    declareReady: ops.DeclareReadyDocument,
    protect: ops.ProtectCaseDocument,
    unprotect: ops.UnprotectCaseDocument,
    setClearance: ops.SetClearanceDocument,
    declareConflict: ops.DeclareConflictDocument,
    setConflict: ops.SetConflictDocument,
  },
  ready: {
    withdraw: ops.WithdrawReadyDocument,
  },
  incident: {
    erase: ops.AnswerIncidentDocument,
    giveBack: ops.AnswerIncidentDocument,
    keep: ops.AnswerIncidentDocument,
    withdraw: ops.WithdrawIncidentDocument,
  },
  meeting: { rebook: ops.MoveMeetingDocument, cancel: ops.MoveMeetingDocument, hold: ops.MoveMeetingDocument },
  invitation: {
    come: ops.AnswerMeetingDocument,
    decline: ops.AnswerMeetingDocument,
    suggest: ops.AnswerMeetingDocument,
    suit: ops.AnswerMeetingDocument,
    assess: ops.AnswerMeetingDocument,
  },
};

const ID_FIELD: Record<Noun, string> = {
  case: 'caseId',
  referral: 'referralId',
  handoff: 'handoffId',
  sip: 'planId',
  commitment: 'commitmentId',
  intervention: 'interventionId',
  ready: 'readyId',
  incident: 'incidentId',
  meeting: 'meetingId',
  invitation: 'invitationId',
  booking: 'bookingId',
  slot: 'id',
  slotSeries: 'id',
  programme: 'programmeId',
  task: 'taskId',
};

/** Moves on what only the own unit writes: there is no version to be stale. */
const WITHOUT_VERSION: Partial<Record<Noun, string[]>> = {
  case: [
    'assignResponsible',
    'endResponsible',
    'setOwnNumber',
    'declareReady',
    'protect',
    'unprotect',
    'setClearance',
    'declareConflict',
    'setConflict',
  ],
  referral: ['assign'],
};

const listOf = (value: unknown) => (value ? [value] : []);
/** Whom to let in and whom to take out: one of each in the form, a list of each in the move. */
const asLists = ({ addId, removeId, ...values }: Record<string, unknown>) => ({
  ...values,
  addIds: listOf(addId),
  removeIds: listOf(removeId),
});

/** Whose moves are one mutation that says which. */
const ONE_MUTATION = new Set<Noun>(['meeting', 'invitation', 'booking', 'slot', 'slotSeries', 'programme', 'task']);

export const inputOf = ({ noun, id, version }: Moved, action: string, values: Record<string, unknown>) => ({
  [ID_FIELD[noun]]: id,
  ...(version !== undefined && !WITHOUT_VERSION[noun]?.includes(action) && { expectedVersion: version }),
  // the three answers are one mutation
  ...(noun === 'incident' && action !== 'withdraw' && { answer: action }),
  ...(ONE_MUTATION.has(noun) && { action }),
  ...(action === 'setClearance' ? asLists(values) : values),
});

/** The move that carries a thing forward stands first; the rest keep the order of the process. */
const FORWARD: Record<Noun, string[]> = {
  case: [],
  referral: ['send', 'receive', 'supplyInfo', 'accept', 'planStart', 'start', 'complete', 'acknowledge'],
  handoff: ['answer', 'accept', 'complete'],
  sip: ['assessNeeded', 'prepare', 'askConsent', 'call', 'hold', 'adopt', 'followUp', 'resume', 'resumePlan'],
  commitment: ['confirm', 'complete'],
  intervention: ['start', 'resume', 'agreeNextStep'],
  ready: [],
  incident: [],
  meeting: ['hold'],
  invitation: ['come'],
  booking: ['use'],
  slot: [],
  slotSeries: [],
  programme: ['open', 'close'],
  task: ['do'],
};

export function inOrder<M extends { action: string }>(noun: Noun, moves: M[]): M[] {
  const first = FORWARD[noun].find((action) => moves.some((move) => move.action === action));
  return [...moves.filter(({ action }) => action === first), ...moves.filter(({ action }) => action !== first)];
}

/** The move that takes another one back, where the process has such a move. */
export const TAKES_BACK: Partial<Record<Noun, Record<string, string>>> = {
  referral: { requestInfo: 'cancelRequest', accept: 'unaccept', hold: 'release' },
  intervention: { pause: 'resume' },
};
