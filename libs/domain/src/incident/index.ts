export * from './incident.process.js';
export * from './incident.reasons.js';
