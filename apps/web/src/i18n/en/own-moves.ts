import type { sv } from '../sv/own-moves';

export const en: typeof sv = {
  assignResponsible: 'Name a caseworker',
  endResponsible: 'End the caseworker’s responsibility',
  setOwnNumber: 'Change own case number',
  declareReady: 'Declare ready for the next step',
  assignReferral: 'Assign in the unit',
  caseworker: 'Responsible caseworker',
  ownNumber: 'Own case number',
  readyKind: 'Ready for',
  readyFrom: 'From',
  withdrawReady: 'Withdraw the declaration',
  withdrawnFrom: 'From (today unless said)',
  protect: 'Protect the identity',
  unprotect: 'Take the protection away',
  setClearance: 'Change who sees the case',
  declareConflict: 'I have a conflict / it is a relative',
  level: 'Kind of protection',
  known: 'How we know',
  letIn: 'Is also to see the case',
  takeOut: 'Is not to see the case any more',
  reason: 'Reason',
};
