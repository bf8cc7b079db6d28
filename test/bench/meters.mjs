/** CPU a process has used, from /proc. Where there is none, everything is undefined and the report shows a dash. */
import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

const TICKS_PER_SECOND = existsSync('/proc/self/stat') ? Number(execFileSync('getconf', ['CLK_TCK'])) : 0;

/**
 * Milliseconds of all threads, in steps of one tick (10 ms): for a server over whole rounds.
 * @param {number} pid
 * @returns {number | undefined}
 */
export function processCpu(pid) {
  if (TICKS_PER_SECOND === 0 || !existsSync(`/proc/${pid}/stat`)) return undefined;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name may hold anything
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/**
 * Milliseconds of the first thread, to the nanosecond: for one database connection over single statements.
 * @param {number} pid
 * @returns {number | undefined}
 */
export function threadCpu(pid) {
  const file = `/proc/${pid}/schedstat`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : undefined;
}

/**
 * Of every connection of the application's login, by process.
 * @param {import('pg').Client} owner
 * @returns {Promise<Map<number, number> | undefined>}
 */
export async function databaseCpu(owner) {
  const { rows } = await owner.query(`select pid from pg_stat_activity where usename = 'samsteg_rt'`);
  const used = new Map();
  for (const { pid } of rows) {
    const ms = processCpu(pid);
    if (ms === undefined) return undefined;
    used.set(pid, ms);
  }
  return used;
}

/**
 * What the connections have used between: one that has come since began at nothing, one that has gone is left out.
 * @param {Map<number, number> | undefined} before
 * @param {Map<number, number> | undefined} after
 * @returns {number | undefined}
 */
export function usedBetween(before, after) {
  if (!before || !after) return undefined;
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}

/**
 * @param {readonly number[]} values
 * @returns {number}
 */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const [lower = NaN, upper = lower] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return (lower + upper) / 2;
}
