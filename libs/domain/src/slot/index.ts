export * from './booking.process.js';
export * from './slot.rules.js';
