/** Gap: what stands still, per unit and from what it holds; evaluated at commit and by the tick. */
export * from './gap.module.js';
export * from './gap.service.js';
export * from './tick.service.js';
export * from './history-import.service.js';
