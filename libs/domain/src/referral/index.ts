export * from './referral.process.js';
export * from './referral.hold.process.js';
export * from './referral.reasons.js';
export * from './referral.types.js';
export * from './referral.rules.js';
export * from './waiting.rules.js';
