import { mustBeLogged, seatFlags, type Permission, type SeatUse } from '#domain';

describe('an entry in the access log', () => {
  it.each<[Permission, string]>([
    ['case.read', 'a case'],
    ['person.read', 'a person'],
    ['delivery.read', 'what has come'],
    ['consent.readProof', 'what was handed over'],
    ['audit.read', 'the log itself'],
    ['notice.read', 'notices, which name cases'],
    ['notice.see', 'a notice'],
    ['board.read', 'the oldest cases of a unit'],
    ['clearance.read', 'who is cleared for whom'],
  ])('is written before %s answers: it opens %s', (permission, _about) => {
    expect(mustBeLogged(permission)).toBe(true);
  });

  it.each<[Permission, string]>([
    ['session.read', 'one’s own sign-in'],
    ['directory.read', 'units and vocabularies'],
    ['colleague.read', 'colleagues at work'],
    ['catalogue.import', 'programmes'],
    ['account.unlock', 'staff'],
    ['deputy.set', 'staff'],
    ['seat.grant', 'staff'],
    ['client.register', 'machines'],
    ['wording.approve', 'texts'],
    ['retention.decide', 'rules'],
    ['notice.set', 'one’s own settings'],
  ])('is not asked of %s: it is about %s', (permission, _about) => {
    expect(mustBeLogged(permission)).toBe(false);
  });
});

describe('a seat under review', () => {
  const seat: SeatUse = { roles: ['caseManager', 'manager'], why: 'Samordnare på AC', unitClosed: false, idleDays: 3 };

  it('is asked nothing about when it is used, has a reason and its roles go together', () => {
    expect(seatFlags(seat)).toEqual([]);
  });

  it('is asked about after ninety days without use, not before', () => {
    expect(seatFlags({ ...seat, idleDays: 89 })).toEqual([]);
    expect(seatFlags({ ...seat, idleDays: 90 })).toEqual(['unused']);
    expect(seatFlags({ ...seat, idleDays: 400 })).toEqual(['unused']);
  });

  it.each([
    [['auditor', 'administrator']],
    [['auditor', 'caseworker']],
    [['caseManager', 'auditor']],
    [['caseworker', 'manager', 'administrator']],
    [['administrator', 'caseManager']],
  ])('%p: whoever reviews the log, or hands out seats, should not be read in it', (roles) => {
    expect(seatFlags({ ...seat, roles })).toEqual(['combination']);
  });

  it.each([[['auditor']], [['administrator']], [['auditor', 'manager']], [['caseManager', 'caseworker']], [[]]])(
    '%p go together',
    (roles) => expect(seatFlags({ ...seat, roles })).toEqual([]),
  );

  it('is asked about when its unit is closed or nobody has said why it was given', () => {
    expect(seatFlags({ ...seat, unitClosed: true })).toEqual(['closedUnit']);
    expect(seatFlags({ ...seat, why: null })).toEqual(['noReason']);
    expect(seatFlags({ ...seat, why: '' })).toEqual(['noReason']);
  });

  it('is asked about everything that is odd at once', () => {
    const odd = { roles: ['auditor', 'caseworker'], why: null, unitClosed: true, idleDays: 365 };
    expect(seatFlags(odd)).toEqual(['unused', 'combination', 'closedUnit', 'noReason']);
  });
});
