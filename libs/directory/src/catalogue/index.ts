export { type Catalogue, parseCatalogue } from './catalogue.rules.js';
export * from './catalogue.reasons.js';
export * from './catalogue.types.js';
export * from './intake.policy.js';
export { type Overlay, type OverlayRun, parseOverlay } from './overlay.rules.js';
export { addMonths, firstDay, type ImpreciseDate, isImpreciseDate, lastDay } from './precision.rules.js';
export * from './programme-row.rules.js';
export type { Programme } from './programme.rules.js';
export * from './programme.types.js';
