import fc from 'fast-check';
import { EVERYBODY, UNITS } from './model.js';
import type { Operation } from './model.js';

const who = fc.oneof({ weight: 4, arbitrary: fc.constant('ame' as const) }, { weight: 5, arbitrary: fc.constantFrom(...EVERYBODY) }); // prettier-ignore
const unit = fc.constantFrom(...UNITS);
const pick = fc.nat(1);
const one = <K extends Operation['kind']>(weight: number, kind: K, parts: object = {}) => ({
  weight,
  arbitrary: fc.record({ kind: fc.constant(kind), who, ...parts }) as unknown as fc.Arbitrary<Operation>,
});
/** One act of one person, the ones that lead further more often. */
export const operation: fc.Arbitrary<Operation> = fc.oneof(
  one(6, 'note', { category: fc.constantFrom('contact', 'plan') }),
  one(6, 'consent', { from: fc.oneof({ weight: 3, arbitrary: fc.constant('ame') }, { weight: 1, arbitrary: unit }), to: unit, both: fc.boolean() }),
  one(8, 'deliver', { to: unit, pick }),
  one(3, 'send', { to: unit }),
  one(2, 'offer', { to: unit }),
  one(2, 'confirm', { pick }),
  one(2, 'revoke', { pick }),
  one(1, 'narrow', { pick }),
  one(2, 'reason'),
  one(1, 'receive'),
  one(1, 'accept'),
  one(1, 'withdraw'),
  one(1, 'protect'),
  one(1, 'conflict'),
  one(1, 'lock'),
); // prettier-ignore
