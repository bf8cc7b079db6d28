import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import semver from 'semver';
import { satisfies } from '../scripts/ensure.mjs';

const LOWEST_NODE = ['20.19.0', '22.13.0', '24.11.0'];

/** Packages that ask for a newer node and run on the lowest all the same. Build time only, each with its reason. */
const ASKS_FOR_NEWER: readonly string[] = [];

/** What a file in libs/<lib>/src may be: `<word>.<role>.ts`. No utils, helpers, common or misc. */
const ROLES = [
  'entity',
  'inputs',
  'types',
  'resolver',
  'service',
  'queries',
  'module',
  'process',
  'reasons',
  'policy',
  'rules',
  'spec',
  'controller',
  'door',
];

interface Package {
  readonly resolved?: string;
  readonly engines?: { readonly node?: string };
  readonly optionalDependencies?: Record<string, string>;
}

interface Lock {
  readonly packages: Record<string, Package>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };

describe('the packages', () => {
  test.each(LOWEST_NODE)('all run on node %s', (node) => {
    const asking = Object.entries(lock.packages)
      .filter(([name, { engines: wanted }]) => name !== '' && wanted?.node && !semver.satisfies(node, wanted.node))
      .map(([name]) => name);
    expect(asking.filter((name) => !ASKS_FOR_NEWER.includes(name))).toEqual([]);
  });

  test('are locked without naming a host they come from', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.includes('://'))).toEqual([]);
  });

  test('are locked for every platform, not only for the one the lock was made on', () => {
    const locked = new Set(Object.keys(lock.packages).map((place) => place.split('node_modules/').at(-1)));
    const perPlatform = Object.values(lock.packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
    expect(perPlatform.filter((name) => !locked.has(name))).toEqual([]);
  });

  test('the launchers read the range of node as npm does', () => {
    const versions = [
      '18.20.0',
      '20.18.9',
      '20.19.0',
      '21.7.0',
      '22.12.0',
      '22.13.0',
      '23.1.0',
      '24.10.0',
      '24.11.0',
      '26.0.0',
    ];
    for (const version of versions) {
      expect([version, satisfies(version, engines.node)]).toEqual([version, semver.satisfies(version, engines.node)]);
    }
  });
});

describe('the files', () => {
  test('of a lib are named for what they are', () => {
    expect(sourcesOfLibs().filter((file) => !hasRole(file))).toEqual([]);
  });
});

