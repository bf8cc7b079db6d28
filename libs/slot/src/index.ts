/** Slots: recurring times a unit keeps, in which others book places, and how they are used. */
export * from './slot.module.js';
export * from './slot.service.js';
export * from './booking.service.js';
export * from './slot.queries.js';
export * from './slot.types.js';
