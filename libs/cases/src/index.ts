/** Cases: the envelope, who is in it, the person, and what was said. */
export * from './cases.module.js';
export * from './case-entry.service.js';
export * from './case.service.js';
export * from './case.inputs.js';
export * from './person.service.js';
export * from './responsibility.service.js';
export { Protection } from './protection.types.js';
export * from './protection.service.js';
export * from './conflict.service.js';
export { MessageService } from './message.service.js';
export type { NewMessage } from './message.service.js';
export { Member } from './member.entity.js';
export { UnitCase } from './unit-case.entity.js';
export { Coordination } from './coordination.entity.js';
export { AccountRef, Code, PageInfo, UnitRef, Words, codeOf, codesOf, openPlace, sealPlace } from '#directory';
export * from './parts.types.js';
export * from './move-option.queries.js';
export type { MessageAbout, MessageKind } from './message.entity.js';
