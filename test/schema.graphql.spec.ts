import { readFile, writeFile } from 'node:fs/promises';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isInputObjectType, isObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { startApp } from './setup/app.js';
import type { RunningApp } from './setup/app.js';
import { createWorld } from './setup/world.js';
import type { World } from './setup/world.js';

const FILE = 'apps/api/src/schema.graphql';
const HEADER = '# Generated from the code by `npm run schema`; a change here is a change of the contract.\n\n';

describe('the GraphQL contract', () => {
  let world: World;
  let app: RunningApp;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    world = await createWorld();
    app = await startApp(world);
    schema = app.get(GraphQLSchemaHost).schema;
  });
  afterAll(async () => {
    await app?.close();
    await world?.dispose();
  });

  it('is the one that is committed', async () => {
    const printed = HEADER + printSchema(lexicographicSortSchema(schema)) + '\n';
    if (process.env.WRITE_SCHEMA) await writeFile(FILE, printed);
    expect(printed).toBe(await readFile(FILE, 'utf8'));
  });

  it('says of every type and field what it means', () => {
    const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
    const silent = types.flatMap((type) => {
      if (!isObjectType(type) && !isInputObjectType(type)) return [];
      const isRoot = ['Query', 'Mutation'].includes(type.name);
      const fields = Object.values(type.getFields()).filter(({ description }) => !description);
      return [...(type.description || isRoot ? [] : [type.name]), ...fields.map(({ name }) => `${type.name}.${name}`)];
    });
    expect(silent).toEqual([]);
  });

  it('hides itself outside development, and refuses what is too deep, too wide or too many', async () => {
    const visitor = await app.signIn('ame');
    const refused = async (query: string) => (await visitor.ask(query)).errors?.[0]?.extensions.code;
    expect(await refused('{ __schema { types { name } } }')).toBeDefined();
    const aliases = Array.from({ length: 30 }, (_, n) => `a${n}: referralInbox { totalCount }`);
    expect(await refused(`{ ${aliases.join(' ')} }`)).toBeDefined();
    expect(await refused(`{ referralInbox { ${'totalCount '.repeat(5000)} } }`)).toBeDefined();
    const deep = 'case(id: "7f9e0f7c-52b5-4f8e-9d5e-111111111111") { referrals { '.concat(
      'case { '.repeat(24),
      'id',
      ' }'.repeat(24),
      ' } }',
    );
    expect(await refused(`{ ${deep} }`)).toBeDefined();
  });

  it('takes no simple request from another site', async () => {
    const visitor = await app.signIn('ame');
    const query = '{ referralInbox { totalCount } }';
    const form = await visitor.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query }),
    });
    expect(form.status).toBeGreaterThanOrEqual(400);
    expect(form.status).toBeLessThan(500);
  });

  it('answers no question that stands in an address, where a proxy would keep it', async () => {
    const visitor = await app.signIn('ame');
    const headers = { 'apollo-require-preflight': '1' };
    for (const method of ['GET', 'HEAD', 'PUT']) {
      const asked = await visitor.fetch(`/graphql?query=${encodeURIComponent('{ me { username } }')}`, {
        method,
        headers,
      });
      expect(asked.status).toBe(405);
      expect(await asked.text()).not.toContain('ame');
    }
  });

  it('answers every malformed request with a 4xx and no stack', async () => {
    const visitor = await app.signIn('ame');
    const bodies = [
      '',
      '{',
      '{"query":1}',
      '{"query":"{"}',
      '{"query":"query { case(id: 1) { id } }"}',
      '[]',
      'null',
      '{"query":"{ case(id: \\"x\\") { id } }"}',
    ];
    for (const body of bodies) {
      const answer = await visitor.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const text = await answer.text();
      expect([body, answer.status < 500]).toEqual([body, true]);
      expect(text).not.toMatch(/node_modules|at .*\.(js|ts):/);
    }
  });
});
