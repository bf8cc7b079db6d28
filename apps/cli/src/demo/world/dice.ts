/** Chance that falls the same way every time: the same name always throws the same numbers. */
export class Dice {
  private state: number;

  constructor(private readonly name: string) {
    this.state = hashOf(name);
  }

  /** Dice of one's own for a part, so that what one part throws shifts no other. */
  of(part: string | number): Dice {
    return new Dice(`${this.name}/${part}`);
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    return this.bits() / 0x1_0000_0000;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.between(0, list.length - 1)];
    if (picked === undefined) throw new Error(`nothing to pick from: ${this.name}`);
    return picked;
  }

  /** One of a list in which some weigh more than others. */
  weigh<T>(list: readonly T[], weight: (one: T) => number): T {
    let left = this.next() * list.reduce((sum, one) => sum + weight(one), 0);
    const found = list.find((one) => (left -= weight(one)) < 0) ?? list.findLast((one) => weight(one) > 0);
    if (found === undefined) throw new Error(`nothing that weighs anything: ${this.name}`);
    return found;
  }

  /** The list in another order. */
  shuffle<T>(list: readonly T[]): T[] {
    return list
      .map((one) => [this.next(), one] as const)
      .sort(([a], [b]) => a - b)
      .map(([, one]) => one);
  }

  /** A time-ordered uuid (version 7) of a moment, the rest thrown. */
  uuid(milliseconds: number): string {
    const time = hex(milliseconds, 12);
    const [a, b, c] = [this.bits(), this.bits(), this.bits()];
    const variant = hex((a & 0x3fff) | 0x8000, 4);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a >>> 20, 3)}-${variant}-${hex(b, 8)}${hex(c & 0xffff, 4)}`;
  }

  /** 32 bits (mulberry32). */
  private bits(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
