/** Directory: associations, agencies, units, seats, and the catalogue of programmes. */
export * from './catalogue/index.js';
