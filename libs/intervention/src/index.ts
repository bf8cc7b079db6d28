/** Intervention: participation (deltagande) in programmes and measures, and being ready for the next. */
export * from './intervention.module.js';
export * from './intervention.types.js';
export * from './intervention.inputs.js';
export * from './ready.inputs.js';
export { InterventionOpening } from './intervention-opening.service.js';
export { InterventionCourse } from './intervention-course.service.js';
export { InterventionPhases } from './intervention-phase.service.js';
export { InterventionEnding } from './intervention-ending.service.js';
export { InterventionCorrection } from './intervention-correct.service.js';
export { ReadyService } from './ready.service.js';
export { InterventionQueries, interventionOf } from './intervention.queries.js';
export type { InterventionRow } from './intervention.queries.js';
