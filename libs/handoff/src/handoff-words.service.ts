import { Injectable } from '@nestjs/common';
import { MessageService, PersonService } from '#cases';
import type { MessageKind } from '#cases';
import { IntroductionService } from '#consent';
import type { Category, Ground } from '#domain';
import { Deliveries, currentUnit } from '#platform';
import type { HeldRecord } from '#platform';
import { otherUnitOf } from './handoff-facts.rules.js';
import type { Handoff } from './handoff.entity.js';

/** Words with the ground they are handed over under. */
export interface Said {
  readonly category?: Category;
  readonly ground?: Ground;
  readonly edgeId?: string;
  readonly assessment?: string;
}
type Words = readonly (readonly [kind: MessageKind, text: string | undefined])[];

/** The words of a handoff: rows of their own, handed over under an edge or a reasoned ground, or not said at all. */
@Injectable()
export class HandoffWords {
  constructor(
    private readonly messages: MessageService,
    private readonly persons: PersonService,
    private readonly deliveries: Deliveries,
    private readonly introductions: IntroductionService,
  ) {}

  /** The offer in one act: the handoff, who it is about and the checklist. Inside a unit nothing is handed to anybody. */
  async offer(row: Handoff, checklist: Words, said: Said): Promise<void> {
    const words = await this.write(row, checklist, said);
    if (row.fromUnit === row.toUnit) return;
    const person = await this.persons.own(row.caseId);
    const whom: HeldRecord[] = person ? [{ kind: 'person', id: person.id }] : [];
    await this.deliveries.hand([{ kind: 'handoff', id: row.id }, ...whom, ...words], row.toUnit, groundOf(said));
    await this.introductions.introduce(row, row.toUnit);
  }

  /** A question, an answer or a reason in one's own words, to the other party. */
  async say(row: Handoff, words: Words, said: Said): Promise<void> {
    const written = await this.write(row, words, said);
    const other = otherUnitOf(row, currentUnit());
    if (other && written.length > 0) await this.deliveries.hand(written, other, groundOf(said));
  }

  private async write(row: Handoff, words: Words, { category = 'plan' }: Said): Promise<HeldRecord[]> {
    const written: HeldRecord[] = [];
    for (const [kind, text] of words) {
      if (!text) continue;
      const id = await this.messages.write(row, { about: 'handoff', aboutId: row.id, kind, category, text });
      written.push({ kind: 'message', id });
    }
    return written;
  }
}

function groundOf({ ground = 'CONSENT', edgeId, assessment }: Said) {
  return { ground, edgeId, assessment };
}
