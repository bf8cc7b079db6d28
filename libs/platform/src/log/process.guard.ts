import { log } from './pino.logger.js';

/** What Node would print with its words goes through the log like everything else; the process ends as it would have. */
export function guardProcess(): void {
  const end = (what: string) => (error: unknown) => {
    log.fatal({ err: error instanceof Error ? error : undefined }, what);
    process.exit(1);
  };
  process.on('unhandledRejection', end('unhandled rejection'));
  process.on('uncaughtException', end('uncaught exception'));
  process.removeAllListeners('warning');
  process.on('warning', (warning: Error & { code?: string }) =>
    log.warn({ warning: warning.name, code: warning.code }, warning.message),
  );
}
