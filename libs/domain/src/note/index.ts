export * from './contact.rules.js';
export * from './draft.rules.js';
