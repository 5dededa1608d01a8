import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Tests of one script or of all. */
interface Tests {
  passed: number;
  failed: number;
  skipped: number;
  /** What is to be read of each that failed: where it stands, its name and the first lines of why. */
  failures: string[];
}

/** What `Tests` uses of Playwright's report. */
interface Report {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number };
  suites?: Group[];
}
interface Group {
  suites?: Group[];
  specs?: Spec[];
}
interface Spec {
  ok: boolean;
  title: string;
  file: string;
  line: number;
  tests: { results: Result[] }[];
}
interface Result {
  errors: { message?: string }[];
  attachments?: { name: string; path?: string }[];
}

/** Lines of one failure, and of what its page showed, that are told at the end. */
const mostLines = 24;

const none: Tests = { passed: 0, failed: 0, skipped: 0, failures: [] };
const folder = mkdtempSync(join(tmpdir(), "poll-hold-push-run-"));

/** Runs an npm script with its output passed through and counts the tests it ran. */
async function runScript(script: string): Promise<Tests> {
  const summary = join(folder, `${script.replace(/\W/g, "-")}.json`);
  // Playwright's JSON reporter writes there, whatever its configuration says.
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: summary };
  const shell = process.platform === "win32";
  const child = spawn("npm", ["run", script], { env, shell, stdio: ["ignore", "pipe", "inherit"] });
  const stop = () => {
    child.kill("SIGTERM");
    process.exit(143);
  };
  process.once("SIGTERM", stop);

  let output = "";
  child.stdout.on("data", (piece: Buffer) => {
    output += piece;
    process.stdout.write(piece);
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", resolve);
  });
  process.off("SIGTERM", stop);

  const tests = add(readNodeTest(output), readPlaywright(summary));
  // A script can fail without a failing test: a type error, a server that does not start.
  return code !== 0 && tests.failed === 0
    ? { ...tests, failed: 1, failures: [`npm run ${script} ended with ${code}.`] }
    : tests;
}

/** The closing lines of node:test, `ℹ pass 12` from its spec reporter or `# pass 12` from TAP. */
function readNodeTest(output: string): Tests {
  const counts = new Map<string, number>();
  const line = /^(?:ℹ|#) (pass|fail|cancelled|skipped|todo) (\d+)$/gm;
  const text = stripVTControlCharacters(output);
  for (const [, name = "", count] of text.matchAll(line)) counts.set(name, Number(count));
  const of = (name: string) => counts.get(name) ?? 0;
  return {
    passed: of("pass"),
    failed: of("fail") + of("cancelled"),
    skipped: of("skipped") + of("todo"),
    failures: (text.split("✖ failing tests:")[1] ?? "")
      .split(/^(?=test at )/m)
      .slice(1)
      .map(begin),
  };
}

/** Playwright's JSON report, where the script ran Playwright. */
function readPlaywright(file: string): Tests {
  if (!existsSync(file)) return none;
  const { stats, suites = [] }: Report = JSON.parse(readFileSync(file, "utf8"));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: specsOf(suites)
      .filter(({ ok }) => !ok)
      .map(({ file, line, title, tests }) => {
        // A test that took too long has two: that it did, and what it was waiting for.
        const results = tests.flatMap((test) => test.results);
        const errors = results.flatMap((result) => result.errors);
        const why = begin(errors.map(({ message = "" }) => message).join("\n"));
        const told = `test at e2e/${file}:${line}\n✖ ${title}\n${why}\n${results.map(shown).join("")}`;
        return stripVTControlCharacters(told);
      }),
  };
}

/** What the page of a failed browser test showed, as its accessibility tree. */
function shown({ attachments = [] }: Result): string {
  const path = attachments.find(({ name }) => name === "error-context")?.path;
  const text = path && existsSync(path) ? readFileSync(path, "utf8") : "";
  const [, tree] = /^```yaml\n(.*?)^```/ms.exec(text) ?? [];
  return tree ? `The page then:\n${begin(tree)}\n` : "";
}

const begin = (text: string) => text.trim().split("\n").slice(0, mostLines).join("\n");

function specsOf(groups: Group[]): Spec[] {
  return groups.flatMap(({ specs = [], suites = [] }) => [...specs, ...specsOf(suites)]);
}

function add(a: Tests, b: Tests): Tests {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  };
}

const scripts = process.argv.slice(2);
let total = none;
for (const script of scripts) total = add(total, await runScript(script));
rmSync(folder, { recursive: true, force: true });

const { passed, failed, skipped, failures } = total;
if (failed > 0 || passed === 0) process.exitCode = 1;
// They stand far above by now, and a reader of the end alone asks which they were.
for (const failure of failures) process.stdout.write(`\n${failure.trim()}\n`);
// CI reads the counts of the whole run from this line, so no other line has its form.
process.stdout.write(
  `\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}\n`,
);
