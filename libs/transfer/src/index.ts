/** Transfer: what a unit takes over into its own journal or file, and a paper for each act of delivery. */
export * from './transfer.module.js';
export * from './transfer.inputs.js';
export * from './transfer.service.js';
export * from './transfer.queries.js';
