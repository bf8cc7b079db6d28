import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { rawOf } from '#domain';
import type { EventType, History, HistoryEvent } from '#domain';
import { Refusal, caseNumber } from '#kernel';
import { Journal, RequestTransaction, currentUnit } from '#platform';
import type { CaseKey, NewEvent } from '#platform';

/** Fields of an event that are columns of the journal; all others are its payload. */
const COLUMNS = ['id', 'seq', 'type', 'occurred_on', 'recorded_on', 'voids', 'about'];
const SAYS_STATUS = ['case_opened', 'case_reopened', 'case_closed', 'void'];
/** As long a value as the journal takes. */
const LONGEST_VALUE = 80;

const UNFIT = {
  sv: `Ett fält i händelsen är längre än ${LONGEST_VALUE} tecken eller har tecken som inte går att spara. Korta eller rätta det.`,
  en: `A field of the event is longer than ${LONGEST_VALUE} characters or has some that cannot be kept. Shorten or mend it.`,
};

/** Takes case histories in, as the importing unit's own file. An event that comes again is recognised and passed over. */
@Injectable()
export class HistoryImport {
  constructor(private readonly journal: Journal) {}

  /** One event; see importEvents. */
  importEvent(key: CaseKey, event: HistoryEvent): Promise<void> {
    return this.importEvents(key, [event]);
  }

  /**
   * Events of one case, learned today, in the order of their numbers. A case that the unit does not hold is opened with
   * this unit coordinating it. Who and what stays in the payload as the file says it.
   */
  async importEvents(key: CaseKey, events: History): Promise<void> {
    const [first, ...rest] = [...events].sort((one, other) => one.seq - other.seq);
    if (first === undefined) return;
    const known = await this.enter(key, first, events);
    for (const event of [first, ...rest]) {
      if (!known.has(idOf(key, event.id))) await this.journal.append(key, entryOf(key, event));
    }
    if (!events.some(({ type }) => SAYS_STATUS.includes(type))) return;
    await RequestTransaction.current().rows('select api.follow_import($1)', [key.caseId]);
  }

  /** The way into the case, and which of the events are there already. */
  private async enter({ associationId, caseId }: CaseKey, first: HistoryEvent, events: History): Promise<Set<string>> {
    const ids = events.map(({ id }) => idOf({ caseId }, id));
    const known = await RequestTransaction.current().value<string[] | null>(
      'select api.enter_import($1, $2, $3, $4, $5)',
      [associationId, caseId, caseNumber(), first.occurredOn, ids],
    );
    if (known === null) throw new Refusal('REASON_NEEDED');
    return new Set(known);
  }
}

/** An event of a file as the journal takes it. A void names the event it takes back by the id that one got. */
function entryOf(key: CaseKey, event: HistoryEvent): NewEvent {
  const field = unfitField(event);
  if (field !== undefined) throw new Refusal('BAD_INPUT', UNFIT, { field });
  return {
    id: idOf(key, event.id),
    type: event.type as EventType, // the reader of the file has looked it up
    occurredOn: event.occurredOn,
    payload: payloadOf(event),
    voids: event.type === 'void' && event.voids !== undefined ? idOf(key, event.voids) : undefined,
    about: event.about === undefined ? undefined : idOf(key, event.about),
    seq: event.seq,
    isImported: true,
  };
}

/** The first field that the journal would not take, as the file spells it. Ask before an import, to refuse it whole. */
export function unfitField(event: HistoryEvent): string | undefined {
  const unfit = Object.entries(payloadOf(event)).find(([, value]) => {
    return typeof value !== 'string' || value.length > LONGEST_VALUE || /\p{Cs}/u.test(value); // half a character
  });
  return unfit?.[0];
}

function payloadOf(event: HistoryEvent): NonNullable<NewEvent['payload']> {
  const entries = Object.entries(rawOf(event)).filter(([name]) => !COLUMNS.includes(name));
  return Object.fromEntries(entries) as NonNullable<NewEvent['payload']>;
}

/** A uuid (version 8) that this unit's import of this case always gives the same name in the file. */
function idOf({ caseId }: Pick<CaseKey, 'caseId'>, name: string): string {
  const bytes = createHash('sha256').update(`${currentUnit()}\n${caseId}\n${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
