export * from './intervention.reasons.js';
