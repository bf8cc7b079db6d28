/** Programme: an insats as its operating unit runs it. */
export * from './programme.module.js';
export * from './run.inputs.js';
export * from './run.types.js';
export { RunService } from './run.service.js';
export { RunQueries } from './run.queries.js';
export * from './follow.inputs.js';
export { AttendanceService } from './attendance.service.js';
export { FollowService } from './follow.service.js';
