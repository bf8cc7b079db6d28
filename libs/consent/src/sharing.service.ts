import { Injectable } from '@nestjs/common';
import { CaseEntry } from '#cases';
import { providerCategories } from '#domain';
import type { Category } from '#domain';
import { uuidv7 } from '#kernel';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { CaseKey } from '#platform';
import type { DecideSharingInput } from './consent.inputs.js';

/** What a caseworker has decided, for her unit, to hand to another as it happens. Without a confirmed edge nothing goes. */
@Injectable()
export class SharingService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly once: Once,
  ) {}

  decide(input: DecideSharingInput): Promise<string> {
    return this.once.run('decideSharing', input, async () => {
      const key = await this.entry.enter(input.caseId);
      await this.write(key, input.toUnitId, input.categories, 'replace');
      return key.caseId;
    });
  }

  /** Adds categories to what already goes there. */
  add(key: CaseKey, toUnit: string, categories: readonly Category[]): Promise<void> {
    return this.addAllowed(key, toUnit, categories);
  }

  /** To a provider no more goes by itself than its part needs. */
  private async addAllowed(key: CaseKey, toUnit: string, categories: readonly Category[]): Promise<void> {
    const isProvider = await RequestTransaction.current().value<boolean>('select is_provider($1)', [toUnit]);
    await this.write(key, toUnit, isProvider ? providerCategories(categories) : categories, 'add');
  }

  private async write(
    key: CaseKey,
    toUnit: string,
    categories: readonly Category[],
    how: 'add' | 'replace',
  ): Promise<void> {
    const { unitId, accountId } = currentActor();
    await RequestTransaction.current().rows(
      `insert into sharing as s (id, association_id, case_id, owner_unit, holders, to_unit, categories, decided_by)
       values ($1, $2, $3, $4, array[$4::uuid], $5, $6, $7)
       on conflict (case_id, owner_unit, to_unit) do update set version = s.version + 1, decided_by = excluded.decided_by,
         categories = case when $8 = 'add' then array(select distinct unnest(s.categories || excluded.categories) order by 1)
           else excluded.categories end`,
      [uuidv7(), key.associationId, key.caseId, unitId, toUnit, categories, accountId, how],
    );
  }
}
