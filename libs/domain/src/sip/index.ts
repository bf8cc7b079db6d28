export * from './sip.process.js';
export * from './commitment.process.js';
export * from './sip.reasons.js';
export * from './plan-kind.rules.js';
export * from './sip.rules.js';
export * from './deadline.rules.js';
export * from './deadline.process.js';
export * from './button.rules.js';
