import { type ParseArgsConfig, parseArgs } from "node:util";

/** An option that is not known, or not so: told in one line, for the reader's mistake is not the program's. */
export class WrongOption extends Error {}

/** The options of a suite. @throws {WrongOption} for one that it does not know. */
export function readOptions<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: T,
) {
  try {
    return parseArgs({ args, options }).values;
  } catch (thrown) {
    throw new WrongOption(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** A whole number that was given. @throws {WrongOption} for anything else. */
export function readCount(option: string, given: string, most: number): number {
  const count = Number(given);
  if (given !== "" && Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new WrongOption(`${option} is a whole number from 1 to ${most}.`);
}
