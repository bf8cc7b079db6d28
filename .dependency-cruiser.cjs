const { readdirSync } = require('node:fs');

/** The rooms, lowest first. A file may import from its own lib and from the rooms below it; siblings never. */
const ROOMS = [
  ['kernel'],
  ['domain'],
  ['platform'],
  ['paper'],
  ['directory'],
  ['accounts'],
  ['cases'],
  ['consent'],
  ['meeting'],
  ['referral', 'handoff', 'intervention', 'programme', 'sip', 'body', 'slot', 'note', 'document'],
  ['flow'],
  ['notice', 'gap', 'screens', 'audit', 'records', 'transfer', 'staffing'],
];
const LIBS = ROOMS.flat();

// a lib that stands in no room has no place in the order, so nothing could be said about its imports
const homeless = readdirSync('libs').filter((lib) => !LIBS.includes(lib));
if (homeless.length > 0)
  throw new Error(`in no room, add to ROOMS of .dependency-cruiser.cjs: libs/${homeless.join(', libs/')}`);

/** @param {string} lib */
function looksDownOnly(lib) {
  const height = ROOMS.findIndex((room) => room.includes(lib));
  const banned = ROOMS.slice(height)
    .flat()
    .filter((other) => other !== lib);
  return {
    name: `${lib}-looks-down-only`,
    severity: 'error',
    comment: `${lib} may not import ${banned.concat('an app').join(', ')}`,
    from: { path: `^libs/${lib}/` },
    to: { path: ['^apps/', ...banned.map((other) => `^libs/${other}/`)] },
  };
}

module.exports = {
  forbidden: [
    ...LIBS.map(looksDownOnly),
    {
      name: 'front-door',
      severity: 'error',
      comment: 'another lib is entered by its index.ts',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'front-door-for-apps',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/[^/]+/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'plain-rules',
      severity: 'error',
      comment: 'kernel and domain are plain TypeScript: no package, and of node only the randomness of ids',
      from: { path: '^libs/(kernel|domain)/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'],
        pathNot: '^crypto$',
      },
    },
    {
      name: 'one-door-to-the-database',
      severity: 'error',
      comment: 'only platform, entities, queries and services know TypeORM',
      from: { path: '^libs/', pathNot: '^libs/platform/|\\.(entity|queries|service|module)\\.ts$' },
      to: { path: '^node_modules/typeorm/' },
    },
    {
      name: 'only-platform-knows-the-driver',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/platform/' },
      to: { path: '^node_modules/pg/' },
    },
    {
      name: 'web-knows-the-schema-only',
      severity: 'error',
      comment: 'the web reaches the server through schema.graphql',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps|test)/', pathNot: '^apps/web/' },
    },
    {
      name: 'nobody-imports-the-web',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '^apps/web/' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      from: { path: '^(libs|apps)/' },
      to: { path: '^test/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'an import the checker cannot follow is an import it cannot check',
      from: {},
      to: { couldNotResolve: true },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/', '^apps/web/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.ts', '.json', '.css'],
    },
  },
};
