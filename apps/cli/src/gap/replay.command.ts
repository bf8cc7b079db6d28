import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { HISTORY_FAULTS, readHistory, type HistoryFault, type HistoryFile } from '#domain';
import { GapModule, GapService, HistoryImport, TickService, unfitField } from '#gap';
import type { Day } from '#kernel';
import { PlatformModule, log, migrate } from '#platform';
import { GOOD, WRONG_INPUT, WRONG_USAGE, misuse, type CommandIo } from '../command.js';
import { OwnerConnection } from '../database/connection.js';
import { decideMode } from '../database/mode.js';
import { projectRoot } from '../database/root.js';
import { printDaily, readArguments, readBytes, refuse, spanOf } from './daily.file.js';
import { loadReplayWorld } from './replay.loader.js';
import { ReplayPlayer, runsFrom } from './replay.player.js';
import { openScratch } from './replay.scratch.js';

const USAGE = `samsteg gap replay FIL [--from ÅÅÅÅ-MM-DD] [--to ÅÅÅÅ-MM-DD] [--keep]
  Spelar upp en fil med ärendehistorik genom hela produkten, dag för dag, i en egen tillfällig databas, och skriver de
  öppna fynden som gap daily gör. På standard error: hur många utvärderingar det tog. Med --keep finns databasen kvar
  efteråt, på adressen som skrivs på standard error, tills processen som också står där avslutas.
  Plays a case-history file through the whole product, day by day, in a temporary database of its own, and writes the
  open findings as gap daily does. On standard error: how many evaluations it took. With --keep the database stays
  afterwards, at the address written on standard error, until the process named there too is ended.
`;

@Module({ imports: [PlatformModule, GapModule] })
class ReplayModule {}

/** `gap replay FILE [--from D --to D] [--keep]`. Answers the exit code: 0 good, 1 wrong input, 2 wrong usage. */
export async function gapReplay(argv: readonly string[], io: CommandIo): Promise<number> {
  const asked = readArguments(argv, USAGE, ['keep'], io);
  if (asked === undefined) return WRONG_USAGE;
  const bytes = await readBytes(asked.file, io);
  if (bytes === undefined) return WRONG_INPUT;
  const result = readHistory(bytes, asked.file);
  if (!result.ok) return refuse(result.faults, io);
  const unfit = unfitEvents(result.history, asked.file);
  if (unfit.length > 0) return refuse(unfit, io);
  const span = spanOf(result.history, asked);
  if (span.from > span.to) return misuse(io, `--from ${span.from} > --to ${span.to}\n${USAGE}`);
  const scratch = await openScratch();
  let isKept = false;
  try {
    await replayAt(scratch.url, result.history, bytes, span, io);
    if (asked.switches.has('keep')) {
      await scratch.keep();
      isKept = true;
      io.err(`${scratch.url}\nkill ${scratch.pid}\n`);
    }
  } finally {
    if (!isKept) await scratch.drop();
  }
  return GOOD;
}

async function replayAt(
  ownerUrl: string,
  history: HistoryFile,
  bytes: Uint8Array,
  span: { readonly from: Day; readonly to: Day },
  io: CommandIo,
): Promise<void> {
  log.level = process.env.LOG_LEVEL ?? 'silent'; // standard output belongs to the answer
  await migrate({ ownerUrl, root: projectRoot(), runtimePassword: publishAddress(ownerUrl) });
  const owner = await OwnerConnection.open(ownerUrl);
  try {
    await decideMode(owner, 'test');
    const world = await loadReplayWorld(owner, history, bytes);
    const app = await NestFactory.createApplicationContext(ReplayModule, { logger: false, abortOnError: false });
    try {
      const product = {
        dataSource: app.get(DataSource),
        gaps: app.get(GapService),
        ticks: app.get(TickService),
        imports: app.get(HistoryImport),
      };
      const player = new ReplayPlayer(product, owner, world, history);
      const runs = await player.play(span.to);
      printDaily(
        span,
        [...runs].map(([name, all]) => [name, runsFrom(all, span.from)]),
        io,
      );
      io.err(`${JSON.stringify(player.count)}\n`);
    } finally {
      await app.close();
    }
  } finally {
    await owner.close();
  }
}

/** Settings as the product reads them, for this process alone; answers the password the application will sign in with. */
function publishAddress(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = 'samsteg_rt';
  url.password = randomBytes(24).toString('base64url');
  process.env.DATABASE_URL = url.href;
  process.env.POOL_SIZE = '4';
  process.env.SAMSTEG_DATA_KEY ??= randomBytes(32).toString('base64');
  process.env.SAMSTEG_INDEX_KEY ??= randomBytes(32).toString('base64');
  return url.password;
}

/** Events that could not be kept, in the words the reader of the file uses. */
function unfitEvents({ cases }: HistoryFile, file: string): HistoryFault[] {
  return cases.flatMap((one) =>
    one.events.flatMap((event) => {
      const field = unfitField(event);
      if (field === undefined) return [];
      return [{ code: 'notText' as const, file, case: one.case, event: event.id, field, ...HISTORY_FAULTS.notText }];
    }),
  );
}
