export * from './role.types.js';
export * from './permission.policy.js';
export * from './step-up.rules.js';
export * from './assurance.rules.js';
export * from './scope.rules.js';
