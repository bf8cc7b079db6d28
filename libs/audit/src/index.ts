/** Audit: the sealed chain, the log auditor's screens, the participant's extract. */
export * from './chain.process.js';
export * from './audit.module.js';
