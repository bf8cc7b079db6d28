export * from './history.types.js';
export * from './history-file.types.js';
export * from './history.reasons.js';
export { eventOf, rawOf } from './event.process.js';
export { parametersOf, readHistory } from './history.process.js';
export { FaultList } from './fault-list.process.js';
export { readLimits } from './limits.process.js';
