import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { IntroductionService } from '#consent';
import { BOOKING_EVENTS, BOOKING_MOVES } from '#domain';
import type { BookingNeed, BookingParty, BookingStatus } from '#domain';
import { NEW, Refusal, move, uuidv7 } from '#kernel';
import { Deliveries, Journal, Once, RequestTransaction, currentActor, currentUnit } from '#platform';
import type { CaseKey, GroundGiven } from '#platform';
import type { BookSlotInput, MoveBookingInput } from './slot.inputs.js';
import { conflict } from './slot.service.js';

interface Booking {
  readonly id: string;
  readonly version: number;
  readonly status: BookingStatus;
  readonly booker: string;
  readonly host: string;
  readonly caseId: string | null;
  readonly need: string | null;
  readonly bookedBy: string | null;
}
type Whom = Pick<BookSlotInput, 'ground' | 'assessment'> & { readonly need: string };

const FULL = { sv: 'Tiden är fullbokad, inställd eller har varit. Välj en annan.', en: 'The slot is full, called off or has been. Choose another.' }; // prettier-ignore
const NOT_YET = { sv: 'Tiden har inte varit än.', en: 'The slot has not been yet.' };
const TOGETHER = { sv: 'Skriv vad tiden ska handla om när du anger vem den gäller. Utan samordning skrivs inget om någon.', en: 'Say what the slot is for when you say whom it is for. Without a case nothing is written of anybody.' }; // prettier-ignore
const ANOTHERS = { sv: 'Platsen är bokad av någon annan, utan uppgift om vem den gäller. Den som bokade kan boka av den eller ange vem den gäller.', en: 'The place was booked by somebody else, without saying whom it is for. Whoever booked it can unbook it or say whom it is for.' }; // prettier-ignore
const NAMED = { sv: 'Bokningen har redan uppgift om vem den gäller.', en: 'The booking says already whom it is for.' };

