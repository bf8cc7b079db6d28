/** Body: groups of units, what is taken up in them, and bookable slots. */
export * from './body.module.js';
export * from './body.types.js';
export { BodyQueries } from './body.queries.js';
export { BodyService } from './body.service.js';
export { GroupActs } from './group-acts.service.js';
