/**
 * The order in which jest plays the files: the longest first, so that both workers end together. A fresh machine has no
 * measurements of its own to order by, and the size of a file says little of how long it takes.
 */
const LONGEST = [
  'test/browser/main-job.spec.ts',
  'test/browser/accessibility.spec.ts',
  'test/matrix/matrix.spec.ts',
  'test/gap-database.spec.ts',
  'test/straight.graphql.spec.ts',
  'test/correction.spec.ts',
  'test/gap-replay.spec.ts',
  'test/oidc.spec.ts',
  'test/embedded-postgres.spec.ts',
];

/** @typedef {{ path: string }} Test */

export default class LongestFirst {
  /**
   * @param {Test[]} tests
   * @returns {Test[]}
   */
  sort(tests) {
    const place = (/** @type {Test} */ { path }) => {
      const at = LONGEST.findIndex((name) => path.endsWith(name));
      return at < 0 ? LONGEST.length : at;
    };
    return [...tests].sort((one, other) => place(one) - place(other) || one.path.localeCompare(other.path));
  }

  /** What jest measured is not kept: the order is the same on every machine. */
  cacheResults() {}
}