/** Places in slots. Who booked is seen by the unit that keeps them; whom it is for is handed over on its own ground, or not at all. */
@Injectable()
export class BookingService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly deliveries: Deliveries,
    private readonly introductions: IntroductionService,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  book(input: BookSlotInput): Promise<string> {
    return this.once.run('bookSlot', input, async () => {
      const { caseId, need } = input;
      if (Boolean(caseId) !== Boolean(need)) throw new Refusal('BAD_INPUT', TOGETHER, { field: 'need' });
      const key = caseId ? await this.entry.enter(caseId) : undefined;
      const booking = input.bookingId ? await this.own(input.bookingId) : await this.take(input.slotId);
      if (key && need) await this.name(key, booking, { ...input, need });
      return booking.id;
    });
  }

  move(input: MoveBookingInput): Promise<string> {
    return this.once.run('moveBooking', input, async () => {
      const seen = await this.read(input.bookingId);
      const isBooker = seen.booker === currentUnit();
      if (isBooker && input.action === 'unbook') assertOwnWhenUnnamed(seen);
      const enter = (caseId: string) => (isBooker ? this.entry.enter(caseId) : this.held(caseId));
      const key = seen.caseId ? await enter(seen.caseId) : undefined;
      const row = await this.read(input.bookingId);
      if (row.version !== input.expectedVersion) throw conflict('booking', row.id);
      await this.step(row, input);
      if (key) await this.journal.append(key, { type: BOOKING_EVENTS[input.action], payload: { booking: row.id } });
      if (!input.toSlotId) return row.id;
      if (!isBooker || input.action !== 'unbook') throw new Refusal('BAD_INPUT', undefined, { field: 'toSlotId' });
      const next = await this.take(input.toSlotId);
      if (key && row.need) await this.name(key, next, { need: row.need });
      return next.id;
    });
  }

  private async step(row: Booking, { action, reason }: MoveBookingInput): Promise<void> {
    const party: BookingParty = row.host === currentUnit() && action !== 'unbook' ? 'keeper' : partyOf(row);
    const status = move(BOOKING_MOVES, row.status, action, party, new Set<BookingNeed>());
    if (action === 'unbook' && !reason) throw new Refusal('NEEDS_MISSING', undefined, { missing: ['reason'] });
    const transaction = RequestTransaction.current();
    if (action !== 'unbook') {
      const early = await transaction.rows(
        'select 1 from slot s join slot_booking b on b.slot_id = s.id where b.id = $1 and s.slot_on > app_today()',
        [row.id],
      );
      if (early.length > 0) throw new Refusal('NO_SUCH_MOVE', NOT_YET);
    }
    const changed = await transaction.rows(
      `update slot_booking set status = $3, reason = $4, version = version + 1 where id = $1 and version = $2 returning id`,
      [row.id, row.version, status, action === 'unbook' ? reason : null],
    );
    if (changed.length !== 1) throw conflict('booking', row.id);
  }

  private async take(slotId: string | undefined): Promise<Booking> {
    const transaction = RequestTransaction.current();
    const [slot] = await transaction.rows<{ host: string; free: boolean }>(
      `select owner_unit as host, status = 'open' and taken < places and slot_on >= app_today() as free from slot where id = $1`,
      [slotId],
    );
    if (!slot) throw new Refusal('NOT_FOUND');
    if (!slot.free) throw new Refusal('NO_SUCH_MOVE', FULL);
    const [id, booker] = [uuidv7(), currentUnit()];
    const status = move(BOOKING_MOVES, NEW, 'book', 'booker', new Set<BookingNeed>(['place']));
    await transaction.rows(
      'insert into slot_booking (id, slot_id, owner_unit, host_unit, status) values ($1, $2, $3, $4, $5)',
      [id, slotId, booker, slot.host, status],
    );
    return {
      id,
      version: 1,
      status,
      booker,
      host: slot.host,
      caseId: null,
      need: null,
      bookedBy: currentActor().accountId,
    };
  }

  /** Whom it is for: the booking unit's own record, handed to the keeping unit by an edge or an assessed ground, or not written. */
  private async name(key: CaseKey, booking: Booking, { need, ground, assessment }: Whom): Promise<void> {
    const { id, ownerUnit, holders } = this.entry.birth(key);
    const transaction = RequestTransaction.current();
    const named = await transaction.rows(
      `insert into slot_case (id, association_id, case_id, owner_unit, holders, booking_id, need)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (booking_id) do nothing returning id`,
      [id, key.associationId, key.caseId, ownerUnit, holders, booking.id, need],
    );
    if (named.length !== 1) throw new Refusal('NO_SUCH_MOVE', NAMED); // meanwhile, or for somebody a wall hides from her
    if (booking.host !== ownerUnit) {
      const [host] = await transaction.rows<{ name: string; reached: boolean }>(
        `select name, own_edge($1, current_unit(), id, 'plan') is not null as reached from unit where id = $2`,
        [key.caseId, booking.host],
      );
      const isAssessed = Boolean(ground && ground !== 'CONSENT');
      if (!host?.reached && !isAssessed) throw noGround(host?.name ?? '');
      const given: GroundGiven =
        host?.reached || !ground ? { ground: 'CONSENT' } : { ground, assessment: assessment ?? '' };
      await this.deliveries.hand([{ kind: 'slotCase', id }], booking.host, given);
      if (host?.reached) await this.introductions.introduce(key, booking.host);
    }
    await this.journal.append(key, { type: BOOKING_EVENTS.book, payload: { booking: booking.id } });
  }

  /** The keeping unit notes whether anybody came in its own file, as far as it was told whom the place was for; nobody has to open it. */
  private async held(caseId: string): Promise<CaseKey | undefined> {
    const transaction = RequestTransaction.current();
    await transaction.rows('select lock_case($1)', [caseId]);
    const [found] = await transaction.rows<{ associationId: string }>(
      'select association_id as "associationId" from case_file where id = $1',
      [caseId],
    );
    return found && { associationId: found.associationId, caseId };
  }

  private async own(id: string): Promise<Booking> {
    const row = await this.read(id);
    if (row.booker !== currentUnit()) throw new Refusal('NOT_FOUND');
    assertOwnWhenUnnamed(row);
    if (row.caseId || row.status !== 'booked') throw new Refusal('NO_SUCH_MOVE', NAMED);
    return row;
  }

  private async read(id: string): Promise<Booking> {
    const [row] = await RequestTransaction.current().rows<Booking & Record<string, unknown>>(
      `select b.id, b.version, b.status, b.owner_unit as booker, b.host_unit as host, c.case_id as "caseId", c.need,
         b.booked_by as "bookedBy"
       from slot_booking b left join slot_case c on c.booking_id = b.id and c.owner_unit = b.owner_unit where b.id = $1`,
      [id],
    );
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }
}

/** Without a name, or with one that a wall hides from her: the same answer, so that neither tells of the other. */
function assertOwnWhenUnnamed({ caseId, bookedBy }: Booking): void {
  if (caseId === null && bookedBy !== currentActor().accountId) throw new Refusal('WRONG_PARTY', ANOTHERS);
}

const partyOf = ({ booker }: Booking): BookingParty => (booker === currentUnit() ? 'booker' : 'keeper');

function noGround(name: string): Refusal {
  return new Refusal(
    'NO_GROUND',
    {
      sv: `Inget samtycke omfattar ${name}. Inhämta samtycke, välj en prövad grund eller boka utan att säga vem det gäller.`,
      en: `No consent covers ${name}. Record a consent, choose an assessed ground, or book without saying whom it is for.`,
    },
    { field: 'caseId' },
  );
}
