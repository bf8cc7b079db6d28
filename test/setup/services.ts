import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { PlatformModule, RequestTransaction } from '#platform';
import type { Actor } from '#platform';
import type { World } from './world.js';

@Module({})
class Bench {}

/** The product's services without HTTP, each call a transaction in somebody's name. */
export interface Services {
  of<T>(service: Type<T>): T;
  /** Work in an account's name; commits, or rolls back when it throws. */
  as<T>(actor: Actor, work: () => Promise<T>): Promise<T>;
  /** Work as the worker does it: in one unit's name, or in nobody's. */
  asSystem<T>(unitId: string | null, work: () => Promise<T>): Promise<T>;
  /** One statement under an account's rights. */
  rows<R extends Record<string, unknown>>(actor: Actor, text: string, values?: readonly unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/**
 * Opens services of the given modules on a world. Close before the world is disposed of. Not in the same spec file as
 * `startApp`: passport knows one strategy per process, and the later one would answer the sign-ins of both.
 */
export async function openServices(world: World, ...modules: (Type | DynamicModule)[]): Promise<Services> {
  process.env.DATABASE_URL = world.url;
  const app = await NestFactory.createApplicationContext(
    { module: Bench, imports: [PlatformModule, ...modules] },
    { logger: false },
  );
  const dataSource = app.get(DataSource);
  const as = <T>(actor: Actor, work: () => Promise<T>) => RequestTransaction.within(dataSource, actor, work);
  return {
    of: (service) => app.get(service, { strict: false }),
    as,
    asSystem: (unitId, work) => RequestTransaction.within(dataSource, { system: true, unitId }, work),
    rows: (actor, text, values = []) => as(actor, () => RequestTransaction.current().rows(text, values)),
    close: () => app.close(),
  };
}
