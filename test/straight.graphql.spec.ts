import { readFileSync, readdirSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Kind, OperationTypeNode, parse, print } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import pg from 'pg';
import { straightRead } from '../apps/api/src/graphql.writer.js';
import { demoPassword } from '../apps/cli/src/demo/accounts.js';
import { loadDemo } from '../apps/cli/src/demo/load.js';
import { prepare } from '../apps/cli/src/prepare.js';
import { startApp } from './setup/app.js';
import type { GraphQLAnswer, RunningApp, Visitor } from './setup/app.js';
import { createDatabase, dropDatabase, onCluster } from './setup/template.mjs';
import { RUNTIME_PASSWORD, clusterAddress } from './setup/world-template.js';
import { keysForThisRun } from './setup/world.js';
import type { World } from './setup/world.js';

const NAME = `samsteg_straight_${process.pid}`;
const FOLDER = new URL('../apps/web/src/data/ops/', import.meta.url);
/** Casework with intake, one without it, a manager, and one who may read nothing about persons. */
const PEOPLE = ['sam', 'af1', 'chf', 'admin'];

let app: RunningApp;
let owner: pg.Client;
let visitors: Map<string, Visitor>;
let documents: readonly DocumentNode[];

beforeAll(async () => {
  keysForThisRun();
  await onCluster(clusterAddress(), (cluster) => createDatabase(cluster, NAME));
  const url = new URL(clusterAddress());
  url.pathname = `/${NAME}`;
  await prepare({ ownerUrl: url.href, runtimePassword: RUNTIME_PASSWORD, demo: true, loadDemo: small });
  owner = new pg.Client(url.href);
  await owner.connect();
  await owner.query('set search_path = samsteg');
  [url.username, url.password] = ['samsteg_rt', RUNTIME_PASSWORD];
  app = await startApp({ url: url.href, accounts: {} } as World);
  const { rows } = await owner.query<{ username: string }>('select username from account where username = any($1)', [PEOPLE]); // prettier-ignore
  visitors = new Map();
  for (const { username } of rows) visitors.set(username, await app.signIn(username, demoPassword(username)));
  documents = queriesOfTheWeb();
}, 180_000);

afterAll(async () => {
  await app?.close();
  await owner?.end();
  await onCluster(clusterAddress(), (cluster) => dropDatabase(cluster, NAME));
});

const small: typeof loadDemo = (options) => loadDemo({ ...options, size: 120 });

/** Each of the web's own queries with every fragment there is of which it may make use. */
function queriesOfTheWeb(): DocumentNode[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'));
  const all = files.flatMap((file) => parse(readFileSync(new URL(file, FOLDER), 'utf8')).definitions);
  const fragments = new Map(
    all.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  return all
    .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
    .filter(({ operation }) => operation === OperationTypeNode.QUERY)
    .map((operation) => ({ kind: Kind.DOCUMENT, definitions: [operation, ...usedBy(operation, fragments)] }));
}

function usedBy(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const used = new Set<string>();
  for (const text of [print(operation)]) find(text);
  function find(text: string): void {
    for (const [, name] of text.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
      const fragment = fragments.get(name!);
      if (!fragment || used.has(name!)) continue;
      used.add(name!);
      find(print(fragment));
    }
  }
  return [...used].map((name) => fragments.get(name)!);
}

const nameOf = (document: DocumentNode) => (document.definitions[0] as OperationDefinitionNode).name?.value ?? '';

/** The same question, in a form that only graphql-js answers: it is also asked what a query is called. */
function theLongWay(document: DocumentNode): string {
  const [operation, ...fragments] = document.definitions as [OperationDefinitionNode, ...FragmentDefinitionNode[]];
  const asked = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
  const selectionSet = {
    ...operation.selectionSet,
    selections: [...operation.selectionSet.selections, asked],
  };
  return print({ kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...fragments] });
}

/** Without what differs from one call to the next: the number an internal error is logged under. */
function comparable({ data, errors }: GraphQLAnswer): GraphQLAnswer {
  const { __typename: _, ...rest } = data ?? {};
  const said = errors?.map(({ extensions: { ref: _ref, ...extensions }, ...error }) => ({ ...error, extensions }));
  return { data: data && rest, errors: said };
}

