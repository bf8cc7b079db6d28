export * from './figure.reasons.js';
export * from './figure.rules.js';
export * from './quarter.process.js';
export * from './suppression.process.js';
