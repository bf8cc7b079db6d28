/** Staffing: who in a unit has what, who covers, and everything somebody leaves behind handed over at once. */
export * from './staffing.module.js';
export * from './staffing.types.js';
export * from './staffing.inputs.js';
export { StaffingQueries } from './staffing.queries.js';
export { StaffingService } from './staffing.service.js';
