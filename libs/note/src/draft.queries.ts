import { Injectable } from '@nestjs/common';
import { Drafts } from '#cases';
import { AccessLog, Once, currentActor } from '#platform';
import type { SaveDraftInput } from './draft.inputs.js';
import type { Draft } from './draft.types.js';

/** One's own drafts over the API: logged as any reading of a case, and only while one may open it. */
@Injectable()
export class DraftDesk {
  constructor(
    private readonly drafts: Drafts,
    private readonly access: AccessLog,
    private readonly once: Once,
  ) {}

  async read(place: string): Promise<Draft | null> {
    const kept = await this.drafts.read(place);
    if (kept?.caseId) await this.access.open(kept.caseId);
    else this.access.nothingRead();
    return kept;
  }

  async save(input: SaveDraftInput): Promise<Draft | null> {
    const { place, text } = input;
    await this.once.run('saveDraft', input, async () => {
      if (text === undefined) await this.drafts.discard(place, input.expectedVersion);
      else await this.drafts.save({ ...input, text });
      return currentActor().seatId;
    });
    this.access.nothingRead(); // the answer is what she has just typed herself
    return text === undefined ? null : this.drafts.read(place);
  }
}
