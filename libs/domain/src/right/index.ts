export * from './correction.process.js';
export * from './correction.reasons.js';
export * from './correction.rules.js';
