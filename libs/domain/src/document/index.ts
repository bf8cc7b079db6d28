export * from './document.rules.js';
