/**
 * Measurements that are no tests, for nobody can promise their numbers on every machine.
 * `npm run bench -- <suite> [options]`
 */
import { hold } from "./hold.ts";
import { suites as compared, measure } from "./measure.ts";
import { WrongOption } from "./options.ts";
import { page } from "./page.ts";

interface Command {
  run(args: string[]): Promise<void>;
  usage: string;
}

const options = "[--quick] [--rounds N] [--peers NAMES] [--out FOLDER]";
const names = Object.keys(compared);
const commands: Record<string, Command> = {
  ...Object.fromEntries(
    Object.entries(compared).map(([name, { about }]) => [
      name,
      { run: (args) => measure([name], args), usage: `${options}: ${about}` } satisfies Command,
    ]),
  ),
  all: { run: (args) => measure(names, args), usage: `${options}: ${names.join(", ")}` },
  hold: {
    run: hold,
    usage: "[--quick] [--count N] [--out FOLDER]: that many sockets, then parked polls, held",
  },
  page: { run: page, usage: "[seconds]: the page under 1,000 messages a second, of BENCH_ORIGIN" },
};

const usage = Object.entries(commands)
  .map(([id, { usage }]) => `  npm run bench -- ${id} ${usage}\n`)
  .join("");

const meanings = `
  --quick          small and short, one round: whether it works, not how fast
  --rounds N       1 to 50, each with fresh processes
  --peers NAMES    who stands beside, separated by commas: socket.io, next; "" for nobody
  --count N        1 to 15000 connections
  --out FOLDER     for JSON and plots, bench-results unless given
`;

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if ([name, ...args].some((word) => word === "--help" || word === "-h")) {
  process.stdout.write(usage + meanings);
} else if (command) {
  try {
    await command.run(args);
  } catch (error) {
    const told = error instanceof WrongOption ? error.message : error;
    process.stderr.write(`${told instanceof Error ? told.stack : told}\n`);
    // What was begun ends with the process.
    process.exit(1);
  }
} else {
  const unknown = name === "" ? "Which suite?" : `There is no suite "${name}".`;
  process.stderr.write(`${unknown}\n${usage}${meanings}`);
  process.exitCode = 2;
}
