import { readdirSync, readFileSync } from 'node:fs';
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

interface Manifest {
  readonly engines: { readonly node: string };
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

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

  test('are pinned, and each has its version and reason in docs/dependencies.md', () => {
    const page = readFileSync('docs/dependencies.md', 'utf8').replace(/ +/g, ' ');
    const direct = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(direct.filter(([, version]) => !semver.valid(version))).toEqual([]);
    const told = ([name, version]: [string, string]) =>
      page.includes(name.startsWith('@types/') ? `${name} ${version}` : `| ${name} | ${version} |`);
    expect(direct.filter((one) => !told(one))).toEqual([]);
    const rows = [...page.split('## Overrides')[0]!.matchAll(/^\| (\S+) \| (\d+\.\d+\.\d+) \|/gm)];
    expect(rows.filter(([, name, version]) => !direct.some((one) => one[0] === name && one[1] === version))).toEqual(
      [],
    );
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
      expect([version, satisfies(version, manifest.engines.node)]).toEqual([
        version,
        semver.satisfies(version, manifest.engines.node),
      ]);
    }
  });
});

describe('the files', () => {
  test('of a lib are named for what they are', () => {
    expect(sourcesOfLibs().filter((file) => !hasRole(file))).toEqual([]);
  });
});

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
