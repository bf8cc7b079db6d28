/** Records: extracts, what is kept how long, erasure with its proof. */
export * from './records.module.js';
export { ErasingService } from './erasing.service.js';
