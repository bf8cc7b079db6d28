export * from './gap.types.js';
export * from './gap.policy.js';
export * from './gap.rules.js';
export * from './gap.process.js';
export * from './replay.process.js';
export { HEEDED_EVENTS } from './reaction.process.js';
