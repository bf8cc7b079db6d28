import { Injectable } from '@nestjs/common';
import { birthYearOf, readPersonnummer } from '#domain';
import { Refusal } from '#kernel';
import { RequestTransaction, blindIndex, currentUnit, openIdentity, sealIdentity } from '#platform';
import type { CaseKey } from '#platform';
import { CaseEntry } from './case-entry.service.js';
import { Person } from './person.entity.js';

export interface PersonDetails {
  readonly givenName: string;
  readonly familyName: string;
  readonly personnummer?: string;
  readonly birthYear?: number;
}

interface PersonOrigin {
  /** Another unit's row it was written down from. */
  readonly sourceId?: string;
  readonly corrects?: string;
}

const WRONG_NUMBER = {
  sv: 'Personnumret stämmer inte: datumet finns inte eller kontrollsiffran är fel. Kontrollera siffrorna.',
  en: 'The personal number is wrong: no such date, or the check digit does not match. Check the digits.',
};

/** A person as one unit knows her; the number is sealed before it reaches the database. */
@Injectable()
export class PersonService {
  constructor(private readonly entry: CaseEntry) {}

  async write(key: CaseKey, details: PersonDetails, from: PersonOrigin = {}): Promise<string> {
    const transaction = RequestTransaction.current();
    const today = await transaction.value<string>('select app_today()::text');
    const number = details.personnummer ? readPersonnummer(details.personnummer, today) : null;
    if (details.personnummer && !number) throw new Refusal('BAD_INPUT', WRONG_NUMBER, { field: 'personnummer' });
    const birth = this.entry.birth(key);
    const manager = await transaction.manager();
    await manager.insert(Person, {
      ...birth,
      category: 'contact',
      givenName: details.givenName,
      familyName: details.familyName,
      birthYear: number ? birthYearOf(number) : (details.birthYear ?? null),
      pnrCipher: number ? sealIdentity(number, birth.id) : null,
      pnrIndex: number ? blindIndex(birth.ownerUnit, number) : null,
      sourceId: from.sourceId ?? null,
      corrects: from.corrects ?? null,
    });
    return birth.id;
  }

  /** The unit's own row in this case, the newest; undefined when it has none of its own. */
  async own(caseId: string): Promise<Person | undefined> {
    const manager = await RequestTransaction.current().manager();
    const [own] = await manager.find(Person, {
      where: { caseId, ownerUnit: currentUnit() },
      order: { id: 'DESC' },
      take: 1,
    });
    return own;
  }

  /** A unit that takes a case on writes down who it is about, from what was delivered to it: a record of its own, with its source. */
  async bind(key: CaseKey): Promise<void> {
    if (await this.own(key.caseId)) return;
    const manager = await RequestTransaction.current().manager();
    const [received] = await manager.find(Person, { where: { caseId: key.caseId }, order: { id: 'DESC' }, take: 1 });
    if (!received) return;
    const { givenName, familyName, birthYear, pnrCipher, id } = received;
    const personnummer = pnrCipher ? openIdentity(pnrCipher, id) : undefined;
    await this.write(key, { givenName, familyName, personnummer, birthYear: birthYear ?? undefined }, { sourceId: id });
  }

  /** The unit's own row was wrong: a new one stands for it. A number that is not given is the one there was. */
  async correct(key: CaseKey, wrong: string, details: PersonDetails): Promise<string> {
    const own = await this.own(key.caseId);
    if (own?.id !== wrong) throw new Refusal('CONFLICT'); // corrected already: read again what it says now
    const { pnrCipher, birthYear } = own;
    const kept = pnrCipher ? openIdentity(pnrCipher, own.id) : undefined;
    const number = details.personnummer ?? kept;
    const year = details.birthYear ?? birthYear ?? undefined;
    return this.write(key, { ...details, personnummer: number, birthYear: year }, { corrects: wrong });
  }
}
