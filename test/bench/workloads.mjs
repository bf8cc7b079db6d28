import { randomUUID } from 'node:crypto';
import { documentOf } from './documents.mjs';

/**
 * @typedef {object} Asked
 * @property {string} path
 * @property {string} body
 * @property {() => void} [done]    after a good answer
 *
 * @typedef {object} Workload
 * @property {string} id
 * @property {string} title
 * @property {import('./stage.mjs').PersonKey} who
 * @property {number} goal          least part of the bare server's requests per second
 * @property {(server: 'product' | 'bare', lane: number) => Asked} ask
 */

export const LANES = 8;
const FIRST = 50;

/**
 * The web's own operations on one side, the same work asked in as few bytes on the other.
 * @param {import('./stage.mjs').Stage} stage
 * @returns {Record<'W1' | 'W2' | 'W3', Workload>}
 */
export function workloadsOn({ cases, requests }) {
  const open = cases.map((id) => openOne(id));
  const inbox = readInbox();
  const turns = new Map();
  return {
    W1: {
      ...{ id: 'W1', title: 'open a case', who: 'sender', goal: 0.75 },
      ask: (server, lane) => at(open, lane + LANES * nextTurn(lane))[server],
    },
    W2: { id: 'W2', title: `inbox, ${FIRST} rows`, who: 'small', goal: 0.75, ask: (server) => inbox[server] },
    W3: {
      ...{ id: 'W3', title: 'pause a request, or take it up', who: 'sender', goal: 0.75 },
      ask: (server, lane) => {
        const own = requests.filter((_, place) => place % LANES === lane); // nobody else moves these
        return moveOf(at(own, nextTurn(lane)))[server];
      },
    },
  };

  /**
   * @param {number} lane
   * @returns {number}
   */
  function nextTurn(lane) {
    turns.set(lane, (turns.get(lane) ?? 0) + 1);
    return turns.get(lane);
  }
}

/**
 * @param {string} id
 * @returns {Record<'product' | 'bare', Asked>}
 */
function openOne(id) {
  return {
    product: operation('CasePage', { id }),
    bare: { path: '/open', body: JSON.stringify({ who: 'sender', caseId: id }) },
  };
}

/** @returns {Record<'product' | 'bare', Asked>} */
function readInbox() {
  return {
    product: operation('Inbox', { first: FIRST, view: 'open' }),
    bare: { path: '/inbox', body: JSON.stringify({ who: 'small', first: FIRST }) },
  };
}

/**
 * The next move of a request: paused, or taken up again.
 * @param {import('./stage.mjs').Request} request
 * @returns {Record<'product' | 'bare', Asked>}
 */
function moveOf(request) {
  const action = request.held ? 'release' : 'hold';
  const form = request.held ? {} : { reason: 'agreedPause', until: '2099-12-31' };
  const move = { key: randomUUID(), referralId: request.id, expectedVersion: request.version, ...form };
  const done = () => {
    request.version += 1;
    request.held = !request.held;
  };
  return {
    product: { ...operation(action === 'hold' ? 'HoldReferral' : 'ReleaseReferral', { input: move }), done },
    bare: { path: '/move', body: JSON.stringify({ who: 'sender', action, ...move }), done },
  };
}

/** @type {Map<string, string>} */
const documents = new Map();

/**
 * @param {string} name
 * @param {object} variables
 * @returns {Asked}
 */
function operation(name, variables) {
  const query = documents.get(name) ?? documentOf(name);
  documents.set(name, query);
  return { path: '/graphql', body: JSON.stringify({ query, variables }) };
}

/**
 * The list begins again where it ends.
 * @template T
 * @param {readonly T[]} list
 * @param {number} place
 * @returns {T}
 */
function at(list, place) {
  const found = list[place % list.length];
  if (found === undefined) throw new Error('there is nothing to ask for');
  return found;
}
