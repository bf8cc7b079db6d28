import { readFileSync } from 'node:fs';
import path from 'node:path';

const SOURCE = path.resolve(import.meta.dirname, '../../libs/platform/src/database/request-transaction.ts');

/** The statement with which the product takes on an identity, read from where it stands so that the two never differ. */
export const TAKE_ON_IDENTITY = read();

function read() {
  const [, statement] = /const TAKE_ON_IDENTITY = `([^`]+)`/.exec(readFileSync(SOURCE, 'utf8')) ?? [];
  if (!statement) throw new Error(`${SOURCE} no longer says how an identity is taken on`);
  return statement;
}
