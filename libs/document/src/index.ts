/** Documents of a case: added, looked at before they are kept, in versions, taken out as files, voided. */
export * from './document.module.js';
export * from './document.service.js';
export * from './document.queries.js';
export * from './inspection.service.js';
export { scan } from './scan.process.js';
