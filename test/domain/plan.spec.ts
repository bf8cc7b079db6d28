import { planFacts, planKind, SIP_LEGAL_ITEMS, SIP_MOVES, type PlanContent, type SipNeed } from '#domain';
import { IllegalMove, move } from '#kernel';

const whole: PlanContent = {
  actions: [
    { kind: 'insats', text: 'Boendestöd två gånger i veckan', responsible: 'kommun' },
    { kind: 'insats', text: 'Samtalsstöd', responsible: 'region' },
    { kind: 'measure', text: 'Prövar fortsatt ersättning', responsible: 'fk' },
  ],
  noOtherMeasures: false,
  overallResponsible: 'region',
  followUpOn: '2026-09-22',
  participantInformed: true,
  earlierGoals: [],
};

function missing(plan: PlanContent): readonly string[] | undefined {
  try {
    move(SIP_MOVES, 'meetingHeld', 'adopt', 'planner', planFacts('sip', plan));
  } catch (error) {
    if (error instanceof IllegalMove) return error.detail.missing;
    throw error;
  }
  return [];
}

describe('adopting a plan', () => {
  it('is possible with the four items of the law, a follow-up date and an informed participant', () => {
    expect(missing(whole)).toEqual([]);
    expect(Object.keys(SIP_LEGAL_ITEMS)).toHaveLength(4);
    for (const { law } of Object.values(SIP_LEGAL_ITEMS)) expect(law).toMatch(/^HSL 16:4 p\. \d, SoL 10:8 p\. \d$/);
  });

  it.each([
    ['overallResponsible', { overallResponsible: null }],
    ['overallResponsible', { overallResponsible: 'af' }],
    ['followUpDate', { followUpOn: null }],
    ['participantInformed', { participantInformed: false }],
  ] as const)('says that %s is missing', (need: SipNeed, change: Partial<PlanContent>) => {
    expect(missing({ ...whole, ...change })).toEqual([need]);
  });

  it('wants interventions, each with kommun or region answering for it', () => {
    const [, , measure] = whole.actions;
    expect(missing({ ...whole, actions: [measure!] })).toEqual(['interventions', 'principals']);
    const byInsurance = { kind: 'insats', text: 'Samtal', responsible: 'fk' } as const;
    expect(missing({ ...whole, actions: [...whole.actions, byInsurance] })).toEqual(['principals']);
  });

  it('wants the measures of others, or that it is said outright that none are needed', () => {
    const own = whole.actions.filter((action) => action.kind === 'insats');
    expect(missing({ ...whole, actions: own })).toEqual(['otherMeasures']);
    expect(missing({ ...whole, actions: own, noOtherMeasures: true })).toEqual([]);
    expect(missing({ ...whole, noOtherMeasures: true })).toEqual(['otherMeasures']);
  });

  it('counts no empty lines', () => {
    const blank = whole.actions.map((action) => ({ ...action, text: '  ' }));
    expect(missing({ ...whole, actions: blank })).toEqual(['interventions', 'principals', 'otherMeasures']);
  });
});

describe('what a plan is called', () => {
  it('is SIP only when both kommun and region take part', () => {
    expect(planKind(['kommun', 'region', 'fk'])).toBe('sip');
    expect(planKind(['fk', 'af'])).toBe('jointPlanning');
    expect(planKind(['kommun', 'fk'])).toBe('jointPlanning');
  });

  it('a joint planning of FK and AF alone can be adopted: the law’s division between kommun and region is not asked for', () => {
    const measures = [{ kind: 'measure', text: 'Prövar fortsatt ersättning', responsible: 'fk' }] as const;
    const facts = planFacts('jointPlanning', { ...whole, actions: measures, overallResponsible: 'af' });
    expect(() => move(SIP_MOVES, 'meetingHeld', 'adopt', 'planner', facts)).not.toThrow();
    const empty = planFacts('jointPlanning', { ...whole, actions: [], overallResponsible: 'af' });
    expect(empty).not.toContain('interventions');
  });

  it('a joint planning may be led by any authority', () => {
    expect(planFacts('jointPlanning', { ...whole, overallResponsible: 'fk' })).toContain('overallResponsible');
    expect(planFacts('jointPlanning', { ...whole, overallResponsible: null })).not.toContain('overallResponsible');
  });
});
