import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { BadRequestException } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { REFUSALS, Refusal } from '#kernel';
import { log } from '../log/pino.logger.js';
import { scrub } from '../log/scrub.js';
import { databaseRefusal } from './database-refusal.js';

export interface Masked {
  readonly message: string;
  readonly extensions: { readonly code: string } & Readonly<Record<string, unknown>>;
}

/** The only errors that keep their words are ours, the validator's and GraphQL's own; the rest become a reference to the log. */
export function maskError(error: unknown): Masked {
  const refusal = error instanceof Refusal ? error : databaseRefusal(error);
  if (refusal) {
    const { code, sv, en, detail } = refusal;
    return { message: en, extensions: { code, sv, en, ...detail } };
  }
  if (error instanceof BadRequestException) {
    const { message } = error.getResponse() as { message?: string | string[] };
    const { sv, en } = REFUSALS.BAD_INPUT;
    const problems = [message ?? []].flat();
    return {
      message: en,
      extensions: { code: 'BAD_INPUT', sv, en, field: fieldOf(problems[0]), problems: problems.map(scrub) },
    };
  }
  const ref = randomUUID();
  log.error({ ref, err: error }, 'unexpected');
  return {
    message: 'internal error',
    extensions: {
      code: 'INTERNAL',
      ref,
      sv: `Något gick fel hos oss. Försök igen; anmäl felet med numret ${ref.slice(0, 8)} om det återkommer.`,
      en: `Something went wrong on our side. Try again; report it with the number ${ref.slice(0, 8)} if it comes back.`,
    },
  };
}

/** class-validator begins its sentence with the path of the field. */
const fieldOf = (problem: string | undefined): string | undefined => problem?.split(' ')[0];

/** GraphQL's own complaints about the document say nothing of our data; everything else is masked. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (cause instanceof GraphQLError) {
    const { code, ...said } = formatted.extensions ?? {};
    delete said.stacktrace;
    // an operation that the schema has no kind of, such as a subscription: nothing of ours was reached
    if (code === 'INTERNAL_SERVER_ERROR' && !formatted.path)
      return { ...formatted, message: scrub(formatted.message), extensions: { code: 'BAD_REQUEST' } };
    // its words may repeat what was typed
    return {
      ...formatted,
      message: scrub(formatted.message),
      extensions: { code, ...(code === 'INTERNAL_SERVER_ERROR' ? {} : said) },
    };
  }
  return { path: formatted.path, locations: formatted.locations, ...maskError(cause) };
}