/** What each query may be asked with: what there is, what there is not, what is somebody else's, and what is no id at all. */
async function variablesOf(document: DocumentNode): Promise<object[]> {
  const ids = async (text: string) => (await owner.query<{ id: string }>(text)).rows.map(({ id }) => id);
  const wrong = ['00000000-0000-4000-8000-000000000000', 'ingen', `'; drop table journal; --`];
  const paged = [{ first: 3 }, { first: 20, view: 'all' }, { first: 'tio' }, { after: 'någonstans' }];
  switch (nameOf(document)) {
    case 'CasePage':
      return [...(await ids('select id from case_file order by md5(id::text) limit 4')), ...wrong].map((id) => ({
        id,
      }));
    case 'ReferralDetail':
      return [...(await ids('select id from referral order by md5(id::text) limit 4')), ...wrong].map((id) => ({
        id,
      }));
    case 'Receivers':
      return (await ids('select id from case_file order by md5(id::text) limit 2')).flatMap((caseId) =>
        ['plan', 'nonsense'].map((category) => ({ caseId, category })),
      );
    case 'Cases':
    case 'Inbox':
    case 'Sent':
      return paged;
    case 'Gaps':
      return [...paged, { rule: 'referral_unanswered' }, { rule: 'nonsense' }, { ageFrom: 30, ageTo: 90 }];
    case 'Units':
      return [{}, { q: 'skövde' }, { agencyKind: 'fk', first: 2 }, { q: 5 }];
    case 'Programmes':
      return [{}, { takesRequests: true }, { q: 'jobb' }, { takesRequests: 'ja' }];
    default:
      return [{}, { nobody: 'asked for this' }];
  }
}

describe('the straight way and the long way', () => {
  it('all that the web reads can go straight', () => {
    const { schema } = app.get(GraphQLSchemaHost);
    const query = schema.getQueryType()!;
    expect(documents.length).toBeGreaterThan(12);
    for (const document of documents) expect([nameOf(document), typeof straightRead(document, query)]).toEqual([nameOf(document), 'object']); // prettier-ignore
  });

  it('what is more than plain properties, or more than one operation, goes the long way', () => {
    const { schema } = app.get(GraphQLSchemaHost);
    const query = schema.getQueryType()!;
    for (const text of [
      '{ __typename }',
      '{ me { name } __schema { queryType { name } } }',
      'query A { me { name } } query B { me { name } }',
      'query A($yes: Boolean!) { me { name @include(if: $yes) } }',
      'mutation A { receiveReferral(input: { key: "a", referralId: "b", expectedVersion: 1 }) { id } }',
    ]) {
      expect([text, straightRead(parse(text), query)]).toEqual([text, undefined]);
    }
  });

  it('answer the same to everyone, refusals included, and write the same access entries', async () => {
    const seen = new Set<string>();
    expect(visitors.size).toBe(PEOPLE.length);
    const asking = [...visitors.values(), app.stranger()];
    for (const document of documents) {
      const [straight, long] = [print(document), theLongWay(document)];
      for (const variables of await variablesOf(document)) {
        const one = await logged(asking, straight, variables);
        expect([nameOf(document), variables, one]).toEqual([nameOf(document), variables, await logged(asking, long, variables)]); // prettier-ignore
        for (const { errors } of one.answers) seen.add(errors?.[0]?.extensions.code ?? 'answered');
      }
    }
    const refused = ['BAD_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'REASON_NEEDED'];
    expect([...seen]).toEqual(expect.arrayContaining(['answered', ...refused]));
  }, 120_000);

  it('keep the order and the names of the document', async () => {
    const visitor = visitors.get('sam')!;
    const query = `query { b: me { demo id: demo again: __typename } a: me { ...F ... on Me { demo seat { id } seat { unit { id } } } } } fragment F on Me { __typename }`;
    const text = await (await visitor.post('/graphql', { query })).text();
    const { data } = JSON.parse(text) as { data: Record<string, object> };
    expect(Object.keys(data)).toEqual(['b', 'a']);
    expect(Object.keys(data.b!)).toEqual(['demo', 'id', 'again']);
    expect(Object.keys(data.a!)).toEqual(['__typename', 'demo', 'seat']);
    expect(text).toBe(`${JSON.stringify({ data })}\n`);
  });
});

/** What each of them is answered, and how much the access log says of it. */
async function logged(asking: readonly Visitor[], query: string, variables: object) {
  const count = async () => (await owner.query<{ n: number }>('select count(*)::int as n from access_entry')).rows[0]?.n ?? 0; // prettier-ignore
  const before = await count();
  const answers = await Promise.all(asking.map((visitor) => visitor.ask(query, variables)));
  return { answers: answers.map(comparable), entries: (await count()) - before };
}
