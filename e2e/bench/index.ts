/**
 * Measurements that are no tests, for nobody can promise their numbers on every machine.
 * `npm run bench -- <suite> [options]`
 */
import { hold } from "./hold.ts";
import { suites as compared, measure } from "./measure.ts";
import { page } from "./page.ts";

interface Command {
  run(args: string[]): Promise<void>;
  usage: string;
}

const options = "[--quick] [--rounds N] [--peers NAMES]";
const names = Object.keys(compared);
const commands: Record<string, Command> = {
  ...Object.fromEntries(
    Object.entries(compared).map(([name, { about }]) => [
      name,
      { run: (args) => measure([name], args), usage: `${options}: ${about}` } satisfies Command,
    ]),
  ),
  all: { run: (args) => measure(names, args), usage: `${options}: ${names.join(", ")}` },
  hold: { run: hold, usage: "[--quick] [--count N]: that many sockets, then parked polls, held" },
  page: { run: page, usage: "[seconds]: the page under 1,000 messages a second, of BENCH_ORIGIN" },
};

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  try {
    await command.run(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    // What was begun ends with the process.
    process.exit(1);
  }
} else {
  const lines = Object.entries(commands).map(
    ([id, { usage }]) => `  npm run bench -- ${id} ${usage}`,
  );
  process.stderr.write(`Which suite?\n${lines.join("\n")}\n`);
  process.exitCode = 2;
}
