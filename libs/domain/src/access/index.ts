export * from './access.policy.js';
export * from './access.types.js';
export * from './review.rules.js';
