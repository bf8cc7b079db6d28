import * as z from 'zod';
import { INTAKES, OWNER_KINDS, PROGRAMME_KINDS, PROGRAMME_STATUSES, STATUS_PERIODS } from './programme.types.js';
import { codes, count, id, list, period, refuseBackwards, refuseTurned, silent, text, weeks } from './schema.rules.js';

/**
 * One programme as the associations describe it. Only id, name, association, kind and status must be there;
 * a field that is not listed here is refused, since a misspelt rule would otherwise silently not apply.
 */

const line = text(300);
const prose = text(2000);
const hours = z.number().min(0).max(168);
const age = z.int().min(0).max(120);

const owner = z.strictObject({ name: silent(line), agencyKind: silent(codes(OWNER_KINDS)), note: silent(prose) });

const statusPeriod = period
  .extend({ status: codes(STATUS_PERIODS), reason: silent(prose), approx: silent(z.boolean()) })
  .superRefine(refuseBackwards);

const targetGroup = z.strictObject({
  ages: silent(z.tuple([age, age]).superRefine(refuseTurned(0, 1))),
  conditions: list(line),
  benefitTypes: list(line),
  minAgencies: silent(count),
  gender: silent(prose),
  employment: silent(prose),
  other: silent(prose),
});

const capacity = z
  .strictObject({
    places: silent(count),
    groupMin: silent(count),
    groupMax: silent(count),
    bookableSlots: silent(prose),
    perYear: silent(count),
    note: silent(prose),
  })
  .superRefine(refuseTurned('groupMin', 'groupMax'));

const duration = z
  .strictObject({
    plannedWeeks: silent(weeks),
    minWeeks: silent(weeks),
    maxWeeks: silent(weeks),
    extension: silent(prose),
    aftercare: silent(prose),
    note: silent(prose),
  })
  .superRefine(refuseTurned('minWeeks', 'maxWeeks'));

const phase = z.strictObject({
  order: z.int().min(1).max(50),
  name: line,
  purpose: silent(prose),
  plannedWeeks: silent(weeks),
  note: silent(prose),
});

const intensity = z.strictObject({
  hoursPerWeekStart: silent(z.union([hours, z.tuple([hours, hours])])),
  hoursPerWeekTarget: silent(hours),
  daysPerWeek: silent(z.number().min(0).max(7)),
  hoursPerDay: silent(z.number().min(0).max(24)),
  weekdays: silent(z.array(z.enum(['mån', 'tis', 'ons', 'tor', 'fre', 'lör', 'sön']))),
  time: silent(line),
  note: silent(prose),
});

const goal = z.strictObject({
  id: text(100),
  text: prose,
  measure: silent(prose),
  target: silent(z.number()),
  unit: silent(line),
  denominator: silent(prose),
  deadline: silent(line),
});

const entryRule = z.strictObject({
  field: line,
  op: z.enum(['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'not_in', 'has', 'exception']),
  value: z.union([line, z.number(), z.boolean(), z.array(z.union([line, z.number()]))]),
  hard: z.boolean(),
  note: silent(prose),
});

const followUpRule = z.strictObject({
  kind: line,
  everyWeeks: silent(weeks),
  atWeek: silent(z.union([weeks, z.array(weeks)])),
  afterEndMonths: silent(z.int().min(0).max(120)),
  who: silent(z.array(line)),
  note: silent(prose),
});

/** A programme (insats) as configuration. Read the associations' own words from it, not more than they say. */
export const programmeSchema = z.strictObject({
  id,
  name: line,
  association: line,
  kind: codes(PROGRAMME_KINDS),
  status: codes(PROGRAMME_STATUSES),
  statusPeriods: list(statusPeriod),
  period: silent(period.superRefine(refuseBackwards)),
  owner: silent(owner),
  parties: list(line),
  municipalities: list(line),
  unitOfWork: silent(line),
  parentId: silent(id),
  childIds: list(id),
  usesInsatser: list(id),
  usedAsActivityIn: list(id),
  targetGroup: silent(targetGroup),
  entryRules: list(prose),
  entryRulesStructured: list(entryRule),
  exclusionRules: list(prose),
  referrers: list(line),
  intake: silent(codes(INTAKES)),
  intakeInferred: silent(codes(INTAKES)),
  intakeNote: silent(prose),
  capacity: silent(capacity),
  duration: silent(duration),
  phases: list(phase),
  intensity: silent(intensity),
  methods: list(line),
  instruments: list(line),
  followUp: list(prose),
  followUpRules: list(followUpRule),
  staffing: silent(prose),
  previousSteps: list(line),
  nextSteps: list(line),
  goals: list(goal),
  obstacles: list(prose),
  successFactors: list(prose),
  notes: silent(prose),
  // Known but not kept: they describe the report the programme was read from, not the programme.
  source: z.unknown().optional(),
  reported: z.unknown().optional(),
  gaps: z.unknown().optional(),
  config: z.null().optional(),
});

/** What we keep of a programme. */
export type Programme = Omit<z.output<typeof programmeSchema>, 'source' | 'reported' | 'gaps' | 'config'>;
