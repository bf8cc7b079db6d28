import { median } from './meters.mjs';

/**
 * @typedef {object} Measured
 * @property {import('./workloads.mjs').Workload} workload
 * @property {{ product: import('./load.mjs').Round, bare: import('./load.mjs').Round }[]} pairs   one after the other
 */

/**
 * The ratios first; milliseconds say where they come from, and are this machine's own.
 * @param {Measured} measured
 */
export function summary({ workload: { id, title, goal }, pairs }) {
  const ratios = pairs.map(({ product, bare }) => product.perSecond / bare.perSecond);
  /** @param {'product' | 'bare'} side */
  const side = (side) => ({
    perSecond: middle(pairs, (pair) => pair[side].perSecond),
    nodeCpuMs: middle(pairs, (pair) => pair[side].nodeCpu),
    databaseCpuMs: middle(pairs, (pair) => pair[side].databaseCpu),
    p50Ms: middle(pairs, (pair) => pair[side].p50),
    p99Ms: middle(pairs, (pair) => pair[side].p99),
    bytes: middle(pairs, (pair) => pair[side].bytes),
  });
  const cpu = pairs.flatMap(({ product, bare }) => cpuOf(bare) / cpuOf(product) || []); // nothing where it cannot be read
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  return {
    id,
    title,
    ratio: median(ratios),
    cpuRatio: median(cpu),
    spread,
    goal,
    rounds: pairs.length,
    product: side('product'),
    bare: side('bare'),
  };
}

/**
 * Server and database together, per request.
 * @param {import('./load.mjs').Round} round
 */
function cpuOf({ nodeCpu, databaseCpu }) {
  return nodeCpu === undefined || databaseCpu === undefined ? NaN : nodeCpu + databaseCpu;
}

/**
 * @param {Measured['pairs']} pairs
 * @param {(pair: Measured['pairs'][number]) => number | undefined} of
 */
function middle(pairs, of) {
  const values = pairs.flatMap((pair) => of(pair) ?? []);
  return values.length === pairs.length ? median(values) : undefined;
}

/** @param {ReturnType<typeof summary>[]} summaries */
export function tableOf(summaries) {
  const rows = summaries.map(({ id, title, ratio, cpuRatio, spread, goal, product, bare }) => [
    `${id} ${title}`,
    ratio.toFixed(2),
    spread,
    `>= ${goal}`,
    Number.isNaN(cpuRatio) ? '–' : cpuRatio.toFixed(2),
    ...[product.nodeCpuMs, bare.nodeCpuMs, product.databaseCpuMs, bare.databaseCpuMs].map(
      (ms) => ms?.toFixed(2) ?? '–',
    ),
    ...[product.bytes, bare.bytes].map((bytes) => ((bytes ?? 0) / 1000).toFixed(1)),
  ]);
  return lay([
    ['', 'req/s', '', '', 'req/CPU', 'node ms', '', 'pg ms', '', 'kB', ''],
    ['', 'of bare', 'spread', 'goal', 'of bare', 'product', 'bare', 'product', 'bare', 'product', 'bare'],
    ...rows,
  ]);
}

/** @param {NonNullable<Awaited<ReturnType<typeof import('./policy.mjs').measurePolicy>>>} policy */
export function policyTable(policy) {
  const rows = Object.entries(policy).map(([size, { ratio, open, behind }]) => [
    `inbox of a ${size} unit (${open} open)`,
    ratio.toFixed(2),
    '<= 1.3',
    (behind / policy.small.behind).toFixed(2),
  ]);
  return lay([['database alone', 'behind walls / past', 'goal', 'of the small one'], ...rows]);
}

/** @param {string[][]} rows */
function lay(rows) {
  const width = (/** @type {number} */ column) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const padded = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(width(0)) : cell.padStart(width(column)))),
  );
  return padded.map((row) => row.join('  ')).join('\n');
}
