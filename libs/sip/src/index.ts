/** SIP: the coordinated individual plan from need to close, its versions, and what each unit has promised in it. */
export * from './sip.module.js';
export * from './sip.types.js';
export * from './commitment.types.js';
export { SipRest } from './sip-rest.service.js';
export { sipPlanOf } from './sip.queries.js';
export type { SipPlanRow } from './sip.queries.js';
