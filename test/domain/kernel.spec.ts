import { caseNumber, formatCaseNumber, isCaseNumber, isCode, Refusal, REFUSALS, uuidv7 } from '#kernel';
import { REJECT_REASONS } from '#domain';

describe('a refusal', () => {
  it.each(Object.entries(REFUSALS))('%s says what happened and what to do, in two languages', (_code, words) => {
    for (const text of [words.sv, words.en]) expect(text.split(/[.;] /).length).toBeGreaterThan(1);
  });

  it('carries its code, its words and what the reader needs to put it right', () => {
    const refusal = new Refusal('NO_GROUND', undefined, { field: 'categories' });
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({ code: 'NO_GROUND', ...REFUSALS.NO_GROUND, detail: { field: 'categories' } });
  });
});

describe('a code', () => {
  it('is in its list or is refused, whatever JavaScript keeps on every object', () => {
    expect(isCode(REJECT_REASONS, 'noPlaces')).toBe(true);
    for (const stranger of ['', 'constructor', '__proto__', 'NOPLACES', null, undefined, 7]) {
      expect(isCode(REJECT_REASONS, stranger)).toBe(false);
    }
  });
});

describe('a case number', () => {
  const some = Array.from({ length: 500 }, () => caseNumber());

  it('is random, short and without letters that make words or are mistaken for others', () => {
    expect(new Set(some).size).toBe(some.length);
    for (const number of some)
      expect(number).toMatch(/^[2-9CDFGHJKLMNPRTVX]{3}-[2-9CDFGHJKLMNPRTVX]{3}-[2-9CDFGHJKLMNPRTVX]$/);
  });

  it('is known again however it is typed', () => {
    for (const number of some.slice(0, 20)) {
      const typed = number.replaceAll('-', ' ').toLowerCase();
      expect(isCaseNumber(typed)).toBe(true);
      expect(formatCaseNumber(typed)).toBe(number);
    }
  });

  it('finds every single wrong character and every swap of two neighbours', () => {
    const alphabet = '23456789CDFGHJKLMNPRTVX';
    for (const number of some.slice(0, 20)) {
      const plain = number.replaceAll('-', '');
      for (let at = 0; at < plain.length; at += 1) {
        for (const other of alphabet.replace(plain.charAt(at), '')) {
          expect(isCaseNumber(plain.slice(0, at) + other + plain.slice(at + 1))).toBe(false);
        }
        const swapped = plain.slice(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.slice(at + 2);
        if (swapped !== plain) expect(isCaseNumber(swapped)).toBe(false);
      }
    }
  });

  it('is nothing else', () => {
    for (const wrong of ['', 'K7M', 'AAA-AAA-A', '2026-0147', 'K7M-4PD-99']) expect(isCaseNumber(wrong)).toBe(false);
  });
});

describe('an id', () => {
  it('is a uuid of version 7 that sorts by the time it was made', () => {
    const ids = [1_767_225_600_000, 1_767_225_600_001, 1_893_456_000_000].map((time) => uuidv7(time));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...ids].sort()).toEqual(ids);
    expect(uuidv7(0)).not.toBe(uuidv7(0));
  });
});
