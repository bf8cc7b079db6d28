import { isDay } from '#kernel';

/** Twelve digits, as kept: century, birth date, number and check digit. */
export type Personnummer = string;

/**
 * Reads what a person types: with or without century, with - or + before the last four. Samordningsnummer (day + 60) too.
 * Null when the date does not exist or the check digit is wrong (folkbokföringslagen 18 §).
 * @param today decides the century of a ten-digit number; + means one hundred years or more.
 */
export function readPersonnummer(typed: string, today: string): Personnummer | null {
  const found = /^(\d{2})?(\d{6})([-+]?)(\d{4})$/.exec(typed.replaceAll(/\s/g, ''));
  if (!found) return null;
  const [, century, short = '', sign, last = ''] = found;
  const ten = short + last;
  if (!hasRightCheckDigit(ten)) return null;
  const twelve = (century ?? centuryOf(short, sign === '+', today)) + ten;
  const day = Number(twelve.slice(6, 8));
  const born = `${twelve.slice(0, 4)}-${twelve.slice(4, 6)}-${String(day > 60 ? day - 60 : day).padStart(2, '0')}`;
  return isDay(born) && born <= today ? twelve : null;
}

/** What a screen shows: the number itself is opened by an act of its own. */
export const maskPersonnummer = (number: Personnummer): string => `${number.slice(0, 8)}-••••`;

/** The number may be a nearby day when a date's numbers have run out, so only the year is derived. */
export const birthYearOf = (number: Personnummer): number => Number(number.slice(0, 4));

function centuryOf(short: string, isOld: boolean, today: string): string {
  const thisYear = Number(today.slice(0, 4));
  const newest = thisYear - ((thisYear - Number(short.slice(0, 2))) % 100);
  return String(Math.floor((isOld ? newest - 100 : newest) / 100));
}

function hasRightCheckDigit(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}
