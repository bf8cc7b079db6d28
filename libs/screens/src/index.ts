/** Screens: one read per screen, across nouns. */
export * from './screens.module.js';
export { lanesOf } from './lanes.rules.js';
export { CalendarQueries } from './calendar.queries.js';
export { AwaitedQueries } from './awaited.queries.js';
export { SavedViewQueries } from './saved-view.queries.js';
export { SavedViewService } from './saved-view.service.js';
export { CaseListQueries } from './case-list.queries.js';
