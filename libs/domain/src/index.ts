/** Domain: words, processes, grounds and permissions as tables. Plain TypeScript, no package. */
export * from './agency/index.js';
export * from './action/index.js';
export * from './delivery/index.js';
export * from './consent/index.js';
export * from './referral/index.js';
export * from './intervention/index.js';
export * from './permission/index.js';
