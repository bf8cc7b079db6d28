import { Injectable } from '@nestjs/common';
import { CaseEntry, expectVersion } from '#cases';
import { Refusal } from '#kernel';
import { Journal, Once, RequestTransaction, currentUnit } from '#platform';
import { Ready } from './ready.entity.js';
import type { DeclareReadyInput, WithdrawReadyInput } from './ready.inputs.js';

const ALREADY = {
  sv: 'Det är redan anmält. Ta tillbaka den anmälan först om dagen är fel.',
  en: 'This is already declared. Withdraw that declaration first if the day is wrong.',
};
const BEFORE_SINCE = {
  sv: 'Dagen ligger före den dag deltagaren blev redo. Rätta datumet.',
  en: 'The day is before the participant became ready. Correct the date.',
};

/** Redo för nästa steg: a fact, not a process. Answers the case. */
@Injectable()
export class ReadyService {
  constructor(
    private readonly entry: CaseEntry,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  declare(input: DeclareReadyInput): Promise<string> {
    return this.once.run('declareReady', input, async () => {
      const { kind, from } = input;
      const key = await this.entry.enter(input.caseId);
      const manager = await RequestTransaction.current().manager();
      const open = await manager.find(Ready, { where: { caseId: key.caseId, kind } });
      if (open.some(({ until }) => until === null)) throw new Refusal('BAD_INPUT', ALREADY, { field: 'kind' });
      await manager.insert(Ready, { ...this.entry.birth(key), category: 'plan', kind, since: from });
      const payload = { kind, owner: currentUnit() };
      await this.journal.append(key, { type: 'ready_declared', occurredOn: from, payload });
      return key.caseId;
    });
  }

  withdraw(input: WithdrawReadyInput): Promise<string> {
    return this.once.run('withdrawReady', input, async () => {
      const row = await this.entry.load(Ready, input.readyId);
      expectVersion('ready', row, input.expectedVersion);
      if (row.until) throw new Refusal('NO_SUCH_MOVE');
      const until = input.date ?? (await RequestTransaction.current().value<string>('select app_today()::text'));
      if (until < row.since) throw new Refusal('BAD_INPUT', BEFORE_SINCE, { field: 'date' });
      await this.entry.change(Ready, row, { until });
      const payload = { kind: row.kind };
      await this.journal.append(row, { type: 'ready_withdrawn', occurredOn: until, payload });
      return row.caseId;
    });
  }
}
