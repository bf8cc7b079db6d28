export * from './programme.process.js';
export * from './programme.rules.js';
