import { createHash } from 'node:crypto';

/** The chain as it lies in the database, everything as text: what verifies it trusts no function of the database. */
export interface SealRow {
  readonly no: number;
  readonly fromNo: number;
  readonly toNo: number;
  readonly count: number;
  readonly at: string;
  readonly prev: string;
  readonly hash: string;
}
/** One link, and the row it is about: null when the row is not there. */
export interface LinkRow {
  readonly no: number;
  readonly stream: string;
  readonly rowId: string;
  readonly digest: string;
  readonly fields: readonly (string | null)[] | null;
  /** A sealed proof says that the content was taken away. */
  readonly erased: boolean;
}
/** What was kept outside: the last seal as it was then. */
export interface HeadRow {
  readonly agency: string;
  readonly no: number;
  readonly hash: string;
}

// prettier-ignore
export const BREAKS = {
  sealMissing: { sv: 'en försegling saknas', en: 'a seal is missing' },
  sealChanged: { sv: 'förseglingen är ändrad, eller något den omfattar', en: 'the seal is changed, or something it covers' },
  chainBroken: { sv: 'förseglingen hänger inte ihop med den före', en: 'the seal does not follow from the one before' },
  linkMissing: { sv: 'en länk saknas', en: 'a link is missing' },
  rowMissing:  { sv: 'raden är borta utan bevis om gallring', en: 'the row is gone without a proof of erasure' },
  rowChanged:  { sv: 'raden är ändrad', en: 'the row is changed' },
  unsealed:    { sv: 'raden har lagts till vid sidan av kedjan', en: 'the row was added beside the chain' },
  headMissing: { sv: 'kedjan är kortare än när huvudet sparades', en: 'the chain is shorter than when its head was kept' },
  headChanged: { sv: 'kedjan är en annan än när huvudet sparades', en: 'the chain is another than when its head was kept' },
} as const;
export type BreakCode = keyof typeof BREAKS;

/** The first place where the chain does not hold. */
export interface Break {
  readonly code: BreakCode;
  readonly seal?: number;
  readonly no?: number;
  readonly stream?: string;
  readonly rowId?: string;
}

/** A row in one unambiguous line: each field with its length in bytes, nothing for null. */
export function canonical(fields: readonly (string | null)[]): string {
  return fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`)).join(',');
}

const sha256 = (...parts: readonly (string | Buffer)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** What the first seal of an authority stands on. */
export const firstHash = (agency: string): string => sha256(canonical(['first', agency]));

/** One seal with its links: null when everything is as it was sealed. */
export function checkSeal(
  agency: string,
  before: SealRow | null,
  seal: SealRow,
  links: readonly LinkRow[],
): Break | null {
  const at = { seal: seal.no };
  if (seal.no !== (before?.no ?? 0) + 1) return { code: 'sealMissing', seal: (before?.no ?? 0) + 1 };
  if (seal.fromNo !== (before?.toNo ?? 0) + 1) return { code: 'chainBroken', ...at };
  if (seal.prev !== (before?.hash ?? firstHash(agency))) return { code: 'chainBroken', ...at };
  for (const [place, link] of links.entries()) {
    const fault = checkLink(link, seal.fromNo + place);
    if (fault) return { ...fault, ...at };
  }
  if (links.length !== seal.count) return { code: 'linkMissing', no: seal.fromNo + links.length, ...at };
  const head = ['seal', agency, seal.no, seal.fromNo, seal.toNo, seal.count, seal.at].map(String);
  const body = links.map(({ no, stream, rowId, digest }) => canonical([String(no), stream, rowId, digest])).join('\n');
  if (sha256(Buffer.from(seal.prev, 'hex'), canonical(head), body) !== seal.hash) return { code: 'sealChanged', ...at };
  return null;
}

function checkLink({ no, stream, rowId, digest, fields, erased }: LinkRow, expected: number): Break | null {
  if (no !== expected) return { code: 'linkMissing', no: expected };
  if (erased) return null;
  if (fields === null) return { code: 'rowMissing', no, stream, rowId };
  return sha256(canonical(fields)) === digest ? null : { code: 'rowChanged', no, stream, rowId };
}

/** A chain may only have grown since its head was kept. */
export function checkHead(kept: HeadRow, seals: ReadonlyMap<number, string>): Break | null {
  const hash = seals.get(kept.no);
  if (hash === undefined) return { code: 'headMissing', seal: kept.no };
  return hash === kept.hash ? null : { code: 'headChanged', seal: kept.no };
}
