/** Where a command writes: answers to `out`, everything else to `err`. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
}

/** What every command ends with. */
export const GOOD = 0;
export const WRONG_INPUT = 1;
export const WRONG_USAGE = 2;

/** Takes what stands after its name, answers the exit code. */
export type Command = (argv: readonly string[], io: CommandIo) => Promise<number>;

/** Wrong usage: what was wrong, and how it should be. */
export function misuse(io: CommandIo, usage: string): number {
  io.err(usage);
  return WRONG_USAGE;
}
