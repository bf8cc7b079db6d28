import { addDays, countedDays, dayNumber, dayOf, daysBetween, isCountedDay, isDay, isoWeek, weekday } from '#kernel';

const MS_PER_DAY = 86_400_000;

describe('day arithmetic', () => {
  it('agrees with the language on every day from 1890 to 2110, weekdays included', () => {
    const first = Date.UTC(1890, 0, 1);
    for (let at = 0; first + at * MS_PER_DAY < Date.UTC(2110, 11, 31); at++) {
      const date = new Date(first + at * MS_PER_DAY);
      const day = date.toISOString().slice(0, 10);
      const right = dayNumber(day) * MS_PER_DAY === date.getTime() && dayOf(dayNumber(day)) === day;
      if (!right || weekday(day) !== (date.getUTCDay() || 7) || !isDay(day)) expect(day).toBe('counted rightly');
    }
  });

  it('knows what is no day', () => {
    for (const no of [
      '2026-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-1-5',
      '20260105',
      '',
      null,
      5,
      '2026-01-05T00:00',
    ]) {
      expect([no, isDay(no)]).toEqual([no, false]);
    }
    for (const yes of ['2024-02-29', '2000-02-29', '2026-12-31']) expect([yes, isDay(yes)]).toEqual([yes, true]);
    expect(isDay('1900-02-29')).toBe(false);
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
  });

  it.each([
    ['2026-01-01', 2026, 1],
    ['2026-12-31', 2026, 53],
    ['2027-01-01', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-30', 2025, 1],
    ['2020-12-31', 2020, 53],
    ['2021-01-03', 2020, 53],
    ['2025-07-07', 2025, 28],
    ['2025-08-03', 2025, 31],
    ['2025-08-04', 2025, 32],
  ])('%s lies in week %i-%i', (day, year, week) => {
    expect(isoWeek(day)).toEqual({ year, week });
  });

  it('numbers the weeks of every year so that 4 January is in week 1 and 28 December in the last', () => {
    for (let year = 1990; year < 2060; year++) {
      expect(isoWeek(`${year}-01-04`)).toEqual({ year, week: 1 });
      expect(isoWeek(`${year}-12-28`).week).toBe(isoWeek(addDays(`${year + 1}-01-04`, -7)).week);
    }
  });

  it('counts calendar and working days after a day, up to and with another', () => {
    const easter = new Set(['2026-04-03', '2026-04-06']);
    expect(countedDays('2026-04-01', '2026-04-10', 'calendar', easter)).toBe(9);
    expect(countedDays('2026-04-01', '2026-04-10', 'working', easter)).toBe(5);
    expect(countedDays('2026-04-10', '2026-04-01', 'working', easter)).toBe(0);
    expect(countedDays('2026-04-10', '2026-04-01', 'calendar', easter)).toBe(0);
    expect(isCountedDay('2026-04-04', 'working', easter)).toBe(false);
    expect(isCountedDay('2026-04-04', 'calendar', easter)).toBe(true);
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  });
});
