export * from './retention.types.js';
export * from './retention.rules.js';
export * from './retention.process.js';
export * from './record.rules.js';
