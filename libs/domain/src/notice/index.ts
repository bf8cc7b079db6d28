export * from './notice.rules.js';
export * from './notice.types.js';
export * from './notice.process.js';
