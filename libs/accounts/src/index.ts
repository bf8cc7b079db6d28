/** Accounts: who has which seat and why, given and ended by each agency itself; one's own sessions. */
export * from './accounts.module.js';
