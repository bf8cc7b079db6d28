/** Days by the language's own calendar, for the oracle: nothing shared with the kernel's arithmetic. */
export function plus(day: string, days: number): string {
  return remembered(`${day}+${days}`, () => {
    return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  });
}

/** Days of a few years are asked about millions of times. */
const memory = new Map<string, unknown>();
function remembered<T>(question: string, answer: () => T): T {
  if (!memory.has(question)) memory.set(question, answer());
  return memory.get(question) as T;
}

export function isWeekend(day: string): boolean {
  return remembered(`weekend ${day}`, () => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
}

/** The week a day lies in: weeks are numbered by their Thursdays. */
export function week(day: string): number {
  return remembered(`week ${day}`, () => weekOf(day));
}

function weekOf(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  const thursday = plus(day, 4 - (date.getUTCDay() || 7));
  let number = 0;
  for (let one = thursday; one.slice(0, 4) === thursday.slice(0, 4); one = plus(one, -7)) number++;
  return number;
}
