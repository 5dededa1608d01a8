/**
 * Measurements that are no tests, for nobody can promise their numbers on every machine.
 * `npm run bench -- <suite> [options]`
 */
import { hold } from "./hold.ts";
import { page } from "./page.ts";

const suites: Record<string, { run(args: string[]): Promise<void>; usage: string }> = {
  hold: { run: hold, usage: "[--quick] [--count N]: that many sockets, then parked polls, held" },
  page: { run: page, usage: "[seconds]: the page under 1,000 messages a second, of BENCH_ORIGIN" },
};

const [name = "", ...args] = process.argv.slice(2);
const suite = Object.hasOwn(suites, name) ? suites[name] : undefined;
if (suite) await suite.run(args);
else {
  const lines = Object.entries(suites).map(
    ([id, { usage }]) => `  npm run bench -- ${id} ${usage}`,
  );
  process.stderr.write(`Which suite?\n${lines.join("\n")}\n`);
  process.exitCode = 2;
}
