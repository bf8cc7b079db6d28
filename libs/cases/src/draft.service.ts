import { Injectable } from '@nestjs/common';
import { DRAFT_DAYS, saysMore } from '#domain';
import { Refusal, uuidv7 } from '#kernel';
import { RequestTransaction, currentActor, log, openIdentity, sealIdentity } from '#platform';
import { expectVersion } from './case-entry.service.js';

/** What one person has begun to write in one place, and when and where the server last took it. */
export interface KeptDraft {
  readonly place: string;
  readonly caseId: string | null;
  /** As the screen gave it: its own form's values, as JSON. */
  readonly text: string;
  readonly version: number;
  readonly savedAt: string;
  /** The browser that saved it last. */
  readonly device: string;
}
export interface SaveDraft {
  readonly place: string;
  readonly caseId?: string;
  readonly text: string;
  readonly device: string;
  readonly expectedVersion: number;
}
interface Row extends Record<string, unknown>, Omit<KeptDraft, 'text'> {
  readonly id: string;
  readonly sealed: Buffer;
}

const READ = `select id, place, case_id as "caseId", sealed, version, device, saved_at as "savedAt" from draft
  where seat_id = current_seat() and place = $1`;
const INSERT = `insert into draft (id, seat_id, account_id, unit_id, place, case_id, sealed, device)
  values ($1, current_seat(), current_account(), current_unit(), $2, $3, $4, $5) on conflict do nothing returning version`;
const UPDATE = `update draft set sealed = $3, device = $4, version = nextval('draft_version'), saved_at = app_now() where id = $1 and version = $2 returning version`;
const DROP = 'delete from draft where id = $1 and version = $2 returning id';

/** Drafts on the server: one for each seat and place, sealed, read by its writer alone. Any room that takes what is typed ends them by `sent`. */
@Injectable()
export class Drafts {
  async read(place: string): Promise<KeptDraft | null> {
    const row = await this.row(place);
    if (!row) return null;
    const text = this.textOf(row);
    if (text === null) return null;
    const { caseId, version, savedAt, device } = row;
    return { place, caseId, text, version, savedAt: new Date(savedAt).toISOString(), device };
  }

  /** A save that comes after another device's is refused with CONFLICT: the later one is there to be read, and nothing is written over. */
  async save({ place, caseId, text, device, expectedVersion }: SaveDraft): Promise<void> {
    if (caseId) await this.assertOpen(caseId);
    const known = await this.row(place);
    const id = known?.id ?? uuidv7();
    if (known) expectVersion('draft', known, expectedVersion);
    const sealed = sealIdentity(text, id);
    const values = known ? [id, expectedVersion, sealed, device] : [id, place, caseId ?? null, sealed, device];
    const saved = await RequestTransaction.current().rows(known ? UPDATE : INSERT, values);
    if (saved.length !== 1) throw new Refusal('CONFLICT', undefined, { current: { kind: 'draft', id } });
  }

  /** What was typed has been taken. A draft that says more than that was written since, on another device: it stays. */
  async sent(place: string, taken: object): Promise<void> {
    if (!currentActor().seatId) return;
    const kept = await this.row(place);
    if (kept && !saysMore(this.textOf(kept) ?? '', taken)) await this.drop(kept, kept.version);
  }

  /** Its writer throws it away: the version she knows, and no later one. */
  async discard(place: string, expectedVersion: number): Promise<void> {
    const kept = await this.row(place);
    if (kept) await this.drop(kept, expectedVersion);
  }

  /** The worker's: what is too old, or nobody may go on with. */
  purge(): Promise<number> {
    return RequestTransaction.current().value<number>('select purge_drafts($1)', [DRAFT_DAYS]);
  }

  private async drop({ id }: Row, version: number): Promise<void> {
    const gone = await RequestTransaction.current().rows(DROP, [id, version]);
    if (gone.length !== 1) throw new Refusal('CONFLICT', undefined, { current: { kind: 'draft', id } });
  }

  private textOf({ id, sealed }: Row): string | null {
    try {
      return openIdentity(sealed, id);
    } catch (error) {
      log.warn({ err: error }, 'a draft could not be opened: its key is gone'); // there is nothing to go on with
      return null;
    }
  }

  private async row(place: string): Promise<Row | undefined> {
    return (await RequestTransaction.current().rows<Row>(READ, [place]))[0];
  }

  /** As for any reader of the case; the case lock is not taken, so that writing waits for nobody. */
  private async assertOpen(caseId: string): Promise<void> {
    const [found] = await RequestTransaction.current().rows<{ open: boolean }>(
      'select may_open(id) as open from case_file where id = $1',
      [caseId],
    );
    if (!found) throw new Refusal('NOT_FOUND');
    if (!found.open) throw new Refusal('REASON_NEEDED');
  }
}
