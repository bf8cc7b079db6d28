export * from './case.process.js';
