export * from './personnummer.policy.js';
