export * from './document.rules.js';
export * from './checklist.rules.js';
