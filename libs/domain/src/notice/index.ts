export * from './notice.rules.js';
export * from './awaited.rules.js';
export * from './notice.types.js';
export * from './notice.process.js';
export * from './notice-mail.rules.js';
export * from './notice-mail.process.js';
export * from './calendar-mail.process.js';
