/** Meetings: called in a case, answered by each invited unit for itself, or logged when held elsewhere. */
export * from './meeting.module.js';
export * from './meeting.service.js';
export * from './meeting-answer.service.js';
export * from './meeting-side.service.js';
export * from './meeting.queries.js';
export * from './meeting.types.js';
