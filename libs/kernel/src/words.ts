/** A text on screen, in both languages of the product. Every code has one; the Swedish is what professionals say. */
export interface Words {
  readonly sv: string;
  readonly en: string;
}

/** A closed list of codes, each with its words. */
export type CodeList<C extends string = string> = Readonly<Record<C, Words>>;

/** Whether a value is a code of the list; lists are closed, so anything else is refused. */
export function isCode<C extends string>(list: CodeList<C>, value: unknown): value is C {
  return typeof value === 'string' && Object.hasOwn(list, value);
}
