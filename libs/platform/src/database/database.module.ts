import { Global, Module } from '@nestjs/common';
import { TypeOrmModule, getDataSourceToken } from '@nestjs/typeorm';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { settings } from '../settings.js';
import { QueuedClient } from './queued-client.js';

/** The pool as samsteg_rt: a login that may only go through the doors. */
export const POOL = Symbol('pool');

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      useFactory: () => {
        const { databaseUrl, poolSize } = settings();
        return {
          type: 'postgres',
          driver: pg,
          url: databaseUrl,
          schema: 'samsteg',
          autoLoadEntities: true,
          synchronize: false,
          logging: false,
          installExtensions: false,
          extra: { max: poolSize, Client: QueuedClient },
        };
      },
    }),
  ],
  providers: [{ provide: POOL, inject: [getDataSourceToken()], useFactory: guardedPool }],
  exports: [POOL, TypeOrmModule],
})
export class DatabaseModule {}

/** The last line of defence: a connection that comes back inside a transaction is destroyed, never lent again. */
function guardedPool(dataSource: DataSource): pg.Pool {
  const pool = (dataSource.driver as unknown as { master: pg.Pool }).master;
  pool.on('release', (_error, client) => {
    const status = (client as unknown as { getTransactionStatus(): string | null }).getTransactionStatus();
    if (status !== 'I') void (client as unknown as pg.Client).end().catch(() => undefined); // it is already gone
  });
  return pool;
}
