export * from './consent.process.js';
export * from './edge.process.js';
export * from './consent.types.js';
export * from './sentence.rules.js';
export * from './difference.rules.js';
