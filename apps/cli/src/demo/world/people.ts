import { isDay, type Day } from '#kernel';
import type { Dice } from './dice.js';

/** Somebody who does not exist. */
export interface Invented {
  readonly givenName: string;
  readonly familyName: string;
  /** Twelve digits. */
  readonly personnummer: string;
}

const WOMEN =
  'Agda Alva Anja Asta Beata Britta Cajsa Dagny Ebba Edit Elsa Elvira Ester Fatima Frida Greta Gun Hanna Hedda Helga Idun Ingrid ' +
  'Iris Judit Karin Lena Lilly Lova Maj Malin Meja Mira Nora Olga Ronja Rut Saga Selma Signe Siri Svea Tilda Tora Tuva Vega Vera Zahra';
const MEN =
  'Abbe Albin Ali Alvar Anton Arvid Axel Bengt Bo Dan Edvin Egon Emil Erik Folke Gustav Harry Hugo Ivar Jarl Jonas Kalle Karim Klas ' +
  'Knut Lars Leo Love Malte Matti Melker Milo Nils Odd Olle Omar Oskar Otto Rune Sixten Stellan Sten Ture Tyko Ulf Viggo Yngve Åke';
/** Names that nobody bears, so that nobody takes a case for a real one. */
const FAMILIES =
  'Exempelsson Provsson Testsson Påhittsson Låtsasson Övningsson Diktqvist Fiktivberg Sagolin Uppdiktsson Demolund Skissberg ' +
  'Utkastlund Attrappsson Mallgren Modellqvist Prövalund Fantasigren Hittepåberg Schablonsson';

const women = WOMEN.split(' ');
const men = MEN.split(' ');
const families = FAMILIES.split(' ');

/** Invents people, no two with the same number or the same name. */
export class People {
  private readonly taken = new Set<string>();

  constructor(private readonly today: Day) {}

  /** Of working age; the number is of the series that is never given to anybody. */
  invent(dice: Dice): Invented {
    for (;;) {
      const isWoman = dice.chance(0.56);
      const givenName = dice.pick(isWoman ? women : men);
      const familyName = dice.pick(families);
      const personnummer = testNumber(this.bornOn(dice), isWoman, dice);
      const name = `${givenName} ${familyName}`;
      if (this.taken.has(name) || this.taken.has(personnummer)) continue;
      this.taken.add(name).add(personnummer);
      return { givenName, familyName, personnummer };
    }
  }

  /** A name for somebody who works in a unit. */
  colleague(dice: Dice): string {
    for (;;) {
      const name = `${dice.pick(dice.chance(0.7) ? women : men)} ${dice.pick(families)}`;
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return name;
    }
  }

  private bornOn(dice: Dice): Day {
    const young = dice.chance(0.4);
    const age = young ? dice.between(19, 29) : dice.between(30, 62);
    for (;;) {
      const year = Number(this.today.slice(0, 4)) - age;
      const born = `${year}-${two(dice.between(1, 12))}-${two(dice.between(1, 31))}`;
      if (isDay(born)) return born;
    }
  }
}

/** Birth numbers 980 to 999 are kept for tests; odd ones are men's. The last digit checks the nine before it. */
function testNumber(born: Day, isWoman: boolean, dice: Dice): string {
  const date = born.replaceAll('-', '');
  const nine = `${date.slice(2)}${980 + 2 * dice.between(0, 9) + (isWoman ? 0 : 1)}`;
  const sum = [...nine].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return `${date.slice(0, 2)}${nine}${(10 - (sum % 10)) % 10}`;
}

const two = (number: number): string => String(number).padStart(2, '0');
