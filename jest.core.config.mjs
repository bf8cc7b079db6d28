import base from './jest.config.mjs';

/** The specs that hold the core of delivery, consent and permission, and need no database: what Stryker runs again and again. */
const { globalSetup: _start, globalTeardown: _stop, ...rest } = base;
export default { ...rest, testMatch: ['<rootDir>/test/domain/*.spec.ts', '<rootDir>/test/docs.spec.ts'] };
