/**
 * Who holds what and who may read it, in one case and a few people, told in plain words that share nothing with the product.
 */
export const PEOPLE = {
  /** Opened the case; answers for it, and has the inbox role. */
  ame: { unit: 'ame', opensAll: true, isCleared: false },
  /** Colleagues of hers without the inbox role. */
  colleague: { unit: 'ame', opensAll: false, isCleared: false },
  cleared: { unit: 'ame', opensAll: false, isCleared: true },
  fk: { unit: 'fk', opensAll: true, isCleared: false },
  x1: { unit: 'x1', opensAll: true, isCleared: false },
  /** Never has anything to do with it. */
  soc: { unit: 'soc', opensAll: true, isCleared: false },
} as const;
export type Who = keyof typeof PEOPLE;
export const EVERYBODY = Object.keys(PEOPLE) as Who[];
export const UNITS = ['ame', 'fk', 'x1'] as const;
export type Unit = (typeof UNITS)[number] | 'soc';
export type Category = 'contact' | 'plan';

/** One act of one person, as data: what a regression file keeps. */
export type Operation =
  | { readonly kind: 'note'; readonly who: Who; readonly category: Category }
  | { readonly kind: 'consent'; readonly who: Who; readonly from: Unit; readonly to: Unit; readonly both: boolean }
  | { readonly kind: 'confirm' | 'revoke' | 'narrow'; readonly who: Who; readonly pick: number }
  | { readonly kind: 'deliver'; readonly who: Who; readonly to: Unit; readonly pick: number }
  | { readonly kind: 'send' | 'offer'; readonly who: Who; readonly to: Unit }
  | { readonly kind: 'receive' | 'accept' | 'withdraw'; readonly who: Who }
  | { readonly kind: 'protect' | 'conflict' | 'reason' | 'lock'; readonly who: Who };

interface Edge {
  readonly id: string;
  readonly from: Unit;
  readonly to: Unit;
  categories: readonly Category[];
  confirmed: boolean;
  over: boolean;
  readonly known: Set<Unit>;
}
export interface Note {
  readonly id: string;
  readonly owner: Unit;
  readonly category: Category;
  readonly holders: Set<Unit>;
}

export class Model {
  readonly notes: Note[] = [];
  readonly edges: Edge[] = [];
  private readonly inCase = new Set<Unit>(['ame']);
  private readonly openers = new Set<Who>();
  private readonly conflicted = new Set<Who>();
  private readonly locked = new Set<Who>();
  private isProtected = false;

  /** Not locked, no interest of her own, and named where the identity is protected; her unit has something of the case. */
  reaches(who: Who): boolean {
    const { unit, isCleared } = PEOPLE[who];
    const isWalledOff = this.conflicted.has(who) || (this.isProtected && !isCleared);
    return this.inCase.has(unit) && !this.locked.has(who) && !isWalledOff;
  }

  reads(who: Who): boolean {
    return this.reaches(who) && (PEOPLE[who].opensAll || this.openers.has(who));
  }

  /** The ids of the notes she may read; nothing where she may not read the case at all. */
  sees(who: Who): string[] {
    if (!this.reads(who)) return [];
    return this.notes.filter(({ holders }) => holders.has(PEOPLE[who].unit)).map(({ id }) => id).sort(); // prettier-ignore
  }

  wrote(who: Who, id: string, category: Category): void {
    const { unit } = PEOPLE[who];
    this.notes.push({ id, owner: unit, category, holders: new Set([unit]) });
  }

  recorded(who: Who, id: string, from: Unit, to: Unit, categories: readonly Category[]): void {
    const { unit } = PEOPLE[who];
    this.edges.push({ id, from, to, categories, confirmed: from === unit, over: false, known: new Set([unit]) });
  }

  /** The edge under which one unit may hand this over to another today; the oldest of several. */
  covering(from: Unit, to: Unit, category: Category): Edge | undefined {
    return this.edges.find(
      (e) => e.from === from && e.to === to && e.categories.includes(category) && e.confirmed && !e.over,
    );
  }

  /** Nobody is told of a protected case in a unit that has nobody cleared. */
  private mayReceive = (to: Unit): boolean => !this.isProtected || to === 'ame';

  mayDeliver(who: Who, note: Note, to: Unit): boolean {
    if (!this.reads(who) || note.owner !== PEOPLE[who].unit || !this.mayReceive(to)) return false;
    return note.holders.has(to) || this.covering(note.owner, to, note.category) !== undefined;
  }

  delivered(note: Note, to: Unit): void {
    if (note.holders.has(to)) return;
    note.holders.add(to);
    this.tells(note.owner, to, note.category);
  }

  /** Something goes to a unit under an edge: it is in the case, and knows of the edge. */
  private tells(from: Unit, to: Unit, category: Category): void {
    this.inCase.add(to);
    this.covering(from, to, category)?.known.add(to);
  }

  maySend(who: Who, to: Unit): boolean {
    const { unit } = PEOPLE[who];
    return this.reads(who) && unit !== to && this.mayReceive(to) && this.covering(unit, to, 'contact') !== undefined;
  }

  /** A request brings its own rows and the proposals that wait for the receiver; notes stay where they are. */
  sent(who: Who, to: Unit): void {
    const { unit } = PEOPLE[who];
    this.tells(unit, to, 'contact');
    for (const e of this.edges) if (e.from === to && e.known.has(unit) && !e.over) e.known.add(to);
  }

  mayConfirm(who: Who, edge: Edge): boolean {
    const { unit } = PEOPLE[who];
    return this.reads(who) && edge.known.has(unit) && edge.from === unit && !edge.confirmed && !edge.over;
  }

  /** Whoever sees it may end it, without having opened the case. */
  mayRevoke = (who: Who, edge: Edge): boolean => this.reaches(who) && edge.known.has(PEOPLE[who].unit);

  gaveReason(who: Who): void {
    this.openers.add(who);
  }
  declared(who: Who): void {
    this.conflicted.add(who);
  }
  isLocked = (who: Who): boolean => this.locked.has(who);
  lockedOut(who: Who): void {
    this.locked.add(who);
  }
  protectedNow(): void {
    this.isProtected = true;
  }
}
