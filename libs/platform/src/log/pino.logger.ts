import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import { scrub } from './scrub.js';

/** What an error may tell the log: its kind, codes and place. Never its message: PostgreSQL puts values into it. */
const describe = (
  error: Error & { code?: string; driverError?: { code?: string; table?: string; constraint?: string } },
) => ({
  name: error.name,
  code: error.driverError?.code ?? error.code,
  table: error.driverError?.table,
  constraint: error.driverError?.constraint,
  at: error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim()),
});

export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  serializers: { err: describe },
  hooks: { streamWrite: scrub },
});

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
    if (message instanceof Error) log.error({ context, err: message });
    else log.error({ context, at: stack?.split('\n').slice(1, 4) }, String(message));
  }
}
