/**
 * The core of delivery, consent and permission, changed a line at a time: a test must notice. Part of `npm run assure`
 * (scripts/core.mjs), with the specs that need no database.
 */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { projectType: 'custom', configFile: 'jest.core.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  mutate: [
    'libs/kernel/src/process.ts',
    'libs/domain/src/{access,consent,delivery,incident,permission}/*.{policy,process,rules}.ts',
    'libs/consent/src/terms.policy.ts',
  ],
  // Words are not changed: docs/tables.md and the compiler hold them, and each would cost a run of everything.
  mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral'] },
  ignorePatterns: ['.*', 'dist', 'coverage'],
  tempDirName: '.data/stryker',
  reporters: ['json', 'clear-text'],
  clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: '.data/stryker-report.json' },
  concurrency: 1, // another suite runs beside it
};
