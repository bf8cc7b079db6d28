import { isCode } from '#kernel';
import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type * as z from 'zod';
import { CATALOGUE_ERRORS, JSON_TYPES } from './catalogue.reasons.js';
import type { FieldPath, Finding } from './catalogue.types.js';

type Issue = z.core.$ZodIssue;
type SizeIssue = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig;

/** What a schema objects to, in our own codes. `base` is where the judged value lies in the file. */
export function schemaFindings(issues: readonly Issue[], tree: Node, base: FieldPath): Finding[] {
  return issues.flatMap((issue) => findingsOf(issue, tree, [...base, ...(issue.path as (string | number)[])]));
}

function findingsOf(issue: Issue, tree: Node, path: FieldPath): Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({ path: [...path, name], code: 'unknownField', what: { name } }));
  }
  if (isCode(CATALOGUE_ERRORS, issue.message)) return [{ path, code: issue.message, what: detailOf(issue) }];
  const node = findNodeAtLocation(tree, [...path]);
  if (!node) return [{ path, code: 'missing' }];
  switch (issue.code) {
    case 'invalid_value':
      return [{ path, code: 'notInList', what: { value: shown(node), list: issue.values.join(', ') } }];
    case 'invalid_union':
      return unionFindings(issue, tree, path, node);
    case 'too_small':
    case 'too_big':
      return [sizeFinding(issue, path)];
    case 'invalid_type':
      return [typeFinding(path, [issue.expected], node)];
    default:
      return [typeFinding(path, ['other'], node)];
  }
}

function detailOf(issue: Issue): NonNullable<Finding['what']> {
  return issue.code === 'custom' ? ((issue.params ?? {}) as NonNullable<Finding['what']>) : {};
}

/** Of several ways to write a value, the one whose type fits tells what is wrong; if none fits, all are named. */
function unionFindings(issue: z.core.$ZodIssueInvalidUnion, tree: Node, path: FieldPath, node: Node): Finding[] {
  const ofOtherType = (branch: Issue[]): boolean =>
    branch.some(({ code, path: inner }) => code === 'invalid_type' && inner.length === 0);
  const meant = issue.errors.find((branch) => !ofOtherType(branch));
  if (meant) return schemaFindings(meant, tree, path);
  const expected = issue.errors.flatMap(([first]) => (first?.code === 'invalid_type' ? [first.expected] : []));
  return [typeFinding(path, expected, node)];
}

function typeFinding(path: FieldPath, expected: readonly string[], node: Node): Finding {
  const wanted = expected.map((name) => JSON_TYPES[isCode(JSON_TYPES, name) ? name : 'other']);
  // A number where a whole number is wanted is named by its value: that it is a number is not what is wrong.
  const isFraction = node.type === 'number' && expected.includes('int');
  const found = JSON_TYPES[isCode(JSON_TYPES, node.type) ? node.type : 'other'];
  return {
    path,
    code: 'wrongType',
    what: {
      expectedSv: wanted.map(({ sv }) => sv).join(' eller '),
      expectedEn: wanted.map(({ en }) => en).join(' or '),
      foundSv: isFraction ? shown(node) : found.sv,
      foundEn: isFraction ? shown(node) : found.en,
    },
  };
}

function sizeFinding(issue: SizeIssue, path: FieldPath): Finding {
  if (issue.code === 'too_small') {
    const least = Number(issue.minimum);
    if (issue.origin === 'string') return { path, code: 'emptyText' };
    return { path, code: issue.origin === 'array' ? 'listTooShort' : 'tooSmall', what: { least } };
  }
  const { origin } = issue;
  const code = origin === 'string' ? 'textTooLong' : origin === 'array' ? 'listTooLong' : 'tooBig';
  return { path, code, what: { most: Number(issue.maximum) } };
}

/** The value as the file has it, when it is short enough to be quoted. */
function shown(node: Node): string {
  return node.children ? '…' : String(node.value).slice(0, 60);
}
