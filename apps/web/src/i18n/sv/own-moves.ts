export const sv = {
  assignResponsible: 'Utse handläggare',
  endResponsible: 'Avsluta handläggarens ansvar',
  setOwnNumber: 'Ändra eget ärendenummer',
  declareReady: 'Anmäl redo för nästa steg',
  assignReferral: 'Fördela i enheten',
  caseworker: 'Ansvarig handläggare',
  ownNumber: 'Eget ärendenummer',
  readyKind: 'Redo för',
  readyFrom: 'Från och med',
  withdrawReady: 'Ta tillbaka anmälan',
  withdrawnFrom: 'Från och med (i dag om inget anges)',
};
