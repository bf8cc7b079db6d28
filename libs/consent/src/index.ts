/** Consent: what the person agreed to, edge by edge, and what a unit has decided to tell. */
export * from './consent.module.js';
export * from './consent.service.js';
export * from './edge.service.js';
export * from './revocation.service.js';
export * from './introduction.service.js';
export * from './delivery.service.js';
export * from './sharing.service.js';
export * from './consent.inputs.js';
