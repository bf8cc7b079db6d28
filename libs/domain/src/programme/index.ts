export * from './programme.process.js';
export * from './entry.rules.js';
export * from './programme.rules.js';
export * from './participation.rules.js';
