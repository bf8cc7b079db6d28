/** Kernel: the few things every room stands on. Plain TypeScript, no package. */
export * from './words.js';
export * from './errors.js';
export * from './process.js';
export * from './ids.js';
export * from './day.js';
