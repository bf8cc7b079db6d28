export * from './intervention.process.js';
export * from './intervention.reasons.js';
export * from './intervention.rules.js';
