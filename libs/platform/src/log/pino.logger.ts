import type { LoggerService } from '@nestjs/common';
import { destination, pino } from 'pino';
import { scrub } from './scrub.js';
import { withhold } from './withhold.js';

/** A file instead of standard output; the tests read there what was written. */
const { SAMSTEG_LOG_FILE: file, LOG_LEVEL: level = 'info' } = process.env;
const output = file ? destination({ dest: file, append: true, mkdir: true, sync: true }) : destination(1);

/** Scrubbed twice: by what the parts of an entry are, and by how the finished line reads. */
export const log = pino(
  {
    level,
    formatters: { log: (entry) => withhold(entry) as Record<string, unknown> },
    hooks: {
      streamWrite: scrub,
      // an error alone would lend the entry its message
      logMethod(args, method) {
        const [first, ...rest] = args as unknown[];
        method.apply(this, (first instanceof Error ? [{ err: first }, rest[0] ?? first.name] : args) as typeof args);
      },
    },
  },
  output,
);

export class PinoLogger implements LoggerService {
  log(message: unknown, context?: string): void {
    log.info({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    log.warn({ context }, String(message));
  }
  debug(message: unknown, context?: string): void {
    log.debug({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    if (message instanceof Error) log.error({ context, err: message }, message.name);
    else log.error({ context, at: stack?.split('\n').slice(1, 4) }, String(message));
  }
}
