import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

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

/** One fault per line, so that the line tells which rule bit. */
const LINT: readonly [fault: string, text: string, rule: string][] = [
  [
    'SQL with a value in it',
    'export const a = (db: Db, x: string) => db.query(`select ${x}`);',
    'no-restricted-syntax',
  ],
  ['SQL joined from parts', `export const b = (db: Db, x: string) => db.query('select ' + x);`, 'no-restricted-syntax'],
  ['a transaction of its own', 'export const c = (manager: Db) => manager.transaction(1);', 'no-restricted-syntax'],
  [
    'the same of a member',
    'export const d = (x: { manager: Db }) => x.manager.transaction(1);',
    'no-restricted-syntax',
  ],
  ['an injected repository', 'export class E { @InjectRepository() f = 1; }', 'no-restricted-syntax'],
  ['a day through Date', `export const g = new Date('2026-11-22');`, 'no-restricted-syntax'],
  ['any', 'export const h = (x: any): number => 1;', '@typescript-eslint/no-explicit-any'],
  [
    'a promise nobody waits for',
    'export const i = (): void => { Promise.resolve(); };',
    '@typescript-eslint/no-floating-promises',
  ],
  ['a word to the console', `console.log('x');`, 'no-console'],
];
/** No types but the language's own: what the rules ask the compiler about is in the lines themselves. */
const LINT_PROJECT = JSON.stringify({
  compilerOptions: { strict: true, target: 'es2023', lib: ['es2023'], types: [], experimentalDecorators: true },
  include: ['libs'],
});
const LINT_NEEDS =
  'interface Db { query(sql: string): number; transaction(x: number): number } declare const InjectRepository: () => PropertyDecorator;';

describe('lint', () => {
  let found: Map<number, string[]>;
  beforeAll(() => {
    found = lint([LINT_NEEDS, ...LINT.map(([, text]) => text), 'export const z = (db: Db) => db.query(`select $1`);']);
  });

  test.each(LINT.map(([fault, , rule], i) => [fault, rule, i + 2] as const))('refuses %s', (_fault, rule, line) => {
    expect(found.get(line)).toContain(rule);
  });

  test('lets SQL with parameters pass', () => {
    expect(found.get(LINT.length + 2)).toBeUndefined();
  });
});

/** Lints these lines as if they stood in the domain, alone in a tree of their own: the rules broken on each line. */
function lint(lines: readonly string[]): Map<number, string[]> {
  const file = 'libs/domain/src/index.ts';
  return inTree({ [file]: lines.join('\n'), 'tsconfig.json': LINT_PROJECT }, ['eslint.config.mjs'], (tree) => {
    symlinkSync(path.resolve('node_modules'), path.join(tree, 'node_modules'));
    const program = path.resolve('node_modules/eslint/bin/eslint.js');
    const args = [program, file, '--format', 'json', '--max-warnings=0'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8' });
    const [found] = JSON.parse(stdout) as [{ messages: { line: number; ruleId: string }[] }];
    const broken = new Map<number, string[]>();
    for (const { line, ruleId } of found.messages) broken.set(line, [...(broken.get(line) ?? []), ruleId]);
    return broken;
  });
}

/** Cruises a tree of these files: the names of the rules that each file breaks. */
function cruise(files: Record<string, string>): Map<string, string[]> {
  return inTree(files, ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'], (tree) => {
    const program = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = [program, 'apps', 'libs', '--no-progress', '--output-type', 'json'];
    return byFile(execFileSync(process.execPath, args, { cwd: tree, encoding: 'utf8', stdio: 'pipe' }));
  });
}

/** A tree of these files, and of some of ours, for as long as the work takes. */
function inTree<T>(files: Record<string, string>, ours: readonly string[], work: (tree: string) => T): T {
  const tree = mkdtempSync(path.join(tmpdir(), 'samsteg-tree-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(tree, name)), { recursive: true });
      writeFileSync(path.join(tree, name), text);
    }
    for (const name of ours) copyFileSync(name, path.join(tree, name));
    return work(tree);
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
