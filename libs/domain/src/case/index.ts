export * from './case.process.js';
export * from './protection.reasons.js';
