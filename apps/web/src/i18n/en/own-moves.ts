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
};
