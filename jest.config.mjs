import { readdirSync } from 'node:fs';

const LIBS = readdirSync(new URL('libs', import.meta.url));

export default {
  testEnvironment: 'node',
  testTimeout: 120_000,
  extensionsToTreatAsEsm: ['.ts'],
  testSequencer: '<rootDir>/test/setup/longest-first.mjs',
  testMatch: ['<rootDir>/test/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  globalSetup: '<rootDir>/test/setup/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/setup/stop-postgres.mjs',
  moduleNameMapper: {
    // named one by one: '^#(.*)$' would also catch the '#…' imports inside packages
    [`^#(${LIBS.join('|')})$`]: '<rootDir>/libs/$1/src/index.ts',
    // our sources name their siblings with '.js', as Node will see them; packages keep their own
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
};
