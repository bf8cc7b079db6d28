import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Kind, parse, print, visit } from 'graphql';

const FOLDER = path.resolve(import.meta.dirname, '../../apps/web/src/data/ops');

/**
 * One of the web's own operations with every fragment it uses, as the browser sends it.
 * @param {string} name
 * @returns {string}
 */
export function documentOf(name) {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'));
  const definitions = files.flatMap((file) => parse(readFileSync(path.join(FOLDER, file), 'utf8')).definitions);
  /** @type {Map<string, import('graphql').DefinitionNode>} */
  const wanted = new Map();
  /**
   * @param {string} kind
   * @param {string} called
   */
  const want = (kind, called) => {
    if (wanted.has(called)) return;
    const found = definitions.find((one) => one.kind === kind && 'name' in one && one.name?.value === called);
    if (!found) throw new Error(`the web has no ${kind} ${called}`);
    wanted.set(called, found);
    visit(found, { FragmentSpread: (spread) => want(Kind.FRAGMENT_DEFINITION, spread.name.value) });
  };
  want(Kind.OPERATION_DEFINITION, name);
  return print({ kind: Kind.DOCUMENT, definitions: [...wanted.values()] });
}
