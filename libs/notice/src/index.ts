/** Notices: who is told what waits for her, in the product and by mail, and why. */
export * from './notice.module.js';
export * from './notice-deriving.service.js';
export * from './mail.service.js';
export { CalendarMails } from './calendar-mail.service.js';
export { mailCode } from './mail-code.rules.js';
export { SettingService } from './setting.service.js';
export { MailServer } from './mail-server.service.js';
