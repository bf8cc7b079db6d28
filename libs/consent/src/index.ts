/** Consent: what the person agreed to, edge by edge, and what a unit has decided to tell. */
export * from './consent.module.js';
export * from './consent.service.js';
export * from './edge.service.js';
export * from './revocation.service.js';
export * from './renewal.service.js';
export * from './consent-text.queries.js';
export * from './consent-text.types.js';
export * from './terms.policy.js';
export * from './introduction.service.js';
export * from './delivery.service.js';
export * from './incident.inputs.js';
export * from './incident.service.js';
export * from './sharing.service.js';
export * from './consent.inputs.js';
export * from './delivery.inputs.js';
export * from './consent-terms.inputs.js';
