/** Flow: what follows across nouns, in one table. */
export * from './flow.module.js';
export * from './flow.rules.js';
