export * from './role.types.js';
export * from './permission.policy.js';
