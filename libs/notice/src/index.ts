/** Notices: who is told what waits for her, in the product and by mail, and why. */
export * from './notice.module.js';
export * from './notice-deriving.service.js';
