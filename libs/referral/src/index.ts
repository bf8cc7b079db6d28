/** Referral: the request (förfrågan) between two units. */
export * from './referral.module.js';
export * from './referral.types.js';
export { ReferralCorrection } from './referral-correct.service.js';
export { ReferralStaffing } from './referral-staffing.service.js';
export { ReferralService } from './referral.service.js';
export { referralOf } from './referral.queries.js';
export type { ReferralRow } from './referral.queries.js';
