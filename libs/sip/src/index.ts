/** SIP: the coordinated individual plan from need to close, its versions, and what each unit has promised in it. */
export * from './sip.module.js';
export * from './sip.types.js';
export * from './commitment.types.js';
export { SipService } from './sip.service.js';
export { SipMeetings } from './sip-meeting.service.js';
export { SipAdoption } from './sip-adoption.service.js';
export { SipRest } from './sip-rest.service.js';
export { CommitmentService } from './commitment.service.js';
export { SipPapers } from './sip-paper.queries.js';
export { SipQueries, sipPlanOf } from './sip.queries.js';
export { CommitmentQueries, commitmentOf } from './commitment.queries.js';
export { DeadlineQueries } from './deadline.queries.js';
export { DeadlineService } from './deadline.service.js';
export type { CommitmentRow } from './commitment.queries.js';
export type { SipPlanRow } from './sip.queries.js';
