/** Meetings: called in a case, answered by each invited unit for itself, or logged when held elsewhere. */
export * from './meeting.module.js';
export * from './meeting.service.js';
export * from './meeting-answer.service.js';
export * from './meeting-side.service.js';
export * from './meeting.queries.js';
export * from './meeting.types.js';
export * from './meeting-writing.service.js';
export * from './meeting-decision.service.js';
export { MeetingDecision as KeptDecision } from './meeting-decision.entity.js';
export * from './minutes.service.js';
export * from './minutes.queries.js';
export { minutesBlocks } from './minutes.rules.js';
export { PlanMeetings } from './plan-meeting.service.js';
export { pointsOf } from './agenda.service.js';
export { MeetingOtherInput, TIMES } from './meeting.inputs.js';
