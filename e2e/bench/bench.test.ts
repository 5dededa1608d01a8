import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { suites } from "./measure.ts";
import type { SuiteResult } from "./results.ts";
import { root } from "./root.ts";

/** Starts the bench; what it starts bears the mark in its environment. */
function startBench(t: TestContext, ...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), "poll-hold-push-bench-test-"));
  const child = spawn(process.execPath, ["--import", "tsx", "e2e/bench/index.ts", ...args], {
    cwd: root,
    env: { ...process.env, BENCH_TEST: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  t.after(async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  let errors = "";
  child.stderr.on("data", (piece: Buffer) => {
    errors += piece;
  });
  return { child, folder, ended, errors: () => errors };
}

/** Processes that bear a mark: those of one bench. */
function marked(mark: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, "utf8").includes(mark);
    } catch {
      // It has ended meanwhile, or is somebody else's.
      return false;
    }
  });
}

for (const name of Object.keys(suites)) {
  test(`${name} measures every server, writes it down and leaves no process behind`, async (t) => {
    const out = mkdtempSync(join(tmpdir(), "poll-hold-push-bench-out-"));
    t.after(() => rmSync(out, { recursive: true, force: true }));
    const { ended, folder, errors } = startBench(t, name, "--quick", "--out", out);
    assert.deepEqual(await ended, [0, null], errors());
    assert.deepEqual(marked(folder), []);

    const files = readdirSync(out).sort();
    assert.deepEqual(
      files.map((file) => file.split(".")[1]),
      ["json", "svg"],
    );
    const json: { suites: SuiteResult[] } = JSON.parse(read(out, files[0]));
    assert.deepEqual(
      json.suites.map(({ suite }) => suite),
      [name],
    );
    for (const { figures } of json.suites) {
      assert.ok(figures.length > 0);
      for (const { title, better, servers } of figures) {
        assert.ok(
          servers.some(({ role }) => role === "ours"),
          title,
        );
        for (const { server, median } of servers) assert.ok(isGood(median), `${server}: ${title}`);
        if (!better) continue;
        const ratios = servers.map(({ ratio }) => ratio ?? Number.NaN);
        assert.ok(ratios.every(isGood), title);
      }
    }
    assert.match(read(out, files[1]), /^<svg [\s\S]*<\/svg>\n$/);
  });
}

test("hold delivers each message once to all it holds, and leaves no process behind", async (t) => {
  const out = mkdtempSync(join(tmpdir(), "poll-hold-push-bench-out-"));
  t.after(() => rmSync(out, { recursive: true, force: true }));
  const options = ["--quick", "--count", "100", "--out", out];
  const { ended, folder, errors } = startBench(t, "hold", ...options);
  assert.deepEqual(await ended, [0, null], errors());
  assert.deepEqual(marked(folder), []);

  const [file, ...others] = readdirSync(out);
  assert.deepEqual(others, []);
  const json: { suites: SuiteResult[] } = JSON.parse(read(out, file));
  const figures = json.suites.flatMap(({ figures }) => figures);
  const medianOf = (id: string) => figures.find((one) => one.id === id)?.servers[0]?.median;
  for (const kind of ["websocket", "long-polling"]) {
    assert.equal(medianOf(`${kind}-clients`), 100);
    assert.equal(medianOf(`${kind}-missing`), 0);
    assert.ok(isGood(medianOf(`${kind}-after`) ?? 0), kind);
  }
});

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGHUP", 129],
] as const) {
  for (const suite of ["ws", "hold"]) {
    test(`${suite}, ended by ${signal}, leaves no process behind`, async (t) => {
      const { child, ended, folder, errors } = startBench(t, suite, "--quick");
      // The bench, a server and its clients.
      while (marked(folder).length < 3) {
        assert.equal(child.exitCode, null, errors());
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      child.kill(signal);
      assert.deepEqual(await ended, [code, null], errors());
      while (marked(folder).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    });
  }
}

test("a wrong option is told, and nothing is started", async (t) => {
  for (const [given, told] of [
    [["ws", "--peers", "nobody"], /^--peers knows socket\.io, next, not nobody\.\n$/],
    [["ws", "--rounds", "0"], /^--rounds is a whole number from 1 to 50\.\n$/],
    [["hold", "--cuont", "9"], /^Unknown option '--cuont'[^\n]*\n$/],
  ] as const) {
    const { ended, errors } = startBench(t, ...given);
    assert.deepEqual(await ended, [1, null]);
    assert.match(errors(), told);
  }
});

function isGood(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}

function read(folder: string, file = ""): string {
  return readFileSync(join(folder, file), "utf8");
}
