/** Handoff: who coordinates a case, or who handles it, moves (överlämning). */
export * from './handoff.module.js';
export * from './handoff.types.js';
export * from './handoff.inputs.js';
export { HandoffService } from './handoff.service.js';
export { HandoffStaffing } from './handoff-staffing.service.js';
export { Handoff as HandoffState } from './handoff.entity.js';
export { HandoffQueries, handoffOf } from './handoff.queries.js';
export type { HandoffRow } from './handoff.queries.js';
