/** What can happen in a case, as the one who does it would say it. Each leaves on the scene what the next needs. */
export * from './case.js';
export * from './consent.js';
export * from './participation.js';
export * from './plan.js';
export * from './request.js';
