import { formatCaseNumber, isCaseNumber } from '#kernel';
import type { Dice } from './dice.js';

const CHARACTERS = [...'23456789CDFGHJKLMNPRTVX'];

/** A case number like any other, but thrown: six characters and the one that checks them. */
export function checkedCaseNumber(dice: Dice): string {
  const body = Array.from({ length: 6 }, () => dice.pick(CHARACTERS)).join('');
  const check = CHARACTERS.find((character) => isCaseNumber(body + character));
  return formatCaseNumber(body + (check ?? ''));
}
