import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import type { Day } from '#kernel';
import { AccessLog, RequestTransaction, blindIndexes, currentUnit, openIdentity } from '#platform';
import type { Handed, Held, HeldCase, HeldRecord, UnitName } from './held.types.js';

const SECRET = ['pnr_cipher', 'pnr_index', 'association_id', 'case_id', 'version'];

/** Reads all a unit holds, under the reader's own rights; logged as an export before anything is answered. */
@Injectable()
export class HeldQueries {
  constructor(private readonly access: AccessLog) {}

  /** The case, and the unit's other cases about the same person that the reader may open. */
  async aboutPerson(caseId: string): Promise<Held> {
    await this.access.open(caseId, 'export');
    const others = (await this.sameNumber(caseId)).filter((id) => id !== caseId);
    if (others.length > 0) await this.access.note('export', others);
    return this.read([caseId, ...others], true);
  }

  async inCase(caseId: string): Promise<Held> {
    await this.access.open(caseId, 'export');
    return this.read([caseId], false);
  }

  private async sameNumber(caseId: string): Promise<string[]> {
    const transaction = RequestTransaction.current();
    const [own] = await transaction.rows<{ id: string; cipher: Buffer }>(
      `select id, pnr_cipher as cipher from person where case_id = $1 and owner_unit = current_unit() and pnr_cipher is not null order by id desc limit 1`,
      [caseId],
    );
    if (!own) return [];
    const sought = blindIndexes(currentUnit(), openIdentity(own.cipher, own.id));
    const found = await transaction.rows<{ id: string }>(
      `select distinct p.case_id as id from person p where p.owner_unit = current_unit() and p.pnr_index = any($1) and may_open(p.case_id) order by 1`,
      [sought],
    );
    return found.map(({ id }) => id);
  }

  private async read(caseIds: readonly string[], withNumber: boolean): Promise<Held> {
    const transaction = RequestTransaction.current();
    const units = await transaction.rows<UnitName & Record<string, unknown>>(
      'select u.id, u.name, a.name as agency from unit u join agency a on a.id = u.agency_id',
    );
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const cases: HeldCase[] = [];
    for (const caseId of caseIds) cases.push(await this.case(caseId, withNumber));
    const unit = byId.get(currentUnit());
    if (!unit) throw new Refusal('NOT_FOUND');
    return { unit, units: byId, today: await transaction.value<Day>('select app_today()::text'), cases };
  }

  private async case(caseId: string, withNumber: boolean): Promise<HeldCase> {
    const transaction = RequestTransaction.current();
    const records = await transaction.rows<HeldRecord & Record<string, unknown>>('select * from api.held_records($1)', [
      caseId,
    ]);
    const deliveries = await transaction.rows<Handed & Record<string, unknown>>(
      `select record_id as "recordId", record_kind as kind, category, from_unit as "fromUnit", to_unit as "toUnit",
         arrived_on::text as "on", ground from delivery where case_id = $1 order by arrived_at, id`,
      [caseId],
    );
    const envelope = records.find(({ kind }) => kind === 'case');
    if (!envelope) throw new Refusal('NOT_FOUND');
    return {
      caseId,
      number: String(envelope.record.number),
      records: records.map((one) => plain(one, withNumber)),
      deliveries,
    };
  }
}

/** Without what is technical or secret; the number itself only in an extract to the person. */
function plain({ kind, record }: HeldRecord, withNumber: boolean): HeldRecord {
  const shown = Object.fromEntries(
    Object.entries(record).filter(([field, value]) => !SECRET.includes(field) && value !== null),
  ) as HeldRecord['record'];
  const { pnr_cipher: cipher } = record;
  if (kind !== 'person' || typeof cipher !== 'string') return { kind, record: shown };
  const number = withNumber ? openIdentity(Buffer.from(cipher.slice(2), 'hex'), record.id) : '••••••••-••••';
  return { kind, record: { ...shown, personnummer: number } };
}
