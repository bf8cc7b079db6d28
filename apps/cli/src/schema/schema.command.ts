import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from '../../../api/src/app.module.js';
import { GOOD, misuse, type CommandIo } from '../command.js';
import { projectRoot } from '../database/root.js';

const FILE = 'apps/api/src/schema.graphql';
const HEADER = '# Generated from the code by `npm run schema`; a change here is a change of the contract.\n\n';

/** `schema`: the committed GraphQL contract, written anew from the resolvers. Needs no database. */
export async function writeSchema(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.length > 0) return misuse(io, 'samsteg schema\n');
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const schema = await builder.get(GraphQLSchemaFactory).create(resolversIn(AppModule, new Set()));
  await builder.close();
  await writeFile(path.join(projectRoot(), FILE), `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`);
  io.err(`${FILE}\n`);
  return GOOD;
}

/** Every class the application provides, module by module; the builder keeps those that resolve something. */
function resolversIn(given: Type | DynamicModule, seen: Set<unknown>): Type[] {
  if (seen.has(given)) return [];
  seen.add(given);
  const { module, imports = [], providers = [] }: DynamicModule = 'module' in given ? given : { module: given };
  const own = (key: string): unknown[] => (Reflect.getMetadata(key, module) as unknown[] | undefined) ?? [];
  const below = [...imports, ...own('imports')] as (Type | DynamicModule)[];
  const classes = [...providers, ...own('providers')].filter((one): one is Type => typeof one === 'function');
  return [...classes, ...below.flatMap((one) => resolversIn(one, seen))];
}
