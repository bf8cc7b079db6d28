import { scrub } from './scrub.js';

/** What is never written, whatever it holds: what people typed, who they are, and what lets somebody in. */
const WITHHELD = new Set([
  ...['personnummer', 'pnr', 'number', 'givenname', 'familyname', 'name', 'text', 'question', 'answer'],
  ...['variables', 'parameters', 'params', 'values', 'query', 'body', 'input', 'detail', 'where', 'sql'],
  ...['authorization', 'cookie', 'set-cookie', 'password', 'token', 'secret', 'code_verifier', 'headers'],
]);
const DEEPEST = 4;
const MOST = 50;

interface Told {
  readonly code?: string;
  readonly driverError?: { readonly code?: string; readonly table?: string; readonly constraint?: string };
}

/** What an error may tell the log: its kind, codes and place. Never its message: PostgreSQL puts values into it. */
export const describe = (error: Error & Told): object => ({
  name: error.name,
  code: error.driverError?.code ?? error.code,
  table: error.driverError?.table,
  constraint: error.driverError?.constraint,
  at: error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim()),
  ...(error.cause instanceof Error ? { cause: describe(error.cause) } : {}),
});

/** An entry of the log as it may be written: by what its parts are called and are, before any look at their text. */
export function withhold(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Error) return describe(value);
  if (depth >= DEEPEST || Buffer.isBuffer(value) || value instanceof Map || value instanceof Set) return '[withheld]';
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.slice(0, MOST).map((one) => withhold(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST)
      .map(([key, part]) => [scrub(key), WITHHELD.has(key.toLowerCase()) ? '[withheld]' : withhold(part, depth + 1)]),
  );
}
