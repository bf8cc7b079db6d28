/** Directory: associations, agencies, units, seats, and the catalogue of programmes. */
export * from './catalogue/index.js';
export * from './directory.module.js';
export { AbsenceService } from './absence.service.js';
export * from './parts.queries.js';
export * from './parts.types.js';
export * from './programme-lookup.queries.js';
export { ProgrammeQueries } from './programme.queries.js';
export * from './unit-lookup.queries.js';
export { GAP_STOP_REASONS, MESSAGE_KINDS } from './vocabulary.reasons.js';
