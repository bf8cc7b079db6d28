export * from './handoff.process.js';
export * from './handoff.reasons.js';
export * from './handoff.rules.js';
