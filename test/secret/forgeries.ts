/** Seals as somebody with the database in hand, but not the keys, would make them. */

export interface Sealed {
  readonly rowId: string;
  readonly seal: Buffer;
}

/** What is handed to the one who opens: a seal, and the row it lies in. */
export interface Forgery extends Sealed {
  readonly how: string;
}

type Way = (from: Sealed, other: Sealed, dice: () => number) => Sealed;
const HEADER = 2;
const IV = 14;
const TAG = 30;

const at = (dice: () => number, from: number, to: number): number => from + Math.floor(dice() * (to - from));
const changed = (seal: Buffer, place: number, value: number): Buffer => {
  const copy = Buffer.from(seal);
  copy[place] = value & 0xff;
  return copy;
};
const flipped = ({ rowId, seal }: Sealed, place: number, bit: number): Sealed => ({
  rowId,
  seal: changed(seal, place, seal[place]! ^ (1 << bit)),
});
const joined = (...parts: Buffer[]): Buffer => Buffer.concat(parts);
const partsOf = (seal: Buffer): [Buffer, Buffer, Buffer, Buffer] => [
  seal.subarray(0, HEADER),
  seal.subarray(HEADER, IV),
  seal.subarray(IV, TAG),
  seal.subarray(TAG),
];

/** Ways to forge: each changes what is opened, or where it lies. */
const WAYS: Readonly<Record<string, Way>> = {
  'a bit of the header': (from, _, dice) => flipped(from, at(dice, 0, HEADER), at(dice, 0, 8)),
  'a bit of the nonce': (from, _, dice) => flipped(from, at(dice, HEADER, IV), at(dice, 0, 8)),
  'a bit of the tag': (from, _, dice) => flipped(from, at(dice, IV, TAG), at(dice, 0, 8)),
  'a bit of the body': (from, _, dice) => flipped(from, at(dice, TAG, from.seal.length), at(dice, 0, 8)),
  'cut short': ({ rowId, seal }, _, dice) => ({ rowId, seal: seal.subarray(0, at(dice, 0, seal.length)) }),
  'cut at the front': ({ rowId, seal }, _, dice) => ({ rowId, seal: seal.subarray(at(dice, 1, seal.length)) }),
  'made longer': ({ rowId, seal }, _, dice) => ({ rowId, seal: joined(seal, Buffer.from([at(dice, 0, 256)])) }),
  'said to be the first form': ({ rowId, seal }) => ({ rowId, seal: changed(seal, 0, 1) }),
  'said to be a form to come': ({ rowId, seal }, _, dice) => ({ rowId, seal: changed(seal, 0, at(dice, 3, 256)) }),
  'said to be of another key': ({ rowId, seal }, _, dice) => ({
    rowId,
    seal: changed(seal, 1, seal[1]! + at(dice, 1, 256)),
  }),
  'said to be of the other key in force': ({ rowId, seal }) => ({ rowId, seal: changed(seal, 1, seal[1] === 1 ? 2 : 1) }),
  'another row’s seal': ({ rowId }, other) => ({ rowId, seal: other.seal }),
  'in another row': ({ seal }, other) => ({ rowId: other.rowId, seal }),
  'another’s nonce': ({ rowId, seal }, other) => {
    const [header, , tag, body] = partsOf(seal);
    return { rowId, seal: joined(header, partsOf(other.seal)[1], tag, body) };
  },
  'another’s tag': ({ rowId, seal }, other) => {
    const [header, iv, , body] = partsOf(seal);
    return { rowId, seal: joined(header, iv, partsOf(other.seal)[2], body) };
  },
  'another’s body': ({ rowId, seal }, other) => {
    const [header, iv, tag] = partsOf(seal);
    return { rowId, seal: joined(header, iv, tag, partsOf(other.seal)[3]) };
  },
  'nonce and tag exchanged': ({ rowId, seal }) => {
    const [header, iv, tag, body] = partsOf(seal);
    return { rowId, seal: joined(header, tag, iv, body) };
  },
  'nothing but zeros': ({ rowId, seal }) => ({ rowId, seal: joined(seal.subarray(0, HEADER), Buffer.alloc(seal.length - HEADER)) }),
  'noise': ({ rowId, seal }, _, dice) => ({
    rowId,
    seal: Buffer.from(Array.from({ length: seal.length }, (_byte, place) => (place < HEADER ? seal[place]! : at(dice, 0, 256)))),
  }),
  'a row’s name a bit off': ({ rowId, seal }, _, dice) => {
    const digits = rowId.split('');
    const place = at(dice, 0, 8);
    digits[place] = ((parseInt(digits[place]!, 16) + at(dice, 1, 16)) % 16).toString(16);
    return { rowId: digits.join(''), seal };
  },
}; // prettier-ignore

export const WAYS_TO_FORGE = Object.keys(WAYS);

/** So many forgeries of genuine seals, the same for the same seed; every way is used in turn. */
export function* forge(genuine: readonly Sealed[], n: number, seed: number): Generator<Forgery> {
  const dice = diceOf(seed);
  for (let made = 0; made < n; made++) {
    const how = WAYS_TO_FORGE[made % WAYS_TO_FORGE.length]!;
    const from = genuine[at(dice, 0, genuine.length)]!;
    const others = genuine.filter(({ rowId }) => rowId !== from.rowId);
    yield { how, ...WAYS[how]!(from, others[at(dice, 0, others.length)]!, dice) };
  }
}

/** mulberry32: small, even, the same everywhere. */
function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
