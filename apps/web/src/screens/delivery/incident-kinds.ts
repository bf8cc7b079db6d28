import { useChoices } from '../../data/me';

/** What may have gone wrong with a delivery. */
export const useIncidentKinds = () => useChoices()('incidentKind');
