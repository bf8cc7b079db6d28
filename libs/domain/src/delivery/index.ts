export * from './delivery.types.js';
export * from './delivery.policy.js';
export * from './record.types.js';
export * from './provider.rules.js';
