export * from './process.rules.js';
