export * from './staffing.rules.js';
