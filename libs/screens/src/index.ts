/** Screens: one read per screen, across nouns. */
export * from './screens.module.js';
export { lanesOf } from './lanes.rules.js';
