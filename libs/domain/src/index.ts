/** Domain: words, processes, grounds and permissions as tables. Plain TypeScript, no package. */
export * from './agency/index.js';
export * from './action/index.js';
export * from './delivery/index.js';
export * from './consent/index.js';
export * from './referral/index.js';
export * from './intervention/index.js';
export * from './handoff/index.js';
export * from './sip/index.js';
export * from './case/index.js';
export * from './incident/index.js';
export * from './process/index.js';
export * from './permission/index.js';
export * from './journal/index.js';
export * from './person/index.js';
export * from './history/index.js';
export * from './gap/index.js';
export * from './access/index.js';
