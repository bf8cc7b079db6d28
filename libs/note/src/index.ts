/** Notes: how one was in touch, what came in, what is to be done, papers, and what is being written. */
export * from './note.module.js';
export * from './note.service.js';
export * from './incoming.service.js';
export { NoteReleaseService } from './note-release.service.js';
export { DraftDesk } from './draft.queries.js';
export { TaskService } from './task.service.js';
export { TaskQueries } from './task.queries.js';
export { PhraseService } from './phrase.service.js';
export { PhraseQueries } from './phrase.queries.js';
