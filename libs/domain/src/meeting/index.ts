export * from './meeting.rules.js';
export * from './agenda.rules.js';
export * from './meeting.process.js';
export * from './invitation.process.js';
