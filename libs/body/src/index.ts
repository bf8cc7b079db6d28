/** Body: groups of units, and what is taken up in them. */
export * from './body.module.js';
export * from './body.types.js';
export { BodyQueries } from './body.queries.js';
export { BodyService } from './body.service.js';
export { GroupActs } from './group-acts.service.js';
