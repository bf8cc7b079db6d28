export * from './action.types.js';
