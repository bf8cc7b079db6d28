import base from './jest.config.mjs';

/**
 * The specs that say what delivery, consent and permission mean, and need no database: what Stryker runs again and again.
 * docs.spec.ts is not one of them: that a page says what a table says does not make the table right.
 */
const { globalSetup: _start, globalTeardown: _stop, testSequencer: _order, ...rest } = base;
export default { ...rest, testMatch: ['<rootDir>/test/domain/core.deep.ts'] };
