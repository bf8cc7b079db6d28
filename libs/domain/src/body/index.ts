export * from './anonymous.policy.js';
export * from './body.reasons.js';
export * from './body.rules.js';
export * from './membership.process.js';
export * from './presentation.process.js';
