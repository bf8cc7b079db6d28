import { Injectable } from '@nestjs/common';
import { EXTENSION_REASONS, PAUSE_REASONS } from '#domain';
import { Refusal, addDays } from '#kernel';
import { Journal, Once, RequestTransaction } from '#platform';
import { InterventionEntry, assertNotBeforeStart } from './intervention-entry.service.js';
import type {
  AgreeNextStepInput,
  ChangeExtentInput,
  ExtendInterventionInput,
  PauseInterventionInput,
  ResumeInterventionInput,
} from './intervention.inputs.js';
import { InterventionPauses } from './intervention-pause.service.js';

const NOT_LATER = {
  sv: 'En förlängning slutar senare än det som gäller nu. Välj ett senare datum.',
  en: 'An extension ends later than what holds now. Choose a later day.',
};
const UNTIL_BEFORE_FROM = {
  sv: 'Pausens sista dag ligger före den första. Rätta en av dem.',
  en: 'The last paused day is before the first. Correct one of them.',
};
const NOT_AFTER_PAUSE = {
  sv: 'Första dagen tillbaka måste ligga efter pausens första dag, och inte efter dess slut.',
  en: 'The first day back must be after the first paused day, and not after the pause has ended.',
};

/** While it runs: how much, pauses, a later end, the agreed next step. The operating unit's alone. */
@Injectable()
export class InterventionCourse {
  constructor(
    private readonly moves: InterventionEntry,
    private readonly pauses: InterventionPauses,
    private readonly journal: Journal,
    private readonly once: Once,
  ) {}

  changeExtent(input: ChangeExtentInput): Promise<string> {
    return this.once.run('changeExtent', input, async () => {
      const { row } = await this.moves.begin('changeExtent', input, ['extent']);
      assertNotBeforeStart(row, input.date, 'date');
      await this.moves.change(row, {});
      await this.moves.setExtent(row, input.date, input.hoursPerWeek);
      return row.id;
    });
  }

  /** The pause is a plan fact and flows; why is nobody else's. */
  pause(input: PauseInterventionInput): Promise<string> {
    return this.once.run('pauseIntervention', input, async () => {
      const { date, until, reason } = input;
      const { row } = await this.moves.begin('pause', input, ['reason']);
      assertNotBeforeStart(row, date, 'date');
      if (until && until < date) throw new Refusal('BAD_INPUT', UNTIL_BEFORE_FROM, { field: 'until' });
      await this.moves.keepWords(row, PAUSE_REASONS, reason, input.otherText);
      await this.moves.change(row, {});
      await this.pauses.open(row, { fromOn: date, toOn: until ?? null, reason });
      return row.id;
    });
  }

  resume(input: ResumeInterventionInput): Promise<string> {
    return this.once.run('resumeIntervention', input, async () => {
      const { row } = await this.moves.begin('resume', input, []);
      const pause = await this.moves.openPause(row);
      const { date } = input;
      if (!pause || date <= pause.fromOn || (pause.toOn && date > addDays(pause.toOn, 1))) {
        throw new Refusal('BAD_INPUT', NOT_AFTER_PAUSE, { field: 'date' });
      }
      await this.moves.change(row, {});
      await this.pauses.close(row, pause, date);
      return row.id;
    });
  }

  /** A new end takes back what was agreed about the old one. */
  extend(input: ExtendInterventionInput): Promise<string> {
    return this.once.run('extendIntervention', input, async () => {
      const { plannedEnd, reason } = input;
      const { row } = await this.moves.begin('extend', input, ['newEnd', 'reason']);
      await this.moves.keepWords(row, EXTENSION_REASONS, reason, undefined);
      const today = await RequestTransaction.current().value<string>('select app_today()::text');
      const before = row.plannedEnd ?? row.startedOn ?? today;
      if (plannedEnd <= before) throw new Refusal('BAD_INPUT', NOT_LATER, { field: 'plannedEnd' });
      await this.moves.change(row, { plannedEnd, nextStepAgreed: null, nextStepAgreedOn: null });
      await this.moves.addPeriod(row, { kind: 'extension', fromOn: before, toOn: plannedEnd, reason });
      await this.journal.append(row, {
        type: 'planned_end_changed',
        payload: { iv: row.id, planned_end: plannedEnd },
      });
      return row.id;
    });
  }

  /** What is agreed stays with the unit; that something is agreed is told. */
  agreeNextStep(input: AgreeNextStepInput): Promise<string> {
    return this.once.run('agreeNextStep', input, async () => {
      const { row } = await this.moves.begin('agreeNextStep', input, ['nextStep']);
      const nextStepAgreedOn = await RequestTransaction.current().value<string>('select app_today()::text');
      await this.moves.change(row, { nextStepAgreed: input.nextStep, nextStepAgreedOn });
      await this.journal.append(row, { type: 'next_step_agreed', payload: { iv: row.id } });
      return row.id;
    });
  }
}
