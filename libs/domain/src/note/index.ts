export * from './contact.rules.js';
export * from './draft.rules.js';
export * from './task.process.js';
export * from './phrase.rules.js';
