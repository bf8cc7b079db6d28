export * from './process.rules.js';
export * from './next-step.rules.js';
