import { Field, ObjectType } from '@nestjs/graphql';
import type { Day } from '#kernel';

/** One piece of a paper, in reading order. Texts are plain; a line break in a paragraph is kept. */
export type Block =
  /** With newPage it stands first on a page of its own. */
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly newPage?: true }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Label and value, a line each: what a form would have. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** A line to sign on, with place and day, for each who signs. */
  | { readonly kind: 'signature'; readonly who: readonly string[] };

/** A document before it has a form: the same description becomes a PDF, or plain text for a journal or file. */
export interface Paper {
  readonly title: string;
  readonly language: 'sv' | 'en';
  /** The unit that stands behind it, as the reader knows it. */
  readonly unit: string;
  readonly on: Day;
  /** A case number or version; never a name or a personnummer. */
  readonly reference?: string;
  readonly blocks: readonly Block[];
}

@ObjectType({ description: 'A document made by the server, whole. Leaves under the same rights and log as the rest.' })
export class PaperFile {
  @Field(() => String, { description: 'Name to save it under; says nothing about a person.' })
  fileName!: string;

  @Field(() => String, { description: 'application/pdf.' })
  mediaType!: string;

  @Field(() => String, { description: 'The PDF (PDF/A-2a, tagged), in base64.' })
  contentBase64!: string;

  @Field(() => String, { description: 'The same as plain text, to be pasted into a journal or file.' })
  text!: string;
}