/** Faults planted together in a small tree, so that every rule is seen to bite: file, its text, the rule it breaks. */
const FAULTS: readonly [fault: string, file: string, text: string, rule: string][] = [
  [
    'a look upward',
    'libs/kernel/src/up.ts',
    `export { door } from '../../cases/src/index.js';`,
    'kernel-looks-down-only',
  ],
  ['a look aside', 'libs/referral/src/aside.ts', `export { door } from '#handoff';`, 'referral-looks-down-only'],
  [
    'a lib that imports an app',
    'libs/flow/src/app.ts',
    `export * from '../../../apps/api/src/main.js';`,
    'flow-looks-down-only',
  ],
  ['a back door', 'libs/cases/src/back.ts', `export { inner } from '../../kernel/src/inner.js';`, 'front-door'],
  [
    'a back door of an app',
    'apps/api/src/main.ts',
    `export { inner } from '../../../libs/kernel/src/inner.js';`,
    'front-door-for-apps',
  ],
  ['a package in the domain', 'libs/domain/src/package.ts', `export { default } from 'some-package';`, 'plain-rules'],
  ['node in the domain', 'libs/domain/src/node.ts', `export { readFileSync } from 'node:fs';`, 'plain-rules'],
  [
    'TypeORM in a resolver',
    'libs/cases/src/case.resolver.ts',
    `export { default } from 'typeorm';`,
    'one-door-to-the-database',
  ],
  [
    'the driver in a service',
    'libs/cases/src/case.service.ts',
    `export { default } from 'pg';`,
    'only-platform-knows-the-driver',
  ],
  [
    'the web in the server',
    'apps/web/src/main.tsx',
    `export { door } from '../../../libs/cases/src/index.js';`,
    'web-knows-the-schema-only',
  ],
  ['the server in the web', 'apps/cli/src/main.ts', `export * from '../../web/src/main.js';`, 'nobody-imports-the-web'],
  [
    'a test in the product',
    'apps/worker/src/main.ts',
    `export * from '../../../test/setup/world.js';`,
    'no-test-in-the-product',
  ],
  ['an import to nowhere', 'libs/sip/src/lost.ts', `export * from './nowhere.js';`, 'resolvable'],
  ['a circle', 'libs/gap/src/a.ts', `import { b } from './b.js'; export const a = (): unknown => b;`, 'no-circular'],
];
const SOUND = {
  'libs/kernel/src/inner.ts': 'export const inner = 1;',
  'libs/handoff/src/index.ts': 'export const door = 1;',
  'libs/cases/src/index.ts': `export { door } from './case.entity.js'; export { inner } from '#kernel';`,
  'libs/cases/src/case.entity.ts': `import typeorm from 'typeorm'; export const door: unknown = typeorm;`,
  'libs/kernel/src/index.ts': `export { inner } from './inner.js';`,
  'libs/gap/src/b.ts': `import { a } from './a.js'; export const b = (): unknown => a;`,
  'test/setup/world.ts': 'export const world = 1;',
  'node_modules/typeorm/index.js': 'module.exports = 1;',
  'node_modules/some-package/index.js': 'module.exports = 1;',
  'node_modules/pg/index.js': 'module.exports = 1;',
};

describe('the boundaries', () => {
  let broken: Map<string, string[]>;
  beforeAll(() => {
    broken = cruise({ ...SOUND, ...Object.fromEntries(FAULTS.map(([, file, text]) => [file, text])) });
  });

  test.each(FAULTS)('refuse %s', (_fault, file, _text, rule) => {
    expect(broken.get(file)).toEqual([rule]);
  });

  test('refuse nothing else', () => {
    const planted = FAULTS.map(([, file]) => file);
    expect([...broken.keys()].filter((file) => !planted.includes(file))).toEqual([]);
  });

  test('refuse a lib in no room', () => {
    expect(() => cruise({ ...SOUND, 'libs/misc/src/index.ts': 'export const anything = 1;' })).toThrow('in no room');
  });
});

/** Cruises a tree of these files: the names of the rules that each file breaks. */
function cruise(files: Record<string, string>): Map<string, string[]> {
  const tree = mkdtempSync(path.join(tmpdir(), 'samsteg-tree-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(tree, name)), { recursive: true });
      writeFileSync(path.join(tree, name), text);
    }
    for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      copyFileSync(name, path.join(tree, name));
    const program = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = [program, 'apps', 'libs', '--no-progress', '--output-type', 'json'];
    return byFile(execFileSync(process.execPath, args, { cwd: tree, encoding: 'utf8', stdio: 'pipe' }));
  } finally {
    rmSync(tree, { recursive: true });
  }
}

function byFile(report: string): Map<string, string[]> {
  const { summary } = JSON.parse(report) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  const broken = new Map<string, string[]>();
  for (const { from, rule } of summary.violations) broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  return broken;
}

function sourcesOfLibs(): string[] {
  const files = readdirSync('libs', { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /^[^/]+\/src\/.*\.ts$/.test(file));
}

/** `index.ts` or `<word>.<role>.ts`; kernel and platform are tools, each named by its own word. */
function hasRole(file: string): boolean {
  const name = path.basename(file, '.ts');
  if (/(^|[.-])(utils?|helpers?|common|misc)($|[.-])/.test(name)) return false;
  return (
    name === 'index' ||
    /^(kernel|platform)\//.test(file) ||
    (name.includes('.') && ROLES.includes(name.split('.').at(-1) ?? ''))
  );
}
